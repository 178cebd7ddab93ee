"""Others who have to say yes before a case goes on: a host, a partner, the other parent.

Source: domain facts on "Meld flytning" (the host must declare it and the registration waits), on names and marriages
(the other signs by a link) and on passports for children (all who have custody consent).
"""

from sandbox.content.municipality.address import Address
from sandbox.world.selfservice import consent_letters
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.selfservice import Consent
from sandbox.world.state.world import World


class ConsentAsked(Event):
    """Somebody of the household, `citizen`, is asked to say yes; `consent` is its name in the self-service's file."""

    service: str
    consent: str


class ConsentAnswered(Event):
    """Somebody, `citizen` where of the household, has said yes or no."""

    service: str
    consent: str
    yes: bool


class ConsentLapsed(Event):
    """Nobody answered in time; `citizen` is who had asked."""

    service: str
    consent: str


class NoSuchConsent(NotFound):
    """No consent of that id was asked of this citizen."""


def ask(world: World, consent: Consent) -> None:
    world.consents.append(consent)
    if consent.asked:
        world.announce(ConsentAsked(citizen=consent.asked, service=consent.service, consent=consent.name))


def of(world: World, submission: str, name: str) -> Consent | None:
    return next((each for each in world.consents if (each.submission, each.name) == (submission, name)), None)


def waiting_for(world: World, role: Role) -> list[Consent]:
    """What this citizen is asked for, the newest first."""
    return [each for each in reversed(world.consents) if each.asked == role and each.state == "waiting"]


def find(world: World, role: Role, consent_id: str) -> Consent:
    """:raises NoSuchConsent: when this citizen was not asked."""
    for each in world.consents:
        if (each.id, each.asked) == (consent_id, role):
            return each
    raise NoSuchConsent(consent_id)


def answer(world: World, consent: Consent, *, yes: bool) -> None:
    """Say yes or no; the first answer counts."""
    if consent.state == "waiting":
        consent.state, consent.settled_at = "given" if yes else "refused", world.clock
        answered = ConsentAnswered(
            citizen=consent.asked, service=consent.service, consent=consent.name, yes=yes
        )
        world.announce(answered)
        consent_letters.tell(world, consent)


def settle(world: World) -> None:
    """Let those who are nobody of the household answer, and what nobody answered lapse."""
    for each in world.consents:
        due = each.due
        if due is None or due > world.clock:
            continue
        if each.answers_at == due:
            answer(world, each, yes=True)
        else:
            each.state, each.settled_at = "lapsed", world.clock
            world.announce(ConsentLapsed(citizen=each.citizen, service=each.service, consent=each.name))
            consent_letters.tell(world, each)


def close(world: World, submission: str) -> None:
    """Nobody needs to answer any more."""
    for each in world.consents:
        if each.submission == submission and each.state == "waiting":
            each.state, each.settled_at = "lapsed", world.clock


def somebody(world: World, name: str, but: Role, address: Address | None = None) -> Role | None:
    """Which of the household goes by that name, and lives there where an address is given; None for everybody else."""
    words = set(name.casefold().split())
    for role in ROLES:
        citizen = world.citizen(role)
        own = words & set(citizen.first_name.casefold().split())
        if role != but and own and (address is None or citizen.address == address):
            return role
    return None
