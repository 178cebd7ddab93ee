"""Key cards over time, row by row as the domain facts have it."""

import pytest

from sandbox.rules import NemIdRules
from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import account, key_cards, presets
from sandbox.world.nemid import sign_in as nemid_sign_in
from sandbox.world.nemid.key_cards import NewCardPosted, NewCardTaken
from sandbox.world.nemid.locks import KeyStepAbandoned, NemidBlocked, NemidLocked
from sandbox.world.nemid.sign_in import NoKeyAsked
from sandbox.world.session import SignInFailed
from sandbox.world.state.nemid import KEYS
from sandbox.world.state.world import World
from tests.world.worlds import ask_for_key, enter_password, fresh_world, go_by, right_key, sign_in

WEEK = 7 * 24 * 60


def with_few_keys(left: int) -> World:
    world = fresh_world()
    presets.use_up(world, "senior", left)
    return world


@pytest.mark.parametrize(("left", "posted"), [(22, False), (21, True), (20, True), (1, True)])
def test_at_twenty_keys_left_a_new_card_is_posted_by_itself(left: int, posted: bool) -> None:
    world = with_few_keys(left)
    ask_for_key(world)
    assert (NewCardPosted(citizen="senior") in world.take_announced()) == posted
    assert (world.nemid["senior"].new_card is not None) == posted


def test_one_new_card_on_its_way_is_enough() -> None:
    world = with_few_keys(10)
    sign_in(world)
    first = world.nemid["senior"].new_card
    sign_in(world)
    key_cards.order(world, "senior")
    assert world.nemid["senior"].new_card == first


def test_the_new_card_comes_after_five_weekdays_and_is_of_no_use_before() -> None:
    world = with_few_keys(10)
    sign_in(world)
    assert key_cards.new_card_here(world, "senior") is None
    timeline.move_clock(world, 4 * 24 * 60)
    assert key_cards.new_card_here(world, "senior") is None
    ask_for_key(world)
    timeline.move_clock(world, WEEK)
    assert key_cards.new_card_here(world, "senior") == world.nemid["senior"].new_card


def with_new_card(left: int = 10) -> World:
    world = with_few_keys(left)
    presets.new_card(world, "senior", "here")
    world.take_announced()
    return world


def log_on(world: World) -> str:
    own = world.nemid["senior"]
    return enter_password(world, own.user_id, own.password)


def new_number(world: World) -> str:
    card = world.nemid["senior"].new_card
    assert card
    return card.number


def test_a_new_card_that_has_come_is_taken_into_use_by_its_number() -> None:
    world = with_new_card()
    assert log_on(world) == "new-card"
    number = new_number(world)
    assert nemid_sign_in.take_new_card(world, f" {number[:4].lower()} {number[4:]}") == "key-asked"
    assert NewCardTaken(citizen="senior") in world.take_announced()
    assert world.nemid["senior"].card.number == number
    assert key_cards.keys_left(world, "senior") == KEYS
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"


CARD_NUMBERS = [
    ("old-card", "own"),
    ("look-alike", "look-alike"),
    ("key-for-card-number", "key"),
    ("", "Z000000000"),
]


@pytest.mark.parametrize(("slip", "typed"), CARD_NUMBERS, ids=[row[0] or "none" for row in CARD_NUMBERS])
def test_a_wrong_card_number_names_the_typical_mistake(slip: str, typed: str) -> None:
    world = with_new_card()
    log_on(world)
    own = world.nemid["senior"]
    assert own.new_card
    own.new_card.number = "A100200300"
    world.papers[-1].facts["number"] = "A100200300"
    numbers = {"own": own.card.number, "look-alike": "A1OO2OO3OO", "key": own.card.pairs()[0][1]}
    world.take_announced()
    assert nemid_sign_in.take_new_card(world, numbers.get(typed, typed)) == "wrong"
    assert world.take_announced() == [
        SignInFailed(citizen="senior", method="nemid", reason="card-number", slip=slip)
    ]
    assert world.pending


def test_an_empty_card_number_is_no_try() -> None:
    world = with_new_card()
    log_on(world)
    world.take_announced()
    assert nemid_sign_in.take_new_card(world, "  ") == "empty"
    assert world.take_announced() == []


def test_the_old_card_can_be_used_as_long_as_it_has_keys() -> None:
    world = with_new_card(left=1)
    log_on(world)
    assert nemid_sign_in.use_card(world) == "key-asked"
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"
    assert log_on(world) == "new-card"
    assert nemid_sign_in.use_card(world) == "card-empty"
    assert world.pending is None


def test_without_the_confirmation_a_new_card_is_in_use_when_it_has_come() -> None:
    world = with_new_card()
    number = new_number(world)
    go_by(world, nemid=NemIdRules(confirm_new_card=False))
    assert log_on(world) == "key-asked"
    assert world.nemid["senior"].card.number == number


def test_a_key_from_the_old_card_is_a_slip() -> None:
    world = fresh_world()
    presets.changed_card(world, "senior")
    ask_for_key(world)
    assert world.pending
    old = world.nemid["senior"].old()[0]
    world.take_announced()
    assert nemid_sign_in.enter_key(world, old.pairs()[7][1]) == "wrong"
    failed = world.take_announced()[0]
    assert isinstance(failed, SignInFailed)
    assert failed.slip == "old-card"


def test_a_key_from_the_new_card_too_early_is_a_slip() -> None:
    world = with_new_card()
    log_on(world)
    nemid_sign_in.use_card(world)
    card = world.nemid["senior"].new_card
    assert card
    world.take_announced()
    nemid_sign_in.enter_key(world, card.pairs()[7][1])
    failed = world.take_announced()[0]
    assert isinstance(failed, SignInFailed)
    assert failed.slip == "new-card"


def test_a_lost_card_is_closed_until_a_new_one_is_handed_out() -> None:
    world = fresh_world()
    key_cards.report_lost(world, "senior")
    world.take_announced()
    assert log_on(world) == "card-lost"
    assert world.take_announced() == [SignInFailed(citizen="senior", method="nemid", reason="card-lost")]
    timeline.move_clock(world, 4 * WEEK)
    assert log_on(world) == "card-lost"
    account.be_helped(world, "senior", "card")
    assert paper_mail.here(world)[0].facts["number"] == world.nemid["senior"].card.number
    assert log_on(world) == "key-asked"


def test_a_card_on_its_way_is_closed_with_the_lost_one() -> None:
    world = with_new_card()
    key_cards.report_lost(world, "senior")
    assert log_on(world) == "card-lost"


def test_a_blocked_nemid_is_opened_at_the_counter() -> None:
    world = fresh_world()
    ask_for_key(world)
    for _ in range(5):
        nemid_sign_in.enter_key(world, "000")
    assert log_on(world) == "blocked"
    account.be_helped(world, "senior", "open")
    assert log_on(world) == "key-asked"
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"


def test_the_third_lock_in_a_row_blocks() -> None:
    world = fresh_world()
    user_id = world.nemid["senior"].user_id
    for turn in range(3):
        outcomes = [enter_password(world, user_id, "forkert") for _ in range(5)]
        assert outcomes[-1] == ("locked" if turn < 2 else "blocked")
        timeline.move_clock(world, 8 * 60)
    assert NemidBlocked(citizen="senior", because="passwords") in world.take_announced()


def test_a_sign_in_between_starts_the_count_of_locks_again() -> None:
    world = fresh_world()
    user_id = world.nemid["senior"].user_id
    for _ in range(4):
        assert [enter_password(world, user_id, "forkert") for _ in range(5)][-1] == "locked"
        timeline.move_clock(world, 8 * 60)
        sign_in(world)


def test_leaving_the_key_step_five_times_in_a_row_locks() -> None:
    world = fresh_world()
    for _ in range(5):
        ask_for_key(world)
    assert log_on(world) == "locked"
    announced = world.take_announced()
    assert announced.count(KeyStepAbandoned(citizen="senior")) == 5
    assert any(isinstance(event, NemidLocked) for event in announced)


def test_whether_leaving_counts_is_a_rule_and_cancelling_never_does() -> None:
    world = fresh_world()
    go_by(world, nemid=NemIdRules(abandoned_counts=False))
    for _ in range(9):
        ask_for_key(world)
    for _ in range(9):
        ask_for_key(world)
        nemid_sign_in.cancel(world)
    assert world.nemid["senior"].abandoned_in_row == 0


def test_a_key_that_comes_too_late_is_not_taken() -> None:
    world = fresh_world()
    ask_for_key(world)
    key = right_key(world)
    timeline.move_clock(world, 10)
    assert nemid_sign_in.enter_key(world, key) == "timeout"
    assert world.pending is None
    assert world.signed_in is None


def test_going_on_without_a_sign_in_is_refused() -> None:
    world = fresh_world()
    with pytest.raises(NoKeyAsked):
        nemid_sign_in.use_card(world)
    with pytest.raises(NoKeyAsked):
        nemid_sign_in.take_new_card(world, "A123456789")


def test_the_log_of_use_stays_small() -> None:
    world = fresh_world()
    for _ in range(30):
        sign_in(world)
    log = world.nemid["senior"].log
    assert len(log) == 12
    assert {use.what for use in log} == {"signed-in"}
    assert len(world.to_json()) < 60_000


@pytest.mark.parametrize("by", ["lost", "card", "password"])
def test_help_in_the_middle_of_a_sign_in_lets_it_begin_anew(by: account.Help) -> None:
    world = fresh_world()
    ask_for_key(world)
    account.be_helped(world, "senior", by)
    assert world.pending is None


def test_anothers_sign_in_goes_on() -> None:
    world = fresh_world()
    ask_for_key(world, "young")
    account.be_helped(world, "senior", "lost")
    assert nemid_sign_in.enter_key(world, right_key(world)) == "signed-in"
