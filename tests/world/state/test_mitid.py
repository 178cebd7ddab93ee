from datetime import timedelta

import pytest

from sandbox.rules import MitIdRules
from sandbox.world.mitid import authenticators
from sandbox.world.mitid.events import MitidBlocked, MitidPaused
from sandbox.world.mitid.log import note, owner
from sandbox.world.state.mitid import KEPT_USES, CodeDevice, Lock
from sandbox.world.state.people import ROLES
from tests.world.worlds import DAY, fresh_world, go_by

NOON = fresh_world().clock


def test_some_wrong_tries_in_a_row_pause_and_after_two_pauses_they_block() -> None:
    lock, rules = Lock(), MitIdRules(pause_minutes=10, pauses=2)
    outcomes = [lock.miss(NOON, 3, rules) for _ in range(9)]
    assert outcomes == ["wrong", "wrong", "paused"] * 2 + ["wrong", "wrong", "blocked"]


def test_a_pause_ends_by_itself_to_the_minute_and_a_block_never_does() -> None:
    lock = Lock()
    lock.miss(NOON, 1, MitIdRules(pause_minutes=10, pauses=1))
    assert lock.state(NOON + timedelta(minutes=10, seconds=-1)) == "paused"
    assert lock.state(NOON + timedelta(minutes=10)) == "open"
    assert lock.miss(NOON + timedelta(minutes=10), 1, MitIdRules(pauses=1)) == "blocked"
    assert lock.state(NOON + timedelta(days=3650)) == "blocked"


def test_a_right_try_forgets_the_wrong_ones_and_the_pauses() -> None:
    lock = Lock()
    for _ in range(5):
        assert lock.miss(NOON, 2, MitIdRules(pauses=1)) == "wrong"
        assert lock.miss(NOON, 2, MitIdRules(pauses=1)) == "paused"
        lock.open()
    assert lock == Lock()


def test_a_pause_and_a_block_are_announced_with_what_was_tried() -> None:
    world, lock = fresh_world(), Lock()
    go_by(world, mitid=MitIdRules(pause_minutes=10, pauses=2))
    for _ in range(3):
        authenticators.missed(world, "young", "pin", lock, 1)
    until = world.clock + timedelta(minutes=10)
    assert world.take_announced() == [
        MitidPaused(citizen="young", what="pin", until=until),
        MitidPaused(citizen="young", what="pin", until=until),
        MitidBlocked(citizen="young", what="pin"),
    ]


@pytest.mark.parametrize(
    "change", [str, str.upper, lambda text: f"  {text} "], ids=["as is", "capitals", "spaces"]
)
def test_a_user_id_is_known_whatever_its_case_and_the_spaces_around_it(change) -> None:  # type: ignore[no-untyped-def]
    world = fresh_world()
    for role in ROLES:
        assert owner(world, change(world.mitid[role].user_id)) == role


@pytest.mark.parametrize("typed", ["", "ingen", "andr zej"])
def test_other_user_ids_are_nobodys(typed: str) -> None:
    assert owner(fresh_world(), typed) is None


def test_a_code_display_is_blank_until_it_is_pressed_and_after_its_code_was_used() -> None:
    device = CodeDevice(serial="KV1234567", secret="hemmelig")
    assert device.shown == ""
    code = device.press()
    assert (device.shown, len(code), code.isdigit()) == (code, 6, True)
    device.used = device.presses
    assert device.shown == ""
    assert device.press() != code


def test_two_displays_show_different_codes() -> None:
    codes = {CodeDevice(serial=f"KV{number:07}", secret="hemmelig").press() for number in range(50)}
    assert len(codes) == 50


def test_the_log_keeps_the_latest_lines_first() -> None:
    world = fresh_world()
    for turn in range(KEPT_USES + 3):
        note(world, "young", f"tjeneste {turn}", "signed-in", "app")
    uses = world.mitid["young"].uses
    assert len(uses) == KEPT_USES
    assert (uses[0].receiver, uses[0].at.date()) == (f"tjeneste {KEPT_USES + 2}", DAY)
