"""Others who have to say yes before a case goes on: a host, a partner, the other parent.

Source: domain facts on "Meld flytning" (the host must declare it and the registration waits), on names and marriages
(the other signs by a link) and on passports for children (all who have custody consent).
"""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal

from sandbox.world import consent_letters
from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.people import ROLES, Address, Role

if TYPE_CHECKING:
    from sandbox.world.world import World


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


class NoSuchConsent(Refused):
    """Nobody has asked this citizen for it, or it is answered already."""


class Consent(Part):
    """`asked` is who of the household is asked, none for others, who answer by themselves at `answers_at`."""

    id: str
    submission: str
    service: str
    name: str
    citizen: Role
    asked: Role | None
    asked_name: str
    deadline: date
    answers_at: datetime | None = None
    state: Literal["waiting", "given", "refused", "lapsed"] = "waiting"
    settled_at: datetime | None = None

    @property
    def due(self) -> datetime | None:
        """When something happens to it by itself."""
        if self.state != "waiting":
            return None
        lapses = datetime.combine(self.deadline + timedelta(days=1), time.min)
        return min(self.answers_at, lapses) if self.answers_at else lapses


def ask(world: "World", consent: Consent) -> None:
    world.consents.append(consent)
    if consent.asked:
        world.announce(ConsentAsked(citizen=consent.asked, service=consent.service, consent=consent.name))


def of(world: "World", submission: str, name: str) -> Consent | None:
    return next((each for each in world.consents if (each.submission, each.name) == (submission, name)), None)


def waiting_for(world: "World", role: Role) -> list[Consent]:
    """What this citizen is asked for, the newest first."""
    return [each for each in reversed(world.consents) if each.asked == role and each.state == "waiting"]


def find(world: "World", role: Role, consent_id: str) -> Consent:
    """:raises NoSuchConsent: when this citizen was not asked."""
    for each in world.consents:
        if (each.id, each.asked) == (consent_id, role):
            return each
    raise NoSuchConsent(consent_id)


def answer(world: "World", consent: Consent, *, yes: bool) -> None:
    """Say yes or no; the first answer counts."""
    if consent.state == "waiting":
        consent.state, consent.settled_at = "given" if yes else "refused", world.clock
        answered = ConsentAnswered(
            citizen=consent.asked, service=consent.service, consent=consent.name, yes=yes
        )
        world.announce(answered)
        consent_letters.tell(world, consent)


def settle(world: "World") -> None:
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


def close(world: "World", submission: str) -> None:
    """Nobody needs to answer any more."""
    for each in world.consents:
        if each.submission == submission and each.state == "waiting":
            each.state, each.settled_at = "lapsed", world.clock


def somebody(world: "World", name: str, but: Role, address: Address | None = None) -> Role | None:
    """Which of the household goes by that name, and lives there where an address is given; None for everybody else."""
    words = set(name.casefold().split())
    for role in ROLES:
        citizen = world.citizen(role)
        own = words & set(citizen.first_name.casefold().split())
        if role != but and own and (address is None or citizen.address == address):
            return role
    return None
