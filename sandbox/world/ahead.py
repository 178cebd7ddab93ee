"""What is going to happen by itself, and when: so that time passes from one thing to the next, each on its own day.

That the bins are emptied is nothing that somebody waits for; of many evenings the last one is told of.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world import appointments, cases, post_notices

if TYPE_CHECKING:
    from sandbox.world.world import World


def next_due(world: "World") -> datetime | None:
    """When the next thing happens; None when nothing is on its way."""
    return min((at for at in _dues(world) if at > world.clock), default=None)


def _dues(world: "World") -> Iterator[datetime]:
    if due := cases.next_due(world):
        yield due
    yield from (paper.comes for paper in world.papers if not paper.here)
    yield from (each.due for box in world.post.values() for each in box.expected)
    yield from (report.due for report in world.reports if report.citizen and not report.answered)
    for booked in world.appointments:
        if booked.state == "booked":
            yield from (appointments.reminder(booked.at), booked.at)
    for box in world.post.values():
        if box.notices.nemsms:
            called = (post_notices.appointment(boxed) for boxed in box.letters if not boxed.deleted)
            yield from (at - post_notices.AHEAD for at in called if at)
