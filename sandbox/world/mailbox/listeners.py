"""Announces what happens in a mailbox, first to what follows from it inside the world, in the order of `LISTENERS`."""

from collections.abc import Callable

from sandbox.world.mailbox import log, notifications
from sandbox.world.state.base import Part
from sandbox.world.state.events import Event
from sandbox.world.state.world import World

Listener = Callable[[World, Event, Part | None], None]
LISTENERS: tuple[Listener, ...] = (log.hear, notifications.hear)


def announce(world: World, event: Event, part: Part | None) -> None:
    """Announce an event of `mailbox.events`, and let every listener hear it now, at the world's present time.

    `part` is what the event is about: the letter, message, folder, grant or choice itself. The fields of the event are
    the scenario format, so they have no ids. None where nothing follows inside the world.
    """
    world.announce(event)
    for hear in LISTENERS:
        hear(world, event, part)
