"""Collects what the authorities have on a citizen: coming dates, and the number of entries on each card.

Nothing of it is kept: it is read off the letters, the records, the cases, the appointments and the drafts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from sandbox.content.mail.letters import letters
from sandbox.content.mail.records import Card
from sandbox.content.mail.records import records as kinds
from sandbox.content.rules.calendar import is_notation, resolve
from sandbox.content.writing.dates import ISO
from sandbox.world.documents import records
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.municipality import appointments
from sandbox.world.selfservice import consents
from sandbox.world.state.documents import Record
from sandbox.world.state.grants import Power
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Consent, Draft, Submission
from sandbox.world.state.world import World

SOON = timedelta(days=14)
"""How near a day must be to be told of on a front page."""


@dataclass(frozen=True)
class Due:
    """Something that is to happen, or to be done, on a day: `at` has a time where there is one to keep.

    `what` is where it is known from: a letter that calls or sets a deadline, a time with the municipality, a record
    that runs out, or a consent that somebody waits for. `appeal` is the last day to complain of a letter's decision:
    nothing that has to be done.
    """

    at: date
    what: BoxedLetter | Appointment | Record | Consent
    appeal: bool = False

    @property
    def day(self) -> date:
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def moment(self) -> datetime | None:
        return self.at if isinstance(self.at, datetime) else None


def coming(world: World, role: Role) -> list[Due]:
    """What lies ahead, today included, the first one first."""
    today = world.clock.date()
    found = [each for each in _every(world, role) if each.day >= today]
    return sorted(found, key=lambda each: (each.day, each.moment.time() if each.moment else time.min))


def soon(world: World, role: Role) -> list[Due]:
    """What is near, and has to be done."""
    last = world.clock.date() + SOON
    return [each for each in coming(world, role) if each.day <= last and not each.appeal]


def drafts(world: World, role: Role) -> list[Draft]:
    """What was begun and not sent."""
    return [draft for draft in world.drafts if draft.citizen == role]


def submissions(world: World, role: Role) -> list[Submission]:
    """The newest first."""
    return [sent for sent in reversed(world.submissions) if sent.citizen == role]


def powers(world: World, role: Role) -> list[Power]:
    """Those that hold today, given or got."""
    today = world.clock.date()
    return [power for power in world.powers if role in (power.giver, power.holder) and power.holds(today)]


def of_card(world: World, role: Role, card: Card) -> list[Record]:
    return [record for record in records.of(world, role) if kinds()[record.record].card == card]


def count(world: World, role: Role, card: Card) -> int:
    """How many things the card's page shows."""
    number = len(of_card(world, role, card))
    if card == "cases":
        number += len(submissions(world, role)) + len(drafts(world, role))
    if card == "payments":
        number += sum(payment.citizen == role for payment in world.payments)
    if card == "agreements":
        number += len(coming(world, role)) + len(powers(world, role))
    return number


def unpaid(world: World, role: Role) -> list[Record]:
    """What is to be paid, and is not."""
    return [record for record in of_card(world, role, "payments") if kinds()[record.record].due]


def _every(world: World, role: Role) -> Iterator[Due]:
    yield from (Due(consent.deadline, consent) for consent in consents.waiting_for(world, role))
    for boxed in world.post[role].letters:
        if not boxed.deleted:
            yield from (Due(at, boxed) for at in _times_of(boxed))
            if day := _deadline_of(world, role, boxed):
                yield Due(day, boxed)
            if day := mailbox_letters.appeal_deadline(boxed):
                yield Due(day, boxed, appeal=True)
    yield from (Due(each.at, each) for each in appointments.coming(world, role))
    told = {boxed.letter for boxed in world.post[role].letters}
    for record in records.of(world, role):
        kind = kinds()[record.record]
        if kind.due and record.until and kind.letter not in told:
            yield Due(record.until, record)


def _deadline_of(world: World, role: Role, boxed: BoxedLetter) -> date | None:
    """None where nothing is left to be done. What somebody waits for is known from the consent itself."""
    if boxed.consent or world.post[role].answered(boxed.id):
        return None
    return mailbox_letters.deadline(boxed)


def _times_of(boxed: BoxedLetter) -> Iterator[date]:
    """The times that a letter calls to."""
    for name, default in _times(boxed.letter).items():
        said = boxed.facts.get(name, default)
        if is_notation(said):
            yield resolve(said, boxed.counted_from.date())
        elif ISO.fullmatch(said):
            yield datetime.fromisoformat(said)


@cache
def _times(letter: str) -> dict[str, str]:
    """The facts of a letter that are times to come at. A time that its sender gives is kept by the sender."""
    facts = letters()[letter].facts.items()
    return {name: said for name, said in facts if said and is_notation(said) and said[-3:-2] == ":"}
