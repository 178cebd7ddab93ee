"""The code viewer: a device with a button. Pressing it shows the key for the number that is asked for."""

from sandbox.world.seeded_random import below
from sandbox.world.state.events import Event
from sandbox.world.state.nemid import Viewer
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class ViewerPressed(Event):
    """The button of the code viewer was pressed."""


def give(world: World, role: Role) -> Viewer:
    number = f"{below(10**8, world.seed, world.seat, role, 'viewer'):08}"
    viewer = world.nemid[role].viewer = Viewer(number=number)
    return viewer


def key_for(world: World, role: Role, number: str) -> str:
    """The key that the citizen's viewer has for a number: six digits."""
    own = world.nemid[role]
    device = own.viewer.number if own.viewer else ""
    return f"{below(10**6, own.card.secret, device, number, 'key'):06}"


def press(world: World, role: Role) -> None:
    """Show the key that is asked for; the window stays dark when none is."""
    viewer, pending = world.nemid[role].viewer, world.pending
    if viewer is None:
        return
    asked = pending and pending.citizen == role and pending.step == "viewer"
    viewer.shows = pending.key_number if pending and asked else ""
    world.announce(ViewerPressed(citizen=role))


def window(world: World, role: Role) -> str:
    """What stands in the viewer's window: the key while its number is asked for, and then nothing."""
    viewer, pending = world.nemid[role].viewer, world.pending
    if not (viewer and viewer.shows and pending and pending.citizen == role):
        return ""
    return key_for(world, role, viewer.shows) if pending.key_number == viewer.shows else ""
