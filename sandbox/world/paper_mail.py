"""What comes by ordinary post, or is handed over at a counter: the paper and the day it came.

The world keeps only what differs from paper to paper (`facts`); what is printed on it is a template.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sandbox.content.rules.calendar import resolve
from sandbox.world.state.base import NotFound
from sandbox.world.state.documents import Kind, Paper
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

POSTMAN = time(11)
SEEDED: tuple[tuple[Kind, int], ...] = (("health-card", 900), ("welcome", 402), ("key-card", 400))


class PaperCame(Event):
    """A paper came by ordinary post, or was handed over."""

    kind: Kind


class NoSuchPaper(NotFound):
    """The seat has no such paper, or it has not come yet."""


def delivery(now: datetime, weekdays: int) -> datetime:
    """When the postman comes with what is posted now: so many weekdays later, in the morning; 0 is at once."""
    return datetime.combine(resolve(f"+{weekdays} weekdays", now.date()), POSTMAN) if weekdays else now


def post(world: World, to: Role, kind: Kind, facts: dict[str, str], weekdays: int) -> Paper:
    paper = Paper(
        id=world.new_id(), kind=kind, to=to, comes=delivery(world.clock, weekdays), facts=dict(facts)
    )
    world.papers.append(paper)
    arrive(world)
    return paper


def hand(world: World, to: Role, kind: Kind, facts: dict[str, str]) -> Paper:
    """Give a paper over a counter: it is there at once."""
    return post(world, to, kind, facts, weekdays=0)


def arrive(world: World) -> None:
    """What is due comes. Called whenever time has passed."""
    for paper in world.papers:
        if not paper.here and paper.comes <= world.clock:
            paper.here = True
            world.announce(PaperCame(citizen=paper.to, kind=paper.kind))


def dues(world: World) -> Iterator[datetime]:
    return (paper.comes for paper in world.papers if not paper.here)


def here(world: World) -> list[Paper]:
    """What has come, the newest first."""
    found = [paper for paper in reversed(world.papers) if paper.here]
    return sorted(found, key=lambda paper: paper.comes, reverse=True)


def find(world: World, paper_id: str) -> Paper:
    """:raises NoSuchPaper: for a paper that is not there."""
    for paper in world.papers:
        if paper.id == paper_id and paper.here:
            return paper
    raise NoSuchPaper(paper_id)


def latest(world: World, role: Role, kind: Kind) -> Paper | None:
    """The citizen's newest paper of a kind, on its way or here."""
    return next((paper for paper in reversed(world.papers) if (paper.to, paper.kind) == (role, kind)), None)


def seed(world: World, role: Role, facts: dict[Kind, dict[str, str]]) -> None:
    """What the citizen has had for a year and more."""
    for kind, days in SEEDED:
        came = datetime.combine(world.date - timedelta(days=days), POSTMAN)
        world.papers.append(
            Paper(id=f"{role}-{kind}", kind=kind, to=role, comes=came, here=True, facts=facts.get(kind, {}))
        )
