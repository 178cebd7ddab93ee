"""The table of domain facts on the app, row by row."""

from collections.abc import Callable

import pytest

from sandbox.rules import MitIdRules
from sandbox.world import timeline
from sandbox.world.mitid import activation, app, sign_in
from sandbox.world.mitid.events import (
    CodeMade,
    MitidAppOpened,
    MitidApproved,
    MitidAsked,
    MitidBlocked,
    MitidPaused,
    MitidRefused,
    MitidScanned,
)
from sandbox.world.session import SignedIn, SignInFailed
from sandbox.world.state.mitid import NothingToDo, Request
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.mitids import begin, own_pin, sign_in_by_app, stage
from tests.world.worlds import fresh_world, go_by


def opened(world: World, role: Role = "parent") -> None:
    assert app.app_open(world, role, own_pin(world, role)) == "open"


def at_approval(world: World) -> None:
    assert begin(world) == "begun"
    opened(world)
    app.app_scan(world, "parent")


def test_pin_scan_approve_signs_in_and_says_so_step_by_step() -> None:
    world = fresh_world()
    begin(world)
    world.take_announced()
    opened(world)
    assert (stage(world), app.app_stage(world, "parent")) == ("scan", "scan")
    app.app_scan(world, "parent")
    assert (stage(world), app.app_stage(world, "parent")) == ("approve", "approve")
    assert app.asked(world, "parent") == Request(receiver="borger.dk")
    assert app.app_approve(world, "parent") == "signed-in"
    assert world.signed_in == "parent"
    assert app.app_stage(world, "parent") == "locked"
    assert world.take_announced() == [
        MitidAppOpened(citizen="parent"),
        MitidScanned(citizen="parent", by="qr"),
        MitidApproved(citizen="parent", receiver="borger.dk", action="log-on", own=True),
        SignedIn(citizen="parent", method="mitid", service="borger.dk"),
    ]


def test_an_app_that_is_open_already_goes_straight_to_the_code_on_the_screen() -> None:
    world = fresh_world()
    opened(world)
    assert app.app_stage(world, "parent") == "idle"
    begin(world)
    assert app.app_stage(world, "parent") == "scan"


@pytest.mark.parametrize("late", [False, True], ids=["before the app is opened", "after"])
def test_on_the_phone_itself_nothing_is_scanned(late: bool) -> None:
    world = fresh_world()
    begin(world)
    if late:
        opened(world)
    app.same_device(world)
    if not late:
        opened(world)
    assert app.app_stage(world, "parent") == "approve"


def test_both_frames_are_needed_and_another_sign_in_has_others() -> None:
    world = fresh_world()
    begin(world)
    frames = app.qr_frames(world)
    opened(world)
    assert app.qr_frames(world) == frames
    sign_in.cancel(world)
    begin(world)
    assert len({*frames, *app.qr_frames(world)}) == 4


@pytest.mark.parametrize("digits", [4, 6])
def test_who_cannot_scan_types_the_one_time_code_into_the_app(digits: int) -> None:
    world = fresh_world()
    go_by(world, mitid=MitIdRules(one_time_digits=digits))
    begin(world)
    code = app.one_time_code(world)
    assert (len(code), code.isdigit()) == (digits, True)
    assert app.one_time_code(world) == code
    opened(world)
    assert app.app_type_code(world, "parent", "") == "empty"
    assert app.app_type_code(world, "parent", f" {code} ") == "approve"
    assert world.take_announced()[-1] == MitidScanned(citizen="parent", by="one-time-code")


def test_three_wrong_one_time_codes_end_the_sign_in() -> None:
    world = fresh_world()
    begin(world)
    app.one_time_code(world)
    opened(world)
    assert [app.app_type_code(world, "parent", "0000") for _ in range(3)] == ["wrong", "wrong", "ended"]
    assert stage(world) == "refused"


def test_the_pin_for_the_one_time_code_is_a_known_mistake() -> None:
    world = fresh_world()
    begin(world)
    app.one_time_code(world)
    opened(world)
    app.app_type_code(world, "parent", own_pin(world))
    assert world.take_announced()[-1] == SignInFailed(
        citizen="parent", method="mitid", reason="one-time-code", slip="pin-as-code"
    )


def test_no_code_can_be_typed_before_one_is_shown() -> None:
    world = fresh_world()
    begin(world)
    opened(world)
    with pytest.raises(NothingToDo):
        app.app_type_code(world, "parent", "1234")


def temporary(world: World) -> str:
    return activation.order_temporary(world, "parent", "letter").code


def one_time(world: World) -> str:
    go_by(world, mitid=MitIdRules(one_time_digits=6))
    begin(world)
    return app.one_time_code(world)


PIN_SLIPS: list[tuple[str, str, Callable[[World], str]]] = [
    ("incomplete", "temporary-pin", temporary),
    ("wrong", "another-pin", lambda w: own_pin(w, "young")),
    ("not-digits", "password-as-pin", lambda w: w.mitid["parent"].password),
    ("wrong", "code-as-pin", one_time),
    ("wrong", "", lambda w: "000000"),
]


@pytest.mark.parametrize(("outcome", "slip", "typed"), PIN_SLIPS, ids=[row[1] or "none" for row in PIN_SLIPS])
def test_a_wrong_pin_names_the_typical_mistake(
    outcome: str, slip: str, typed: Callable[[World], str]
) -> None:
    world = fresh_world()
    pin = typed(world)
    world.take_announced()
    assert app.app_open(world, "parent", pin) == outcome
    assert world.take_announced() == [SignInFailed(citizen="parent", method="mitid", reason="pin", slip=slip)]
    assert app.app_stage(world, "parent") == "locked"


NO_CODES = {
    " ": "empty",
    "1": "incomplete",
    "12345": "incomplete",
    "1234567": "incomplete",
    "12a456": "not-digits",
}


@pytest.mark.parametrize(("typed", "outcome"), NO_CODES.items())
def test_what_is_no_whole_pin_is_no_attempt(typed: str, outcome: str) -> None:
    world = fresh_world()
    assert [app.app_open(world, "parent", typed) for _ in range(9)] == [outcome] * 9
    assert world.take_announced() == []
    assert app.app_open(world, "parent", own_pin(world)) == "open"


@pytest.mark.parametrize(("typed", "outcome"), NO_CODES.items())
def test_what_is_no_whole_one_time_code_is_no_attempt(typed: str, outcome: str) -> None:
    world = fresh_world()
    begin(world)
    code = app.one_time_code(world)
    opened(world)
    assert [app.app_type_code(world, "parent", typed) for _ in range(9)] == [outcome] * 9
    assert app.app_type_code(world, "parent", code) == "approve"


def test_three_wrong_pins_pause_the_app_and_the_sign_in_that_waits_for_it() -> None:
    world = fresh_world()
    begin(world)
    assert [app.app_open(world, "parent", "000000") for _ in range(3)] == ["wrong", "wrong", "paused"]
    assert (stage(world), app.app_stage(world, "parent")) == ("paused", "paused")
    assert isinstance(world.take_announced()[-1], MitidPaused)
    assert app.app_open(world, "parent", own_pin(world)) == "paused"
    timeline.move_clock(world, 10)
    sign_in.cancel(world)
    sign_in_by_app(world)


def test_wrong_pins_again_and_again_block_the_app_until_it_gets_a_new_pin() -> None:
    world = fresh_world()
    for _ in range(9):
        app.app_open(world, "parent", "000000")
        timeline.move_clock(world, 10)
    assert MitidBlocked(citizen="parent", what="pin") in world.take_announced()
    assert app.app_open(world, "parent", own_pin(world)) == "blocked"
    assert app.app_stage(world, "parent") == "not-activated"


def test_refusing_ends_the_own_sign_in_without_anybody_being_signed_in() -> None:
    world = fresh_world()
    at_approval(world)
    app.app_refuse(world, "parent")
    assert (stage(world), world.signed_in) == ("refused", None)
    assert world.take_announced()[-1] == MitidRefused(
        citizen="parent", receiver="borger.dk", action="log-on", own=True
    )
    assert begin(world) == "begun"


def asked_by_somebody_else(world: World) -> None:
    app.ask_unasked(world, "parent", "Netbanken", "pay")


def test_what_somebody_else_began_shows_in_the_app_and_approving_it_lets_nobody_in_here() -> None:
    world = fresh_world()
    asked_by_somebody_else(world)
    assert world.take_announced() == [MitidAsked(citizen="parent", receiver="Netbanken", action="pay")]
    opened(world)
    assert app.asked(world, "parent") == Request(receiver="Netbanken", action="pay", own=False)
    assert app.app_approve(world, "parent") == "approved"
    assert world.signed_in is None
    assert world.take_announced()[-1] == MitidApproved(
        citizen="parent", receiver="Netbanken", action="pay", own=False
    )
    assert world.mitid["parent"].uses[0].how == "approved"


def test_refusing_what_somebody_else_began_leaves_the_own_sign_in_alone() -> None:
    world = fresh_world()
    at_approval(world)
    asked_by_somebody_else(world)
    app.app_refuse(world, "parent")
    assert world.mitid["parent"].uses[0].how == "refused"
    assert app.asked(world, "parent") == Request(receiver="borger.dk")
    assert app.app_approve(world, "parent") == "signed-in"


def test_what_somebody_else_began_comes_before_the_own() -> None:
    world = fresh_world()
    at_approval(world)
    asked_by_somebody_else(world)
    assert app.app_approve(world, "parent") == "approved"
    assert (stage(world), world.signed_in) == ("approve", None)


def test_an_app_that_is_put_away_asks_for_its_pin_again() -> None:
    world = fresh_world()
    at_approval(world)
    app.app_close(world, "parent")
    assert (stage(world), app.app_stage(world, "parent")) == ("app", "locked")
    opened(world)
    assert stage(world) == "scan"


def test_one_citizens_app_knows_nothing_of_anothers_sign_in() -> None:
    world = fresh_world()
    begin(world)
    opened(world, "young")
    assert app.app_stage(world, "young") == "idle"
    assert app.asked(world, "young") is None


@pytest.mark.parametrize("step", [app.app_scan, app.app_approve, app.app_refuse])
def test_a_step_that_the_app_is_not_at_is_refused(step: Callable[[World, Role], object]) -> None:
    world = fresh_world()
    for _ in range(2):
        with pytest.raises(NothingToDo):
            step(world, "parent")
        opened(world)
    with pytest.raises(NothingToDo):
        step(world, "senior")


def test_the_highest_level_ends_with_the_chip() -> None:
    world = fresh_world()
    world.mitid["parent"].chip = True
    begin(world, level="high")
    opened(world)
    app.app_scan(world, "parent")
    assert app.app_approve(world, "parent") == "chip"
    assert world.signed_in is None
    assert sign_in.touch_chip(world) == "signed-in"
    assert world.session
    assert world.session.level == "high"


def test_pressing_a_code_display_is_told_and_the_code_is_not() -> None:
    world = fresh_world()
    code = app.press_device(world, "senior", "code-display")
    assert world.take_announced() == [CodeMade(citizen="senior", kind="code-display")]
    display = world.mitid["senior"].display
    assert display
    assert display.shown == code
    with pytest.raises(NothingToDo):
        app.press_device(world, "young", "code-display")
