from datetime import timedelta

import pytest

from sandbox.world import paper_mail, timeline
from sandbox.world.municipality import appointments
from sandbox.world.state.events import ClockMoved
from tests.world.selfservice.test_case_appointments import applied
from tests.world.worlds import fresh_world

DAY = 24 * 60


def test_where_nothing_is_on_its_way_nothing_is_next() -> None:
    assert timeline.next_due(fresh_world()) is None


def test_a_paper_on_its_way_is_next() -> None:
    world = fresh_world()
    paper = paper_mail.post(world, "senior", "health-card", {"person": "Asta"}, 3)
    assert timeline.next_due(world) == paper.comes
    timeline.move_clock(world, 30 * DAY)
    assert timeline.next_due(world) is None


def test_a_long_time_passes_as_many_short_ones_do() -> None:
    """The text message of the day before comes, and the case goes on, however far the clock is moved at once."""
    long, short = applied()[0], applied()[0]
    timeline.move_clock(long, 60 * DAY)
    for _each in range(60):
        timeline.move_clock(short, DAY)
    told = [(each.letter, each.received) for each in long.post["senior"].letters]
    assert told == [(each.letter, each.received) for each in short.post["senior"].letters]
    texts = [(each.message, each.received) for each in long.phone["senior"].messages]
    assert texts == [(each.message, each.received) for each in short.phone["senior"].messages]
    reminder = next(at for message, at in texts if message == "tid-i-morgen")
    booked = appointments.of(long, "senior")[0]
    assert reminder == appointments.reminder(booked.at)
    assert reminder < booked.at - timedelta(hours=12)


@pytest.mark.parametrize(("seconds", "minutes"), [(-60, []), (0, []), (1, [1]), (60, [1]), (61, [2])])
def test_the_clock_moves_by_whole_minutes_and_only_forward(seconds: int, minutes: list[int]) -> None:
    world = fresh_world()
    timeline.move_clock_to(world, world.clock + timedelta(seconds=seconds))
    moved = [event for event in world.take_announced() if isinstance(event, ClockMoved)]
    assert [event.minutes for event in moved] == minutes
