"""What is going to happen by itself, and when: so that time passes from one thing to the next, each on its own day.

That the bins are emptied is nothing that somebody waits for; of many evenings the last one is told of.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world import appointments, cases, papers, post_answers, post_notices, reports

if TYPE_CHECKING:
    from sandbox.world.world import World

PARTS = (cases, papers, post_answers, post_notices, appointments, reports)


def coming(world: "World") -> int:
    """How many things are going to happen by themselves, as far as is known now."""
    return sum(1 for part in PARTS for _at in part.dues(world))


def next_due(world: "World") -> datetime | None:
    """When the next thing happens; None when nothing is on its way."""
    return min((at for part in PARTS for at in part.dues(world) if at > world.clock), default=None)
