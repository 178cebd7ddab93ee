"""Powers of attorney: who may act for whom, on which service, and until when; and for whom somebody acts just now.

Source: domain facts on Digital Fuldmagt ("per-service powers with expiry; on use: Vælg person, Bekræft").
"""

from datetime import date
from typing import TYPE_CHECKING

from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.world import World


class PersonChosen(Event):
    """Somebody who may act for others said for whom: `person` is `citizen` when it is for oneself."""

    person: Role
    service: str


class NoPower(Refused):
    """Nobody has given the signed-in person leave to act for that one on this service."""


class Power(Part):
    """`service` is a host. The day `until` is the last on which it holds."""

    giver: Role
    holder: Role
    service: str
    until: date


def give(world: "World", giver: Role, holder: Role, service: str, until: date) -> None:
    """Give a power of attorney; a new one takes the place of an earlier one for the same service."""
    same = (giver, holder, service)
    others = [each for each in world.powers if (each.giver, each.holder, each.service) != same]
    world.powers = [*others, Power(giver=giver, holder=holder, service=service, until=until)]


def powers_on(world: "World", service: str) -> list[Power]:
    """What the signed-in person may do for others there today."""
    today = world.clock.date()
    return [
        power
        for power in world.powers
        if power.holder == world.signed_in and power.service == service and power.until >= today
    ]


def must_choose(world: "World", service: str) -> bool:
    """Whether it is to be asked for whom the signed-in person acts; once in a session."""
    return bool(world.session and world.session.person is None and powers_on(world, service))


def choose(world: "World", person: Role, service: str) -> None:
    """Act for somebody, or for oneself, from now on.

    :raises NoPower: when the signed-in person may not act for that one there.
    """
    if world.session is None or person not in {world.signed_in, *givers(world, service)}:
        raise NoPower
    world.session.person = person
    world.announce(PersonChosen(citizen=world.signed_in, person=person, service=service))


def givers(world: "World", service: str) -> list[Role]:
    return [power.giver for power in powers_on(world, service)]


def acting_for(world: "World", service: str) -> Role | None:
    """Whose data the service is to show: the person chosen while the power holds, else whoever is signed in."""
    chosen = world.session.person if world.session else None
    return chosen if chosen in givers(world, service) else world.signed_in
