"""The other person of a grant, identified by name and practice number, and the grant's last day.

They are of the household. How far ahead the last day may lie is a rule of our own, because the sources are silent.
"""

from collections.abc import Collection
from datetime import date

from sandbox.world.forms import Problem
from sandbox.world.selfservice.fields.date import as_day
from sandbox.world.state.people import ROLES, Citizen, Role
from sandbox.world.state.world import World

MOST_YEARS = 5
CPR_DIGITS = 10


def other_person(
    world: World, role: Role, typed: dict[str, str], refused: Collection[str] = ()
) -> Citizen | list[Problem]:
    """The one whom `first_name`, `last_name` and `cpr` name, or all that is wrong with them.

    `refused` are the fields in which something was found that nobody should type.
    """
    problems = [
        Problem(field, "real-data" if field in refused else "missing")
        for field, text in typed.items()
        if field in refused or not text
    ]
    if problems:
        return problems
    found = _named(world, role, typed["first_name"], typed["last_name"], typed["cpr"])
    return found if isinstance(found, Citizen) else [found]


def latest(today: date) -> date:
    """The last day that leave can be given until."""
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + MOST_YEARS, day=28 if leap_day else today.day)


def last_day(today: date, day: str, month: str, year: str) -> date | Problem:
    """The day `until` as it was typed, or what is wrong with it."""
    typed = as_day(day, month, year)
    if typed is None:
        return Problem("until", "not-a-date" if day or month or year else "missing")
    if typed < today:
        return Problem("until", "before-first-day")
    return (
        typed if typed <= latest(today) else Problem("until", "after-last-day", {"last_day": latest(today)})
    )


def _named(world: World, role: Role, first_name: str, last_name: str, cpr: str) -> Citizen | Problem:
    """The one of the household that name and number belong to, or why it is nobody that leave can be given."""
    digits = "".join(each for each in cpr if each.isdigit())
    if len(digits) != CPR_DIGITS:
        return Problem("cpr", "not-a-cpr")
    if digits == world.citizen(role).cpr:
        return Problem("cpr", "own-number")
    if any(child.cpr == digits for child in world.household.children):
        return Problem("cpr", "child")
    other = next((world.citizen(each) for each in ROLES if world.citizen(each).cpr == digits), None)
    if other is None:
        return Problem("cpr", "nobody")
    if not _same(first_name, other.first_name):
        return Problem("first_name", "another-name")
    return other if _same(last_name, other.last_name) else Problem("last_name", "another-name")


def _same(typed: str, name: str) -> bool:
    return " ".join(typed.split()).casefold() == name.casefold()
