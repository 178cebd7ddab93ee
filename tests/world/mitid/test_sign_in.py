"""The table of domain facts on MitID's box, row by row: what was typed, what came of it, what was announced."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox.rules import MitIdRules
from sandbox.world import timeline
from sandbox.world.mitid import accounts, authenticators, sign_in
from sandbox.world.mitid.authenticators import Obstacle
from sandbox.world.mitid.events import (
    MitidBegun,
    MitidBlocked,
    MitidPasswordAsked,
    MitidPaused,
    MitidTimedOut,
)
from sandbox.world.session import SignedIn, SignInCancelled, SignInFailed
from sandbox.world.state.mitid import Kind, NothingToDo
from sandbox.world.state.world import World
from tests.world.mitids import begin, begin_with, own_pin, press, sign_in_by_app, sign_in_by_code, stage
from tests.world.worlds import fresh_world, go_by

Typed = Callable[[World], str]


def failed(world: World) -> SignInFailed:
    [event] = [each for each in world.take_announced() if isinstance(each, SignInFailed)]
    assert event.method == "mitid"
    return event


FIRST_STEP: list[tuple[str, Typed, str, str]] = [
    ("the user-id", lambda w: w.mitid["parent"].user_id, "begun", "app"),
    ("the user-id in capitals", lambda w: w.mitid["parent"].user_id.upper(), "begun", "app"),
    ("who has no app", lambda w: w.mitid["senior"].user_id, "begun", "code"),
    ("nothing", lambda w: "", "empty", ""),
    ("only spaces", lambda w: "   ", "empty", ""),
    ("a user-id that nobody has", lambda w: "ingen", "unknown-id", ""),
]


@pytest.mark.parametrize(
    ("typed", "outcome", "next_stage"), [row[1:] for row in FIRST_STEP], ids=[row[0] for row in FIRST_STEP]
)
def test_the_first_step_answers(typed: Typed, outcome: str, next_stage: str) -> None:
    world = fresh_world()
    assert begin(world, typed=typed(world)) == outcome
    assert stage(world) == next_stage
    assert world.signed_in is None


def test_a_right_user_id_says_which_authenticator_is_waited_for() -> None:
    world = fresh_world()
    begin(world)
    assert world.take_announced() == [MitidBegun(citizen="parent", kind="app", service="borger.dk")]


USER_ID_SLIPS: list[tuple[str, Typed]] = [
    ("blanks", lambda w: "oliver  24"),
    ("nemid-user-id", lambda w: w.nemid["parent"].user_id),
    ("nemid-user-id", lambda w: w.nemid["senior"].number),
    ("cpr", lambda w: w.citizen("parent").cpr_text),
    ("password-as-user-id", lambda w: w.mitid["parent"].password),
    ("look-alike", lambda w: "ol1ver24"),
    ("", lambda w: "hvad-som-helst"),
]


@pytest.mark.parametrize(
    ("slip", "typed"),
    USER_ID_SLIPS,
    ids=[f"{place}-{row[0] or 'none'}" for place, row in enumerate(USER_ID_SLIPS)],
)
def test_an_unknown_user_id_is_told_at_once_and_names_the_typical_mistake(slip: str, typed: Typed) -> None:
    world = fresh_world()
    world.mitid["parent"].user_id = "oliver24"
    assert begin(world, typed=typed(world)) == "unknown-id"
    event = failed(world)
    assert (event.citizen, event.reason, event.slip) == (None, "unknown-id", slip)


def test_a_suspended_mitid_cannot_be_signed_in_with() -> None:
    world = fresh_world()
    world.mitid["parent"].suspended = True
    assert begin(world) == "suspended"
    assert failed(world).reason == "suspended"


def test_a_second_sign_in_while_one_waits_for_the_app_is_refused_and_the_first_stays() -> None:
    world = fresh_world()
    begin(world)
    first = world.mitid_pending
    world.take_announced()
    assert begin(world, "young") == "parallel"
    assert world.mitid_pending is first
    assert failed(world).reason == "parallel"


def test_a_new_sign_in_drops_one_that_waits_for_no_app() -> None:
    world = fresh_world()
    begin(world, "senior")
    assert begin(world, "young") == "begun"
    assert world.mitid_pending
    assert world.mitid_pending.citizen == "young"


def test_code_then_password_sign_in() -> None:
    world = fresh_world()
    begin(world, "senior")
    assert sign_in.enter_code(world, press(world, "senior")) == "password-asked"
    assert stage(world) == "password"
    world.take_announced()
    assert sign_in.enter_password(world, world.mitid["senior"].password) == "signed-in"
    assert world.signed_in == "senior"
    assert world.mitid_pending is None
    assert world.take_announced() == [
        SignedIn(citizen="senior", method="mitid", service="borger.dk", level="substantial")
    ]
    assert [(use.how, use.receiver, use.kind) for use in world.mitid["senior"].uses] == [
        ("signed-in", "borger.dk", "code-display")
    ]


def test_the_password_is_not_asked_for_before_the_code() -> None:
    world = fresh_world()
    begin(world, "senior")
    with pytest.raises(NothingToDo):
        sign_in.enter_password(world, world.mitid["senior"].password)


def test_spaces_in_a_code_do_not_matter() -> None:
    world = fresh_world()
    begin(world, "senior")
    code = press(world, "senior")
    assert sign_in.enter_code(world, f" {code[:3]} {code[3:]} ") == "password-asked"


@pytest.mark.parametrize("typed", ["", "  "])
def test_an_empty_code_or_password_is_no_try(typed: str) -> None:
    world = fresh_world()
    begin(world, "senior")
    assert sign_in.enter_code(world, typed) == "empty"
    sign_in.enter_code(world, press(world, "senior"))
    assert sign_in.enter_password(world, "") == "empty"
    assert stage(world) == "password"


def old(world: World) -> str:
    code = press(world, "senior")
    press(world, "senior")
    return code


def used(world: World) -> str:
    device = world.mitid["senior"].display
    assert device
    code = press(world, "senior")
    device.used = device.presses
    return code


def serial(world: World) -> str:
    device = world.mitid["senior"].display
    assert device
    return device.serial[2:]


CODE_SLIPS: list[tuple[str, Typed]] = [
    ("old-code", old),
    ("used-code", used),
    ("serial-number", serial),
    ("another-device", lambda w: press(w, "parent")),
    ("password-as-code", lambda w: w.mitid["senior"].password),
    ("key-as-code", lambda w: w.nemid["senior"].card.pairs()[9][1]),
    ("", lambda w: "hvadsomhelst"),
]


@pytest.mark.parametrize(("slip", "typed"), CODE_SLIPS, ids=[row[0] or "none" for row in CODE_SLIPS])
def test_a_wrong_code_names_the_typical_mistake(slip: str, typed: Typed) -> None:
    world = fresh_world()
    begin(world, "senior")
    assert sign_in.enter_code(world, typed(world)) == "wrong"
    event = failed(world)
    assert (event.citizen, event.reason, event.slip) == ("senior", "code", slip)
    assert stage(world) == "code"


def test_an_o_for_a_nought_in_a_code_is_told_from_other_mistakes() -> None:
    world = fresh_world()
    begin(world, "senior")
    code = press(world, "senior")
    while "0" not in code:
        code = press(world, "senior")
    assert sign_in.enter_code(world, code.replace("0", "O")) == "wrong"
    assert failed(world).slip == "look-alike"


PASSWORD_SLIPS: list[tuple[str, Typed]] = [
    ("capitals", lambda w: w.mitid["parent"].password.upper()),
    ("nemid-password", lambda w: w.nemid["parent"].password),
    ("another-password", lambda w: w.mitid["senior"].password),
    ("pin-as-password", own_pin),
    ("code-as-password", lambda w: w.mitid["parent"].display.code(1) if w.mitid["parent"].display else ""),
    ("user-id-as-password", lambda w: w.mitid["parent"].user_id),
    ("look-alike", lambda w: w.mitid["parent"].password.replace("l", "1")),
    ("", lambda w: "forkert"),
]


@pytest.mark.parametrize(("slip", "typed"), PASSWORD_SLIPS, ids=[row[0] or "none" for row in PASSWORD_SLIPS])
def test_a_wrong_password_names_the_typical_mistake(slip: str, typed: Typed) -> None:
    world = fresh_world()
    world.mitid["parent"].password = "Lampeskærm-blyant-34"
    begin_with(world, "code-display")
    sign_in.enter_code(world, press(world))
    world.take_announced()
    assert sign_in.enter_password(world, typed(world)) == "wrong"
    event = failed(world)
    assert (event.citizen, event.reason, event.slip) == ("parent", "password", slip)


def test_whether_capitals_matter_is_a_rule() -> None:
    world = fresh_world()
    begin(world, "senior")
    sign_in.enter_code(world, press(world, "senior"))
    typed = world.mitid["senior"].password.upper()
    go_by(world, mitid=MitIdRules(exact_case=False))
    assert sign_in.enter_password(world, typed) == "signed-in"


def test_the_third_wrong_code_pauses_the_display_and_another_authenticator_may_be_chosen() -> None:
    world = fresh_world()
    begin_with(world, "code-display")
    assert [sign_in.enter_code(world, "1") for _ in range(3)] == ["wrong", "wrong", "paused"]
    until = world.clock + timedelta(minutes=10)
    assert world.take_announced()[-1] == MitidPaused(citizen="parent", what="code", until=until)
    assert stage(world) == "paused"
    assert authenticators.obstacle(world, "parent", "code-display") == Obstacle("code", "paused", until)
    sign_in.choose_authenticator(world, "app")
    assert stage(world) == "app"


def test_a_paused_display_works_again_when_the_time_has_passed() -> None:
    world = fresh_world()
    begin(world, "senior")
    for _ in range(3):
        sign_in.enter_code(world, "1")
    assert begin(world, "senior") == "begun"
    assert stage(world) == "paused"
    timeline.move_clock(world, 10)
    sign_in_by_code(world)


def test_wrong_passwords_pause_and_at_last_block() -> None:
    world = fresh_world()
    outcomes = []
    for _ in range(3):
        begin(world, "senior")
        sign_in.enter_code(world, press(world, "senior"))
        outcomes += [sign_in.enter_password(world, "forkert") for _ in range(5)]
        timeline.move_clock(world, 10)
    assert [each for each in outcomes if each != "wrong"] == ["paused", "paused", "blocked"]
    assert MitidBlocked(citizen="senior", what="password") in world.take_announced()
    begin(world, "senior")
    assert stage(world) == "paused"
    assert authenticators.obstacle(world, "senior", "code-display") == Obstacle("password", "blocked", None)


def test_the_chip_is_touched_and_the_password_typed() -> None:
    world = fresh_world()
    accounts.give(world.mitid["senior"], "chip", 1, 7, "senior")
    begin_with(world, "chip", "senior")
    assert sign_in.touch_chip(world) == "password-asked"
    assert world.take_announced()[-1] == MitidPasswordAsked(citizen="senior")
    assert sign_in.enter_password(world, world.mitid["senior"].password) == "signed-in"


def test_a_code_reader_is_a_code_display_that_speaks() -> None:
    world = fresh_world()
    accounts.give(world.mitid["young"], "code-reader", 1, 7, "young")
    begin_with(world, "code-reader", "young")
    reader = world.mitid["young"].reader
    assert reader
    assert sign_in.enter_code(world, reader.press()) == "password-asked"


@pytest.mark.parametrize("kind", ["chip", "code-reader"])
def test_only_an_authenticator_that_one_has_can_be_chosen(kind: Kind) -> None:
    world = fresh_world()
    begin(world)
    with pytest.raises(NothingToDo):
        sign_in.choose_authenticator(world, kind)


def test_an_authenticator_can_only_be_chosen_while_a_sign_in_is_under_way() -> None:
    world = fresh_world()
    with pytest.raises(NothingToDo):
        sign_in.choose_authenticator(world, "app")


def test_the_low_level_asks_a_display_s_owner_for_the_password_alone() -> None:
    world = fresh_world()
    assert begin(world, "senior", level="low") == "begun"
    assert sign_in.enter_password(world, world.mitid["senior"].password) == "signed-in"
    assert world.session
    assert world.session.level == "low"


def test_the_high_level_needs_both_app_and_chip() -> None:
    world = fresh_world()
    assert begin(world, level="high") == "level-too-low"
    assert failed(world).reason == "level-too-low"
    accounts.give(world.mitid["parent"], "chip", 1, 7, "parent")
    assert authenticators.reaches(world.mitid["parent"]) == "high"
    assert begin(world, level="high") == "begun"
    assert authenticators.kinds_for(world.mitid["parent"], "high") == ("app",)


def test_a_sign_in_that_waits_too_long_times_out_on_the_worlds_clock() -> None:
    world = fresh_world()
    begin(world)
    timeline.pass_time(world, timedelta(minutes=5, seconds=-1))
    assert stage(world) == "app"
    timeline.pass_time(world, timedelta(seconds=1))
    assert stage(world) == "timed-out"
    assert world.take_announced()[-1] == MitidTimedOut(citizen="parent")
    timeline.pass_time(world, timedelta(minutes=5))
    assert world.take_announced() == []
    sign_in_by_app(world)


def test_every_step_of_a_sign_in_has_the_whole_time() -> None:
    world = fresh_world()
    begin(world, "senior")
    timeline.pass_time(world, timedelta(minutes=4))
    sign_in.enter_code(world, press(world, "senior"))
    timeline.pass_time(world, timedelta(minutes=4))
    assert stage(world) == "password"


@pytest.mark.parametrize("wait", [0, 30])
def test_cancelling_puts_away_what_was_under_way_and_what_had_ended(wait: int) -> None:
    world = fresh_world()
    begin(world)
    timeline.move_clock(world, wait)
    world.take_announced()
    sign_in.cancel(world)
    assert world.mitid_pending is None
    cancelled = [SignInCancelled(citizen="parent", method="mitid")]
    assert world.take_announced() == ([] if wait else cancelled)


@pytest.mark.parametrize("step", [sign_in.enter_code, sign_in.enter_password])
def test_a_step_that_is_not_the_one_under_way_is_refused(step: Callable[[World, str], str]) -> None:
    world = fresh_world()
    begin(world)
    with pytest.raises(NothingToDo):
        step(world, "123456")
    with pytest.raises(NothingToDo):
        sign_in.touch_chip(world)


def test_nothing_that_was_typed_stays_in_the_world_or_its_events() -> None:
    world = fresh_world()
    begin(world, typed="tastet-bruger-id")
    begin(world, "senior")
    sign_in.enter_code(world, "tastet-kode")
    sign_in.enter_code(world, press(world, "senior"))
    sign_in.enter_password(world, "tastet-adgangskode")
    kept = world.to_json() + "".join(event.model_dump_json() for event in world.take_announced())
    assert "tastet" not in kept


def test_the_box_remembers_whom_it_was_asked_to_at_that_service_and_forgets_when_it_is_not() -> None:
    world = fresh_world()
    for remember, known in ((True, {"borger.dk": "parent"}), (False, {})):
        sign_in.cancel(world)
        sign_in.begin(
            world,
            world.mitid["parent"].user_id,
            service="borger.dk",
            return_to="/borger.dk/",
            remember=remember,
        )
        assert world.mitid_remembered == known
