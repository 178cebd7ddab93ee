from datetime import datetime, time, timedelta

import pytest

from sandbox.world import timeline
from sandbox.world.mitid import activation, app, office_visit, sign_in
from sandbox.world.mitid.events import MitidBooked, MitidHelped
from sandbox.world.state.mitid import NothingToDo, Reason
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.mitids import begin, press, sign_in_by_app, sign_in_by_code
from tests.world.worlds import fresh_world

NEW = "Blyant-skærm-48"
SATURDAY = datetime(2026, 12, 5, 9, 30)


def visit(world: World, role: Role, reason: Reason) -> None:
    office_visit.book(world, role, office_visit.free_times(world.clock)[0], reason)
    timeline.move_clock_to(world, office_visit.booked_time(world, role))
    home = world.citizen(role).address.text
    assert office_visit.attend(world, role, "passport", home) == "helped"


def test_times_are_offered_on_open_days_an_hour_ahead() -> None:
    offered = office_visit.free_times(SATURDAY)
    assert offered == (
        datetime(2026, 12, 7, 10, 0),
        datetime(2026, 12, 7, 11, 30),
        datetime(2026, 12, 7, 14, 0),
        datetime(2026, 12, 8, 10, 0),
    )
    assert office_visit.free_times(offered[0])[0] == offered[1]


def test_only_a_free_time_can_be_booked_and_it_is_announced() -> None:
    world = fresh_world()
    with pytest.raises(NothingToDo):
        office_visit.book(world, "young", SATURDAY, "pin")
    at = office_visit.free_times(world.clock)[1]
    office_visit.book(world, "young", at, "pin")
    assert world.take_announced() == [MitidBooked(citizen="young", reason="pin", at=at)]


def test_waiting_moves_the_clock_to_the_time_and_no_further() -> None:
    world = fresh_world()
    at = office_visit.free_times(world.clock)[0]
    office_visit.book(world, "young", at, "pin")
    timeline.move_clock_to(world, office_visit.booked_time(world, "young"))
    assert world.clock == at
    timeline.move_clock_to(world, office_visit.booked_time(world, "young"))
    assert world.clock == at


def test_who_comes_too_early_without_identification_or_unsure_is_not_helped_but_may_try_again() -> None:
    world = fresh_world()
    activation.suspend(world, "senior")
    home, other = (world.citizen(role).address.text for role in ("senior", "young"))
    office_visit.book(world, "senior", office_visit.free_times(world.clock)[0], "open")
    assert office_visit.attend(world, "senior", "passport", home) == "too-early"
    timeline.move_clock_to(world, office_visit.booked_time(world, "senior"))
    assert office_visit.attend(world, "senior", "health-card", home) == "no-identification"
    assert office_visit.attend(world, "senior", "licence", other) == "not-sure"
    assert world.mitid["senior"].suspended
    assert office_visit.attend(world, "senior", "licence", home) == "helped"
    assert world.take_announced()[-1] == MitidHelped(citizen="senior", reason="open")
    sign_in_by_code(world, "senior")


def test_nobody_is_helped_or_waited_for_without_a_booking() -> None:
    world = fresh_world()
    with pytest.raises(NothingToDo):
        timeline.move_clock_to(world, office_visit.booked_time(world, "senior"))
    with pytest.raises(NothingToDo):
        office_visit.attend(world, "senior", "passport", "")


def test_a_blocked_app_gets_a_temporary_pin_at_the_desk() -> None:
    world = fresh_world()
    for _ in range(9):
        app.app_open(world, "young", "1")
        timeline.move_clock(world, 10)
    visit(world, "young", "pin")
    temporary = app.app_of(world, "young").temporary
    assert temporary
    assert activation.enter_temporary(world, "young", temporary.code) == "choose-pin"
    assert activation.choose_pin(world, "young", "274081", "274081") == "activated"
    sign_in_by_app(world, "young", "274081")


def test_who_has_no_app_gets_one_at_the_desk() -> None:
    world = fresh_world()
    visit(world, "senior", "pin")
    assert world.mitid["senior"].kinds == ("app", "code-display")


def test_a_blocked_password_is_another_one_afterwards() -> None:
    world = fresh_world()
    before = world.mitid["senior"].password
    assert activation.change_password(world, "senior", before, NEW, NEW) is None
    world.mitid["senior"].password_lock.blocked = True
    visit(world, "senior", "password")
    assert world.mitid["senior"].password != before
    assert not world.mitid["senior"].is_password(NEW)
    sign_in_by_code(world, "senior")


def test_a_lost_code_display_is_another_one_afterwards_and_the_old_one_is_no_good() -> None:
    world = fresh_world()
    old = world.mitid["senior"].display
    assert old
    visit(world, "senior", "device")
    begin(world, "senior")
    press(world, "senior")
    assert sign_in.enter_code(world, old.press()) == "wrong"
    sign_in_by_code(world, "senior")


def test_each_visit_gives_others() -> None:
    world = fresh_world()
    passwords = {world.mitid["senior"].password}
    for _ in range(3):
        visit(world, "senior", "password")
        passwords.add(world.mitid["senior"].password)
    assert len(passwords) == 4


@pytest.mark.parametrize(("minute", "first"), [(59, time(10)), (60, time(10)), (61, time(11, 30))])
def test_a_time_is_offered_until_the_very_hour_before_it(minute: int, first: time) -> None:
    """`minute` is counted from eight o'clock on a Monday."""
    now = datetime(2026, 12, 7, 8) + timedelta(minutes=minute)
    assert office_visit.free_times(now)[0].time() == first
