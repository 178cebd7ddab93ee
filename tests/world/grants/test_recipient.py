from datetime import date

from sandbox.world.grants.recipient import latest, other_person
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
