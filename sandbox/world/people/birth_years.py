"""When the people of a household are born: windows of years that keep the family possible."""

from datetime import date, timedelta
from functools import cache

from sandbox.world.people.cpr import FIRST_YEAR, LAST_YEAR
from sandbox.world.state.people import Role

COHORT_YEARS = range(2015, 2041)  # later, a senior cannot be near the pension age and have a practice number
Window = tuple[int, int]

SENIOR_AGE = 68
PARENT_AGES = (40, 30)
STUDENT_AGE = 20
CHILD_AGES = (
    (5, 2),
    (9, 7),
    (13, 11),
)  # the youngest first; a free year between two windows keeps siblings apart
YOUNGEST_PARENT = 20


@cache
def citizens(cohort_year: int) -> dict[Role, Window]:
    """First and last year of birth of each role: all within 1958-1999, no two overlapping.

    In 2026 the young one has to be 27 or more, since nobody born later has a practice number.
    """
    if cohort_year not in COHORT_YEARS:
        raise ValueError(f"no households for {cohort_year}")
    young = min(cohort_year - STUDENT_AGE, LAST_YEAR) - 2
    parent = min(cohort_year - PARENT_AGES[0], young - 4)
    senior = max(FIRST_YEAR, min(cohort_year - SENIOR_AGE, parent - YOUNGEST_PARENT - 2))
    parent = max(parent, senior + 2 + YOUNGEST_PARENT)
    last_parent = max(parent + 3, min(cohort_year - PARENT_AGES[1], young - 1))
    return {"senior": (senior, senior + 2), "parent": (parent, last_parent), "young": (young, young + 2)}


def children(cohort_year: int, parent_born: int) -> list[Window]:
    """The windows open to children of a parent of that year, the youngest child's first."""
    windows = [(cohort_year - oldest, cohort_year - youngest) for oldest, youngest in CHILD_AGES]
    return [window for window in windows if window[0] - parent_born >= YOUNGEST_PARENT]


@cache
def birthdays(window: Window) -> tuple[date, ...]:
    """Every day of the years, but for 1 January."""
    first, last = date(window[0], 1, 1), date(window[1], 12, 31)
    every = (first + timedelta(days=day) for day in range((last - first).days + 1))
    return tuple(day for day in every if (day.month, day.day) != (1, 1))
