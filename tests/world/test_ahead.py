from datetime import timedelta

from sandbox.world import ahead, appointments, papers
from tests.world.test_case_times import applied
from tests.world.worlds import fresh_world

DAY = 24 * 60


def test_where_nothing_is_on_its_way_nothing_is_next() -> None:
    assert ahead.next_due(fresh_world()) is None


def test_a_paper_on_its_way_is_next() -> None:
    world = fresh_world()
    paper = papers.post(world, "senior", "health-card", {"person": "Asta"}, 3)
    assert ahead.next_due(world) == paper.comes
    world.move_clock(30 * DAY)
    assert ahead.next_due(world) is None


def test_a_long_time_passes_as_many_short_ones_do() -> None:
    """The text message of the day before comes, and the case goes on, however far the clock is moved at once."""
    long, short = applied()[0], applied()[0]
    long.move_clock(60 * DAY)
    for _each in range(60):
        short.move_clock(DAY)
    told = [(each.letter, each.received) for each in long.post["senior"].letters]
    assert told == [(each.letter, each.received) for each in short.post["senior"].letters]
    texts = [(each.message, each.received) for each in long.phone["senior"].messages]
    assert texts == [(each.message, each.received) for each in short.phone["senior"].messages]
    reminder = next(at for message, at in texts if message == "tid-i-morgen")
    booked = appointments.of(long, "senior")[0]
    assert reminder == appointments.reminder(booked.at)
    assert reminder < booked.at - timedelta(hours=12)
