"""The table of domain facts on NemID, row by row: what was typed, what came of it, and what was announced."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox.rules import NemIdRules
from sandbox.world import timeline
from sandbox.world.nemid import sign_in as nemid_sign_in
from sandbox.world.nemid.key_cards import keys_left, used_keys
from sandbox.world.nemid.locks import NemidBlocked, NemidLocked
from sandbox.world.nemid.sign_in import KeyAsked, NoKeyAsked
from sandbox.world.session import SignedIn, SignInCancelled, SignInFailed
from sandbox.world.state.nemid import KEYS, Pending
from sandbox.world.state.world import World
from tests.world.worlds import ask_for_key, enter_password, fresh_world, go_by, right_key, sign_in

Typed = Callable[[World], str]
PATIENT = NemIdRules(abandoned_counts=False)


def own_id(world: World) -> str:
    return world.nemid["senior"].user_id


def own_password(world: World) -> str:
    return world.nemid["senior"].password


def nothing(world: World) -> str:
    return ""


def wrong(world: World) -> str:
    return "helt-forkert-9"


FIRST_STEP: list[tuple[str, Typed, Typed, str]] = [
    ("the chosen user-id", own_id, own_password, "key-asked"),
    ("the user-id in capitals", lambda w: own_id(w).upper(), own_password, "key-asked"),
    ("the password in capitals", own_id, lambda w: own_password(w).upper(), "key-asked"),
    ("spaces around the user-id", lambda w: f"  {own_id(w)} ", own_password, "key-asked"),
    ("the NemID number", lambda w: w.nemid["senior"].number, own_password, "key-asked"),
    ("the CPR number", lambda w: w.citizen("senior").cpr, own_password, "key-asked"),
    ("the CPR number with a hyphen", lambda w: w.citizen("senior").cpr_text, own_password, "key-asked"),
    ("another's password", own_id, lambda w: w.nemid["young"].password, "wrong"),
    ("a wrong password", own_id, wrong, "wrong"),
    ("a wrong user-id", wrong, own_password, "wrong"),
    ("no user-id", nothing, own_password, "empty"),
    ("only spaces as user-id", lambda w: "   ", own_password, "empty"),
    ("no password", own_id, nothing, "empty"),
]


@pytest.mark.parametrize(
    ("user_id", "password", "outcome"), [row[1:] for row in FIRST_STEP], ids=[row[0] for row in FIRST_STEP]
)
def test_the_first_step_answers(user_id: Typed, password: Typed, outcome: str) -> None:
    world = fresh_world()
    assert enter_password(world, user_id(world), password(world)) == outcome
    assert (world.pending is not None) == (outcome == "key-asked")
    assert world.signed_in is None


def test_a_right_first_step_announces_that_a_key_is_asked_for_and_remembers_where_to_go() -> None:
    world = fresh_world()
    number = ask_for_key(world, "parent")
    assert world.take_announced() == [KeyAsked(citizen="parent")]
    assert world.pending == Pending(
        citizen="parent",
        service="borger.dk",
        return_to="/borger.dk/",
        since=world.clock,
        key_number=number,
    )


FIRST_STEP_SLIPS: list[tuple[str, Typed, Typed]] = [
    ("password-as-user-id", own_password, own_id),
    ("card-number-as-user-id", lambda w: w.nemid["senior"].card.number.lower(), own_password),
    ("look-alike", lambda w: own_id(w).replace("i", "l").replace("o", "0"), own_password),
    ("", wrong, own_password),
    ("user-id-as-password", own_id, own_id),
    ("user-id-as-password", own_id, lambda w: w.citizen("senior").cpr),
    ("another-password", own_id, lambda w: w.nemid["parent"].password),
    ("key-as-password", own_id, lambda w: w.nemid["senior"].card.pairs()[5][1]),
    ("look-alike", own_id, lambda w: own_password(w).replace("o", "0").replace("i", "1").replace("l", "1")),
    ("", own_id, wrong),
]


@pytest.mark.parametrize(
    ("slip", "user_id", "password"),
    FIRST_STEP_SLIPS,
    ids=[f"{place}-{row[0] or 'none'}" for place, row in enumerate(FIRST_STEP_SLIPS)],
)
def test_a_failed_first_step_names_the_typical_mistake(slip: str, user_id: Typed, password: Typed) -> None:
    world = fresh_world()
    world.nemid["senior"].user_id, world.nemid["senior"].password = "oliver24", "solgul85"
    assert enter_password(world, user_id(world), password(world)) == "wrong"
    [failed] = world.take_announced()
    assert isinstance(failed, SignInFailed)
    assert failed.slip == slip
    known = nemid_sign_in.owner(world, user_id(world))
    assert (failed.citizen, failed.reason) == (known, "password" if known else "unknown-id")


def test_five_wrong_passwords_in_a_row_lock_for_eight_hours_and_no_longer() -> None:
    world = fresh_world()
    outcomes = [enter_password(world, own_id(world), "forkert") for _ in range(5)]
    assert outcomes == ["wrong"] * 4 + ["locked"]
    until = world.clock + timedelta(hours=8)
    assert world.take_announced()[-1] == NemidLocked(citizen="senior", until=until)
    assert enter_password(world, own_id(world), own_password(world)) == "locked"
    world.clock = until - timedelta(seconds=1)
    assert enter_password(world, own_id(world), own_password(world)) == "locked"
    assert world.take_announced()[-1] == SignInFailed(citizen="senior", method="nemid", reason="locked")
    world.clock = until
    assert enter_password(world, own_id(world), own_password(world)) == "key-asked"


def test_trying_while_locked_makes_the_lock_no_longer() -> None:
    world = fresh_world()
    for _ in range(5):
        enter_password(world, own_id(world), "forkert")
    until = world.nemid["senior"].locked_until
    for _ in range(7):
        assert enter_password(world, own_id(world), "forkert") == "locked"
    assert world.nemid["senior"].locked_until == until


def test_a_right_password_between_starts_the_count_again() -> None:
    world = fresh_world()
    for _ in range(3):
        for _ in range(4):
            assert enter_password(world, own_id(world), "forkert") == "wrong"
        ask_for_key(world)
    assert world.nemid["senior"].locked_until is None


def test_one_citizens_lock_is_not_anothers() -> None:
    world = fresh_world()
    for _ in range(5):
        enter_password(world, own_id(world), "forkert")
    ask_for_key(world, "parent")


def test_a_user_id_that_nobody_has_locks_nobody_out() -> None:
    world = fresh_world()
    for _ in range(12):
        assert enter_password(world, "findes-ikke", "forkert") == "wrong"
    assert not [event for event in world.take_announced() if isinstance(event, NemidLocked)]
    ask_for_key(world)


@pytest.mark.parametrize("user_id", [own_id, wrong], ids=["a user-id that exists", "a user-id that does not"])
def test_the_tries_that_a_page_can_show_do_not_tell_whether_the_user_id_exists(user_id: Typed) -> None:
    world = fresh_world()
    for tries in range(1, 5):
        enter_password(world, user_id(world), "forkert")
        assert world.failed_in_row == tries
    ask_for_key(world)
    assert world.failed_in_row == 0


def test_the_counts_are_rules_that_can_be_set() -> None:
    world = fresh_world()
    go_by(world, nemid=NemIdRules(attempts=2, lock_hours=1, wrong_keys=1))
    assert enter_password(world, own_id(world), "forkert") == "wrong"
    assert enter_password(world, own_id(world), "forkert") == "locked"
    assert world.nemid["senior"].locked_until == world.clock + timedelta(hours=1)
    ask_for_key(world, "young")
    assert nemid_sign_in.enter_key(world, "forkert") == "blocked"


def test_the_right_key_signs_in() -> None:
    world = fresh_world()
    ask_for_key(world)
    world.take_announced()
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"
    assert world.signed_in == "senior"
    assert world.pending is None
    assert world.take_announced() == [SignedIn(citizen="senior", method="nemid", service="borger.dk")]


def test_spaces_in_a_key_do_not_matter() -> None:
    world = fresh_world()
    ask_for_key(world)
    key = right_key(world)
    assert nemid_sign_in.enter_key(world, f" {key[:3]} {key[3:]} ") == "signed-in"


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_key_is_no_try(typed: str) -> None:
    world = fresh_world()
    asked = ask_for_key(world)
    world.take_announced()
    assert nemid_sign_in.enter_key(world, typed) == "empty"
    assert world.pending
    assert world.pending.key_number == asked
    assert world.take_announced() == []


def place_of(world: World, by: int) -> tuple[str, str]:
    """The pair so many places further down the card than the asked one, or as many up where the card ends."""
    assert world.pending
    pairs = world.nemid["senior"].card.pairs()
    at = [number for number, _ in pairs].index(world.pending.key_number)
    return pairs[at + by] if at + by < len(pairs) else pairs[at - by]


KEY_SLIPS: list[tuple[str, Typed]] = [
    ("key-number", lambda w: place_of(w, 0)[0]),
    ("number-and-key", lambda w: "".join(place_of(w, 0))),
    ("neighbouring-row", lambda w: place_of(w, 1)[1]),
    ("neighbouring-column", lambda w: place_of(w, 37)[1]),
    ("another-key", lambda w: place_of(w, 5)[1]),
    ("another-card", lambda w: w.nemid["young"].card.pairs()[40][1]),
    ("look-alike", lambda w: right_key(w).replace("0", "O").replace("1", "l")),
    ("", lambda w: "hvadsomhelst"),
]


@pytest.mark.parametrize(("slip", "typed"), KEY_SLIPS, ids=[row[0] or "none" for row in KEY_SLIPS])
def test_a_wrong_key_names_the_typical_mistake_and_another_is_asked_for(slip: str, typed: Typed) -> None:
    world = fresh_world()
    go_by(world, nemid=PATIENT)
    asked = ask_for_key(world)
    while "0" not in right_key(world) and "1" not in right_key(world):
        asked = ask_for_key(world)
    world.take_announced()
    assert nemid_sign_in.enter_key(world, typed(world)) == "wrong"
    assert world.take_announced() == [
        SignInFailed(citizen="senior", method="nemid", reason="key", slip=slip),
        KeyAsked(citizen="senior"),
    ]
    assert world.pending
    assert world.pending.key_number != asked
    assert world.signed_in is None


def test_five_wrong_keys_in_a_row_block_for_good() -> None:
    world = fresh_world()
    ask_for_key(world)
    assert [nemid_sign_in.enter_key(world, "000") for _ in range(5)] == ["wrong"] * 4 + ["blocked"]
    assert world.take_announced()[-1] == NemidBlocked(citizen="senior")
    assert world.pending is None
    timeline.move_clock(world, 60 * 24 * 365)
    assert enter_password(world, own_id(world), own_password(world)) == "blocked"
    assert world.take_announced()[-1] == SignInFailed(citizen="senior", method="nemid", reason="blocked")


def test_a_right_key_between_starts_the_count_of_wrong_keys_again() -> None:
    world = fresh_world()
    for _ in range(3):
        ask_for_key(world)
        for _ in range(4):
            assert nemid_sign_in.enter_key(world, "000") == "wrong"
        assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"


def test_every_key_is_asked_for_once_and_then_the_card_is_empty() -> None:
    world = fresh_world()
    go_by(world, nemid=PATIENT)
    asked = [ask_for_key(world) for _ in range(KEYS)]
    assert len(set(asked)) == KEYS
    assert keys_left(world, "senior") == 1
    assert enter_password(world, own_id(world), own_password(world)) == "card-empty"
    assert world.pending is None
    assert world.take_announced()[-1] == SignInFailed(citizen="senior", method="nemid", reason="card-empty")


def test_a_wrong_key_on_an_empty_card_ends_the_sign_in() -> None:
    world = fresh_world()
    go_by(world, nemid=PATIENT)
    for _ in range(KEYS):
        ask_for_key(world)
    assert nemid_sign_in.enter_key(world, "000") == "card-empty"
    assert world.pending is None


def test_the_key_that_is_asked_for_counts_as_used_only_afterwards() -> None:
    world = fresh_world()
    asked = ask_for_key(world)
    assert used_keys(world, "senior") == set()
    assert keys_left(world, "senior") == KEYS
    nemid_sign_in.cancel(world)
    assert used_keys(world, "senior") == {asked}
    assert keys_left(world, "senior") == KEYS - 1
    ask_for_key(world, "parent")
    assert used_keys(world, "senior") == {asked}


def test_the_keys_are_not_asked_for_in_the_order_of_the_card() -> None:
    world = fresh_world()
    go_by(world, nemid=PATIENT)
    asked = [ask_for_key(world) for _ in range(20)]
    assert asked != sorted(asked)


def test_a_key_without_being_asked_is_refused() -> None:
    world = fresh_world()
    with pytest.raises(NoKeyAsked):
        nemid_sign_in.enter_key(world, "123456")


def test_a_new_first_step_drops_the_one_before() -> None:
    world = fresh_world()
    ask_for_key(world)
    enter_password(world, own_id(world), "forkert")
    with pytest.raises(NoKeyAsked):
        nemid_sign_in.enter_key(world, "123456")


def test_cancelling_is_possible_in_both_steps_and_announces_who_it_was() -> None:
    world = fresh_world()
    nemid_sign_in.cancel(world)
    ask_for_key(world, "young")
    world.take_announced()
    nemid_sign_in.cancel(world)
    assert world.pending is None
    assert world.take_announced() == [SignInCancelled(citizen="young", method="nemid")]


def test_the_key_asked_for_is_the_same_for_the_same_world() -> None:
    assert ask_for_key(fresh_world()) == ask_for_key(fresh_world())


def test_nothing_that_was_typed_stays_in_the_world_or_its_events() -> None:
    world = fresh_world()
    enter_password(world, "tastet-bruger-id", "tastet-adgangskode")
    enter_password(world, own_id(world), "tastet-adgangskode")
    ask_for_key(world)
    nemid_sign_in.enter_key(world, "tastet-nøgle")
    kept = world.to_json() + "".join(event.model_dump_json() for event in world.take_announced())
    assert "tastet" not in kept


def test_signing_in_as_another_takes_the_session_over() -> None:
    world = fresh_world()
    sign_in(world, "senior")
    sign_in(world, "parent")
    assert world.signed_in == "parent"


def test_a_card_is_reported_lost_by_user_id_and_password_only() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    assert nemid_sign_in.report_card_lost(world, "ingen", own.password) == "wrong"
    assert nemid_sign_in.report_card_lost(world, own.user_id, "forkert") == "wrong"
    assert (world.failed_in_row, own.wrong_in_row, own.card_lost) == (2, 1, False)
    assert nemid_sign_in.report_card_lost(world, own.user_id, own.password) == "right"
    assert (world.failed_in_row, own.wrong_in_row, own.card_lost) == (0, 0, True)
