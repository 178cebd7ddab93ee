"""The registers that self-services change: homes, names, doctors, health cards, vehicles, the NemKonto.

Source: domain facts on "Meld flytning" and on health cards (a new one comes by ordinary post).
"""

from datetime import date

from sandbox.content.municipality.address import Address
from sandbox.world import paper_mail
from sandbox.world.state.documents import Kind
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

CERTIFICATE = "registreringsattest"


class AddressChanged(Event):
    """The register has the citizen's new address."""

    address: str


class NameChanged(Event):
    """The register has the citizen's new name; `new_name` in full."""

    new_name: str


class HealthCardOrdered(Event):
    """A new health card is on its way by ordinary post; `reason` as the self-service's file says it."""

    reason: str


class DoctorChosen(Event):
    """The citizen has another doctor."""

    doctor: str


class AccountChanged(Event):
    """Public money goes to another account from now on."""


def change_address(world: World, citizen: Role, roles: list[Role], address: Address, day: date) -> None:
    """Give all who move their new address, from that day."""
    for role in roles:
        mover = world.citizen(role)
        mover.address, mover.moved_in = address, day
    world.announce(AddressChanged(citizen=citizen, address=address.text))


def change_name(world: World, citizen: Role, first_name: str, last_name: str) -> None:
    """An empty part stays as it is."""
    person = world.citizen(citizen)
    person.first_name, person.last_name = first_name or person.first_name, last_name or person.last_name
    world.announce(NameChanged(citizen=citizen, new_name=person.name))


def order_health_card(world: World, citizen: Role, person: str, reason: str, weekdays: int) -> None:
    paper_mail.post(world, citizen, "health-card", {"person": person}, weekdays)
    world.announce(HealthCardOrdered(citizen=citizen, reason=reason))


def post_paper(world: World, citizen: Role, kind: Kind, facts: dict[str, str], weekdays: int) -> None:
    paper_mail.post(world, citizen, kind, facts, weekdays)


def choose_doctor(world: World, citizen: Role, doctor: str) -> None:
    """Keeping the doctor one has changes nothing."""
    if world.citizen(citizen).doctor != doctor:
        world.citizen(citizen).doctor = doctor
        world.announce(DoctorChosen(citizen=citizen, doctor=doctor))


def change_finances(world: World, citizen: Role, account: str, income: int) -> None:
    """An empty account and an income of 0 stay as they are."""
    money = world.finances[citizen]
    if account and account != money.account:
        money.account = account
        world.announce(AccountChanged(citizen=citizen))
    money.income = income or money.income


def plate_of(world: World, role: Role) -> str:
    """The number plate of the car registered to the citizen, by the registration certificate on the shelf; or empty."""
    certificates = (each for each in world.shelf[role] if each.document == CERTIFICATE)
    return next((each.facts["plate"] for each in certificates), "")
