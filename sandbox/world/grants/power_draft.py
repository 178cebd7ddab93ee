"""A power of attorney while it is being written, step by step: who the other one is, what it covers, until when."""

from collections.abc import Collection

from sandbox.content.portal.power_areas import coverable, host_of
from sandbox.world.forms import AnswerRejected, Problem
from sandbox.world.grants.recipient import last_day, other_person
from sandbox.world.state.grants import Kind, PowerDraft
from sandbox.world.state.people import Citizen, Role
from sandbox.world.state.world import World

SERVICE = "fuldmagt"  # what `answer-rejected` calls it


def draft_of(world: World, role: Role, kind: Kind) -> PowerDraft | None:
    return next((each for each in world.power_drafts if (each.citizen, each.kind) == (role, kind)), None)


def start_over(world: World, role: Role, kind: Kind) -> None:
    """Throw the draft away; without one nothing happens."""
    world.power_drafts = [each for each in world.power_drafts if (each.citizen, each.kind) != (role, kind)]


def save_person(
    world: World,
    role: Role,
    kind: Kind,
    first_name: str,
    last_name: str,
    cpr: str,
    refused: Collection[str] = (),
) -> list[Problem]:
    """Keep who the other one is."""
    typed = {"first_name": first_name, "last_name": last_name, "cpr": cpr}
    other = other_person(world, role, typed, refused)
    if not isinstance(other, Citizen):
        return _told(world, role, other)
    _draft(world, role, kind).other = other.role
    return []


def save_covers(world: World, role: Role, kind: Kind, places: Collection[str]) -> list[Problem]:
    """Keep what it covers; what is within a whole site that is covered is not named besides."""
    known = [place for place in coverable() if place in places]
    if not known:
        return _told(world, role, [Problem("covers", "missing")])
    _draft(world, role, kind).covers = [
        place for place in known if place == host_of(place) or host_of(place) not in known
    ]
    return []


def save_until(world: World, role: Role, kind: Kind, day: str, month: str, year: str) -> list[Problem]:
    until = last_day(world.clock.date(), day, month, year)
    if isinstance(until, Problem):
        return _told(world, role, [until])
    _draft(world, role, kind).until = until
    return []


def _draft(world: World, role: Role, kind: Kind) -> PowerDraft:
    draft = draft_of(world, role, kind)
    if draft is None:
        draft = PowerDraft(id=world.new_id(), citizen=role, kind=kind)
        world.power_drafts.append(draft)
    return draft


def _told(world: World, role: Role, problems: list[Problem]) -> list[Problem]:
    for each in problems:
        world.announce(AnswerRejected(citizen=role, service=SERVICE, field=each.field, reason=each.reason))
    return problems
