from datetime import date

import pytest

from sandbox.world.forms import Problem
from sandbox.world.grants.recipient import last_day, latest, other_person
from sandbox.world.state.people import Citizen
from tests.world.worlds import fresh_world


def test_the_furthest_day_of_a_leap_day_is_there() -> None:
    assert latest(date(2028, 2, 29)) == date(2033, 2, 28)
    assert latest(date(2026, 11, 22)) == date(2031, 11, 22)


def test_all_that_is_missing_is_told_at_once() -> None:
    typed = {"first_name": "", "last_name": "Holst", "cpr": ""}
    found = other_person(fresh_world(), "senior", typed, ["cpr"])
    assert not isinstance(found, Citizen)
    assert [(each.field, each.reason) for each in found] == [("first_name", "missing"), ("cpr", "real-data")]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (("21", "11", "2026"), "before-first-day"),
        (("22", "11", "2026"), None),
        (("22", "11", "2031"), None),
        (("23", "11", "2031"), "after-last-day"),
    ],
)
def test_the_first_and_the_furthest_day_are_among_those_that_can_be_chosen(
    typed: tuple[str, str, str], reason: str | None
) -> None:
    found = last_day(date(2026, 11, 22), *typed)
    assert (found.reason if isinstance(found, Problem) else None) == reason
