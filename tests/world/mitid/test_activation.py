"""Activation, own PIN and own password, by the rules as far as they are known."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox.rules import MitIdRules
from sandbox.world import timeline
from sandbox.world.mitid import activation, sign_in
from sandbox.world.mitid import app as mitid_app
from sandbox.world.mitid.events import (
    MitidActivated,
    MitidPasswordChanged,
    MitidSuspended,
    MitidTemporaryPinSent,
)
from sandbox.world.session import SignInFailed
from sandbox.world.state import mitid
from sandbox.world.state.mitid import NothingToDo
from sandbox.world.state.world import World
from tests.world.mitids import begin, own_pin, press, sign_in_by_app, stage
from tests.world.worlds import fresh_world, go_by

GOOD = "274081"


def with_new_app(by: mitid.By = "letter") -> tuple[World, str]:
    world = fresh_world()
    activation.new_app(world, "young")
    return world, activation.order_temporary(world, "young", by).code


def test_a_temporary_pin_then_an_own_one_twice_activate_the_app() -> None:
    world, code = with_new_app()
    assert world.take_announced() == [MitidTemporaryPinSent(citizen="young", by="letter")]
    assert (len(code), code.isdigit(), code[0]) == (8, True, "0")
    assert begin(world, "young") == "begun"
    assert stage(world) == "paused"
    assert activation.enter_temporary(world, "young", f" {code[:4]} {code[4:]}") == "choose-pin"
    assert activation.choose_pin(world, "young", GOOD, GOOD) == "activated"
    assert world.take_announced()[-1] == MitidActivated(citizen="young")
    sign_in_by_app(world, "young", GOOD)
    assert GOOD not in world.to_json()


@pytest.mark.parametrize(
    ("by", "good"),
    [("letter", timedelta(hours=48)), ("desk", timedelta(hours=48)), ("text-message", timedelta(minutes=30))],
)
def test_a_temporary_pin_is_good_for_its_time(by: mitid.By, good: timedelta) -> None:
    for wait, outcome in ((good - timedelta(seconds=1), "choose-pin"), (good, "too-old")):
        world, code = with_new_app(by)
        timeline.pass_time(world, wait)
        assert activation.enter_temporary(world, "young", code) == outcome


def test_three_wrong_tries_void_a_temporary_pin_and_a_new_one_is_good() -> None:
    world, code = with_new_app()
    outcomes = [activation.enter_temporary(world, "young", "01234567") for _ in range(3)]
    assert outcomes == ["wrong", "wrong", "void"]
    assert activation.enter_temporary(world, "young", code) == "void"
    again = activation.order_temporary(world, "young", "letter").code
    assert activation.enter_temporary(world, "young", code) == "wrong"
    assert activation.enter_temporary(world, "young", again) == "choose-pin"


TEMPORARY: list[tuple[str, str, Callable[[str], str]]] = [
    ("empty", "", lambda code: " "),
    ("incomplete", "own-pin", lambda code: "463142"),
    ("not-digits", "look-alike", lambda code: code.replace("0", "O")),
    ("wrong", "", lambda code: "01234567"),
    ("incomplete", "", lambda code: code[:7]),
    ("not-digits", "", lambda code: "koden"),
]


@pytest.mark.parametrize(
    ("outcome", "slip", "typed"), TEMPORARY, ids=[f"{row[0]}-{row[1]}" for row in TEMPORARY]
)
def test_a_wrong_temporary_pin_names_the_typical_mistake(
    outcome: str, slip: str, typed: Callable[[str], str]
) -> None:
    world = fresh_world()
    app = mitid_app.app_of(world, "young")
    app.pin = "463142"
    code = activation.order_temporary(world, "young", "letter").code
    world.take_announced()
    assert activation.enter_temporary(world, "young", typed(code)) == outcome
    slips = [each.slip for each in world.take_announced() if isinstance(each, SignInFailed)]
    assert slips == ([slip] if slip or outcome == "wrong" else [])
    assert app.temporary
    assert app.temporary.wrong == (outcome == "wrong")


def test_without_a_temporary_pin_none_is_taken_and_no_own_one_chosen() -> None:
    world = fresh_world()
    assert activation.enter_temporary(world, "young", "01234567") == "none"
    with pytest.raises(NothingToDo):
        activation.choose_pin(world, "young", GOOD, GOOD)
    activation.order_temporary(world, "young", "letter")
    with pytest.raises(NothingToDo):
        activation.choose_pin(world, "young", GOOD, GOOD)


OWN_PINS = [
    (GOOD, GOOD, "activated"),
    (GOOD, "274082", "different"),
    (GOOD, f" {GOOD[:3]} {GOOD[3:]} ", "activated"),
    ("27408", "27408", "incomplete"),
    ("2740811", "2740811", "incomplete"),
    ("27a081", "27a081", "not-digits"),
    ("٢٧٤٠٨١", "٢٧٤٠٨١", "not-digits"),
    ("", "", "empty"),
    ("777777", "777777", "too-simple"),
    ("123456", "123456", "too-simple"),
    ("987654", "987654", "too-simple"),
]


@pytest.mark.parametrize(("pin", "again", "outcome"), OWN_PINS)
def test_an_own_pin_is_six_digits_not_too_simple_and_the_same_twice(
    pin: str, again: str, outcome: str
) -> None:
    world, code = with_new_app()
    activation.enter_temporary(world, "young", code)
    assert activation.choose_pin(world, "young", pin, again) == outcome


def test_a_blocked_app_opens_again_by_a_temporary_pin() -> None:
    world = fresh_world()
    for _ in range(9):
        mitid_app.app_open(world, "young", "000000")
        timeline.move_clock(world, 10)
    code = activation.order_temporary(world, "young", "text-message").code
    assert activation.enter_temporary(world, "young", code) == "choose-pin"
    activation.choose_pin(world, "young", GOOD, GOOD)
    assert mitid_app.app_open(world, "young", own_pin(world, "young")) == "wrong"
    sign_in_by_app(world, "young", GOOD)


PASSWORDS = [
    ("Blyant-skærm-48", None),
    ("Kort-48", "length"),
    ("x" * 65, "length"),
    ("Min-SZYMONN28-her", "user-id"),
    ("Nummer-1234567890", "ten-digits"),
    ("Mit-kodeord-48", "word"),
    ("Min-Adgangskode-48", "word"),
    ("Password-48-x", "word"),
    ("Qwerty-blyant", "keyboard"),
]


@pytest.mark.parametrize(("password", "problem"), PASSWORDS, ids=[row[0][:20] for row in PASSWORDS])
def test_passwords_are_taken_by_the_rules(password: str, problem: str | None) -> None:
    assert activation.password_problem(password, "szymonn28") == problem


NEW = "Blyant-skærm-48"


@pytest.mark.parametrize(
    ("old", "new", "again", "problem"),
    [
        ("", NEW, NEW, None),
        ("forkert", NEW, NEW, "old-wrong"),
        ("", "Kort-4", "Kort-4", "length"),
        ("", NEW, NEW + "9", "different"),
        ("", "", "", "same"),
    ],
)
def test_a_password_is_changed_by_the_old_one_and_the_new_one_twice(
    old: str, new: str, again: str, problem: str | None
) -> None:
    world = fresh_world()
    own = world.mitid["senior"].password
    found = activation.change_password(world, "senior", old or own, new or own, again or own)
    assert found == problem
    assert world.mitid["senior"].is_password(own if problem else NEW)
    assert NEW not in world.to_json()
    assert world.take_announced() == ([] if problem else [MitidPasswordChanged(citizen="senior")])


def test_suspending_stops_every_authenticator_and_twice_is_no_mistake() -> None:
    world = fresh_world()
    activation.suspend(world, "parent")
    activation.suspend(world, "parent")
    assert world.take_announced() == [MitidSuspended(citizen="parent")]
    assert begin(world) == "suspended"


@pytest.mark.parametrize(("typed", "slip"), [(NEW.upper(), "capitals"), ("forkert", "")])
def test_a_chosen_password_is_compared_as_the_printed_one_was(typed: str, slip: str) -> None:
    world = fresh_world()
    own = world.mitid["senior"].password
    activation.change_password(world, "senior", own, NEW, NEW)
    begin(world, "senior")
    sign_in.enter_code(world, press(world, "senior"))
    world.take_announced()
    assert sign_in.enter_password(world, typed) == "wrong"
    assert world.take_announced() == [
        SignInFailed(citizen="senior", method="mitid", reason="password", slip=slip)
    ]
    go_by(world, mitid=MitIdRules(exact_case=False))
    assert sign_in.enter_password(world, NEW.upper()) == "signed-in"


def test_suspending_ends_what_is_under_way_and_lets_nothing_new_be_asked() -> None:
    world = fresh_world()
    mitid_app.ask_unasked(world, "parent", "Netbanken", "pay")
    begin(world)
    activation.suspend(world, "parent")
    mitid_app.ask_unasked(world, "parent", "Netbanken", "pay")
    assert (stage(world), mitid_app.asked(world, "parent")) == ("", None)


def test_one_citizens_block_leaves_anothers_sign_in_alone() -> None:
    world = fresh_world()
    begin(world, "young")
    activation.suspend(world, "parent")
    assert stage(world) == "app"
