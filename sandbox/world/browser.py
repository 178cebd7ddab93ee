"""What happens at the browser itself: addresses that are typed and looked at, and false sites that are come to.

Nothing that is typed is kept: an event names a host only when it is one of the sandbox's own, and what was asked for,
never what was answered.
"""

from sandbox.world.state.events import Event
from sandbox.world.state.world import World


class AddressTyped(Event):
    """`host` is none where the address is no imitated one; `found` is whether it led to a page."""

    in_passing = True
    host: str | None
    found: bool


class AddressInspected(Event):
    """The participant looked at what the browser knows about an address."""

    in_passing = True
    host: str


class FalseSiteVisited(Event):
    """The participant came to a false site."""

    in_passing = True
    host: str


class FalseSiteLeft(Event):
    """The participant went away from a false site, by whatever way."""

    in_passing = True
    host: str


class GaveDataAway(Event):
    """The participant sent a false site what it asked for; `fields` are the names of those filled in."""

    host: str
    fields: list[str]


def come_to_false_site(world: World, host: str) -> None:
    """Shown again, it is no new visit."""
    if world.false_site == host:
        return
    leave_false_site(world)
    world.false_site = host
    world.announce(FalseSiteVisited(host=host))


def leave_false_site(world: World) -> None:
    if world.false_site:
        world.announce(FalseSiteLeft(host=world.false_site))
    world.false_site = None
