import pytest

from sandbox.world.people import birth_years
from sandbox.world.people.cpr import FIRST_YEAR, LAST_YEAR


def test_the_people_of_2026() -> None:
    assert birth_years.citizens(2026) == {
        "senior": (1958, 1960),
        "parent": (1986, 1996),
        "young": (1997, 1999),
    }
    assert birth_years.children(2026, 1986) == [(2021, 2024), (2017, 2019), (2013, 2015)]


@pytest.mark.parametrize("year", birth_years.COHORT_YEARS)
def test_no_two_roles_share_a_year_and_all_have_practice_numbers(year: int) -> None:
    windows = sorted(birth_years.citizens(year).values())
    years = [born for first, last in windows for born in range(first, last + 1)]
    assert len(set(years)) == len(years)
    assert FIRST_YEAR <= min(years) <= max(years) <= LAST_YEAR


def test_a_young_parent_has_no_big_children() -> None:
    assert len(birth_years.children(2026, 1996)) == 2
    assert len(birth_years.children(2026, 1993)) == 3


@pytest.mark.parametrize("year", [1999, 2060])
def test_a_year_without_possible_families_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=f"no households for {year}"):
        birth_years.citizens(year)


def test_birthdays_leave_out_new_years_day() -> None:
    days = birth_years.birthdays((1996, 1997))
    assert len(days) == 366 + 365 - 2
    assert not [day for day in days if (day.month, day.day) == (1, 1)]
