"""A power of attorney while it is being written, step by step: who the other one is, what it covers, until when.

The other one is somebody of the household. That a name and a practice number have to fit is as in the real thing; how
far ahead the last day may lie is a rule of our own, because the sources are silent.
"""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from sandbox.content.powers import coverable, host_of
from sandbox.world.base import Part
from sandbox.world.fields.base import Problem
from sandbox.world.fields.date import as_day
from sandbox.world.people import ROLES, Citizen, Role
from sandbox.world.selfservice import AnswerRejected

if TYPE_CHECKING:
    from sandbox.world.world import World

Kind = Literal["give", "ask"]
Step = Literal["person", "omraade", "udloeb"]
STEPS: tuple[Step, ...] = get_args(Step)
SERVICE = "fuldmagt"  # what `answer-rejected` calls it
MOST_YEARS = 5


class PowerDraft(Part):
    """What `citizen` has written so far; one of each kind at most. It becomes a power with the same id."""

    id: str
    citizen: Role
    kind: Kind
    other: Role | None = None
    covers: list[str] = []
    until: date | None = None

    @property
    def missing(self) -> Step | None:
        """The first step that is not answered."""
        answered = {"person": self.other, "omraade": self.covers, "udloeb": self.until}
        return next((step for step in STEPS if not answered[step]), None)


def draft_of(world: "World", role: Role, kind: Kind) -> PowerDraft | None:
    return next((each for each in world.power_drafts if (each.citizen, each.kind) == (role, kind)), None)


def start_over(world: "World", role: Role, kind: Kind) -> None:
    """Throw the draft away; without one nothing happens."""
    world.power_drafts = [each for each in world.power_drafts if (each.citizen, each.kind) != (role, kind)]


def latest(today: date) -> date:
    """The last day that a power can be given until."""
    leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year + MOST_YEARS, day=28 if leap_day else today.day)


def save_person(
    world: "World",
    role: Role,
    kind: Kind,
    first_name: str,
    last_name: str,
    cpr: str,
    refused: Collection[str] = (),
) -> list[Problem]:
    """Keep who the other one is. `refused` are the fields in which something was found that nobody should type."""
    typed = {"first_name": first_name, "last_name": last_name, "cpr": cpr}
    problems = [Problem(field, "real-data") for field in typed if field in refused]
    problems += [
        Problem(field, "missing") for field, text in typed.items() if not text and field not in refused
    ]
    other = None if problems else _named(world, role, first_name, last_name, cpr)
    if isinstance(other, Citizen):
        _draft(world, role, kind).other = other.role
    return _told(world, role, problems + ([other] if isinstance(other, Problem) else []))


def save_covers(world: "World", role: Role, kind: Kind, places: Collection[str]) -> list[Problem]:
    """Keep what it covers; what is within a whole site that is covered is not named besides."""
    known = [place for place in coverable() if place in places]
    if not known:
        return _told(world, role, [Problem("covers", "missing")])
    _draft(world, role, kind).covers = [
        place for place in known if place == host_of(place) or host_of(place) not in known
    ]
    return []


def save_until(world: "World", role: Role, kind: Kind, day: str, month: str, year: str) -> list[Problem]:
    typed, today = as_day(day, month, year), world.clock.date()
    if typed is None:
        reason = "not-a-date" if day or month or year else "missing"
    elif typed < today:
        reason = "before-first-day"
    elif typed > latest(today):
        reason = "after-last-day"
    else:
        _draft(world, role, kind).until = typed
        return []
    return _told(world, role, [Problem("until", reason, {"last_day": latest(today)})])


def _named(world: "World", role: Role, first_name: str, last_name: str, cpr: str) -> Citizen | Problem:
    """The one of the household that name and number belong to, or why it is nobody a power can be shared with."""
    digits = "".join(each for each in cpr if each.isdigit())
    if len(digits) != 10:
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


def _draft(world: "World", role: Role, kind: Kind) -> PowerDraft:
    draft = draft_of(world, role, kind)
    if draft is None:
        draft = PowerDraft(id=world.new_id(), citizen=role, kind=kind)
        world.power_drafts.append(draft)
    return draft


def _told(world: "World", role: Role, problems: list[Problem]) -> list[Problem]:
    for each in problems:
        world.announce(AnswerRejected(citizen=role, service=SERVICE, field=each.field, reason=each.reason))
    return problems
