"""The registers that self-services change: who lives where, host declarations, health cards.

Source: domain facts on "Meld flytning" (where somebody lives at the new address already, the host must declare it
and the registration waits) and on health cards (a new one comes by ordinary post, about two weeks after a move).
"""

from datetime import date
from typing import TYPE_CHECKING, Literal

from sandbox.world.base import Part
from sandbox.world.events import Event
from sandbox.world.people import Address, Role

if TYPE_CHECKING:
    from sandbox.world.world import World


class MoveReported(Event):
    """A move was reported; `waits` for a host's declaration or for the day itself."""

    waits: bool


class AddressChanged(Event):
    """The register has the citizen's new address."""

    address: str


class HealthCardOrdered(Event):
    """A new health card is on its way by ordinary post."""


class Move(Part):
    """A reported move; those who move with the citizen are named, not numbered."""

    citizen: Role
    address: Address
    day: date
    movers: list[str]
    state: Literal["awaits-host", "awaits-day", "registered"]


class HostDeclaration(Part):
    """A host is asked to declare that somebody moves in; `host` is a role where the host is of the household."""

    citizen: Role
    host_name: str
    host: Role | None
    address: str
    deadline: date
    state: Literal["waiting", "accepted", "refused"] = "waiting"


class HealthCard(Part):
    """A health card ordered for the citizen."""

    citizen: Role
    ordered: date
    reason: str


class Registers(Part):
    """What the authorities have noted about the household since it was seeded."""

    moves: list[Move] = []
    host_declarations: list[HostDeclaration] = []
    health_cards: list[HealthCard] = []


def settle(world: "World") -> None:
    """Register the moves whose day has come."""
    for move in world.registers.moves:
        if move.state == "awaits-day" and move.day <= world.clock.date():
            register_move(world, move)


def register_move(world: "World", move: Move) -> None:
    citizen = world.citizen(move.citizen)
    citizen.address, citizen.moved_in, move.state = move.address, move.day, "registered"
    world.announce(AddressChanged(citizen=move.citizen, address=move.address.text))
