"""The registers that self-services change: who lives where, host declarations, health cards, doctors.

Source: domain facts on "Meld flytning" (where somebody lives at the new address already, the host must declare it
and the registration waits) and on health cards (a new one comes by ordinary post, about two weeks after a move).
"""

from datetime import date
from typing import TYPE_CHECKING, Literal

from sandbox.world import post
from sandbox.world.base import Part
from sandbox.world.events import Event
from sandbox.world.people import ROLES, Address, Role

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


class DoctorChosen(Event):
    """The citizen has another doctor."""

    doctor: str


class Move(Part):
    """A move reported by a submission. `movers` are the names of all who move; `roles` those who have an address."""

    submission: str
    citizen: Role
    address: Address
    day: date
    movers: list[str]
    roles: list[Role]
    state: Literal["awaits-host", "awaits-day", "registered"]


class HostDeclaration(Part):
    """A host is asked to declare that somebody moves in; `host` is a role where the host is of the household."""

    submission: str
    citizen: Role
    host_name: str
    host: Role | None
    address: str
    deadline: date
    state: Literal["waiting", "accepted", "refused"] = "waiting"


class HealthCard(Part):
    """A health card ordered for a person, by name; `reason` is the effect's own word."""

    citizen: Role
    person: str
    ordered: date
    reason: str


class DueLetter(Part):
    """A letter that is sent when a submission's move is registered."""

    submission: str
    to: Role
    letter: str
    facts: dict[str, str]


class Registers(Part):
    """What the authorities have noted about the household since it was seeded."""

    moves: list[Move] = []
    host_declarations: list[HostDeclaration] = []
    health_cards: list[HealthCard] = []
    due_letters: list[DueLetter] = []

    def move(self, submission: str) -> Move | None:
        return next((move for move in self.moves if move.submission == submission), None)

    def host_declaration(self, submission: str) -> HostDeclaration | None:
        return next((each for each in self.host_declarations if each.submission == submission), None)


def report_move(world: "World", move: Move, declaration: HostDeclaration | None = None) -> None:
    """Note a move: it waits for its host where there is a declaration, else for its day if that is to come."""
    world.registers.moves.append(move)
    if declaration:
        move.state = "awaits-host"
        world.registers.host_declarations.append(declaration)
    waits = declaration is not None or move.day > world.clock.date()
    world.announce(MoveReported(citizen=move.citizen, waits=waits))
    settle(world)


def host_at(world: "World", address: Address, name: str, movers: list[Role]) -> Role | None:
    """Which of the household's citizens lives there and goes by that name; None for everybody else."""
    words = set(name.casefold().split())
    for role in ROLES:
        citizen = world.citizen(role)
        lives_there = citizen.address == address and role not in movers
        if lives_there and words & set(citizen.name.casefold().split()):
            return role
    return None


def settle(world: "World") -> None:
    """Register the moves whose day has come."""
    for move in world.registers.moves:
        if move.state == "awaits-day" and move.day <= world.clock.date():
            register_move(world, move)


def register_move(world: "World", move: Move) -> None:
    """Give all who move their new address, and send what was to be sent then."""
    for role in move.roles:
        citizen = world.citizen(role)
        citizen.address, citizen.moved_in = move.address, move.day
    move.state = "registered"
    world.announce(AddressChanged(citizen=move.citizen, address=move.address.text))
    for due in [each for each in world.registers.due_letters if each.submission == move.submission]:
        world.registers.due_letters.remove(due)
        post.deliver(world, due.to, due.letter, due.facts)


def send_when_registered(world: "World", due: DueLetter) -> None:
    """Send a letter as soon as the submission's move is registered, which may be now."""
    move = world.registers.move(due.submission)
    if move is None or move.state == "registered":
        post.deliver(world, due.to, due.letter, due.facts)
    else:
        world.registers.due_letters.append(due)


def order_health_card(world: "World", card: HealthCard) -> None:
    world.registers.health_cards.append(card)
    world.announce(HealthCardOrdered(citizen=card.citizen))


def choose_doctor(world: "World", citizen: Role, doctor: str) -> None:
    """Keeping the doctor one has changes nothing."""
    if world.citizen(citizen).doctor != doctor:
        world.citizen(citizen).doctor = doctor
        world.announce(DoctorChosen(citizen=citizen, doctor=doctor))
