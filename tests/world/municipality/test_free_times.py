from datetime import datetime, timedelta

import pytest

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import office
from sandbox.world.municipality import appointments, free_times
from sandbox.world.municipality.free_times import TAKEN_OF_TEN
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

TOWN = "borgerservice-oeveby"


@pytest.fixture
def unoccupied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else has taken a time."""
    monkeypatch.setattr(free_times, "below", lambda size, *parts: size - 1)


def free(world: World) -> list[datetime]:
    return free_times.free_times(world, "pas", TOWN, "senior")


@pytest.mark.parametrize(("minutes", "is_free"), [(59, False), (60, True), (61, True)])
def test_a_time_can_be_booked_until_the_very_hour_before_it(minutes: int, is_free: bool) -> None:
    world = fresh_world()
    first = free(world)[0]
    world.clock = first - timedelta(minutes=minutes)
    assert (first in free(world)) == is_free


@pytest.mark.parametrize(("spare", "last_fits"), [(-1, False), (0, True), (1, True)])
def test_the_last_time_ends_when_the_office_closes(
    unoccupied: None, monkeypatch: pytest.MonkeyPatch, spare: int, last_fits: bool
) -> None:
    """`spare` is how many minutes there are between the end of the third time and closing time."""
    town, lasts = office(TOWN), timedelta(minutes=appointment_types()["pas"].minutes)
    assert town
    hours_on = type(town).hours_on

    def until_the_third(place: object, day: object) -> object:
        hours = hours_on(place, day)  # type: ignore[arg-type]
        return hours and (hours[0], hours[0] + 3 * lasts + timedelta(minutes=spare))

    monkeypatch.setattr(type(town), "hours_on", until_the_third)
    world = fresh_world()
    last_day = free(world)[-1].date()
    assert len([at for at in free(world) if at.date() == last_day]) == (3 if last_fits else 2)


def test_times_that_only_touch_an_own_one_are_free(unoccupied: None) -> None:
    world = fresh_world()
    before, own, after = free(world)[10:13]
    assert (own - before, after - own) == (timedelta(minutes=20), timedelta(minutes=20))
    assert appointments.book(world, "senior", "pas", TOWN, own)
    offered = free(world)
    assert before in offered
    assert own not in offered
    assert after in offered


@pytest.mark.parametrize(("drawn", "is_free"), [(TAKEN_OF_TEN - 1, False), (TAKEN_OF_TEN, True)])
def test_six_of_ten_times_are_taken(monkeypatch: pytest.MonkeyPatch, drawn: int, is_free: bool) -> None:
    monkeypatch.setattr(free_times, "below", lambda size, *parts: drawn)
    assert bool(free(fresh_world())) == is_free
