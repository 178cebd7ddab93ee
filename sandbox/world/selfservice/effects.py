"""What a submission changes: each effect of a self-service's file has its function here, by name in `EFFECTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sandbox.content.municipality.settings import find
from sandbox.content.reading.text import fill
from sandbox.content.rules.date_rules import FEE_BOUND, bound, later
from sandbox.content.services.case import ConsentRequest
from sandbox.content.services.effects import (
    BookAppointment,
    ChangeAddress,
    ChangeFinances,
    ChangeName,
    ChooseDoctor,
    NoteRecord,
    OrderHealthCard,
    PostPaper,
    SendLetter,
    SendMessage,
)
from sandbox.content.services.model import Service
from sandbox.world import phone
from sandbox.world.conditions import holds
from sandbox.world.documents import records
from sandbox.world.mailbox import letters
from sandbox.world.municipality import appointments
from sandbox.world.selfservice import case_appointments, consents, form, registry
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.fields.persons import everyone, roles_of
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.selfservice import Answer, Consent, Submission
from sandbox.world.state.world import World

HEALTH_CARD_WEEKDAYS = 10  # about two weeks, as municipalities' pages say (domain facts on "Meld flytning")


@dataclass(frozen=True)
class Sent:
    """A submission that effects work on; `booked` is what facts say of the time that it has now."""

    service: Service
    submission: Submission
    today: date
    booked: Mapping[str, str]

    @property
    def citizen(self) -> Role:
        return self.submission.citizen

    def answer(self, name: str | None) -> Answer | None:
        return self.submission.answers.get(name) if name else None

    def people(self, name: str | None) -> list[str]:
        """The persons that an answer names; the citizen alone where it names none."""
        answer = self.answer(name)
        return ([answer] if isinstance(answer, str) else list(answer)) if answer else ["self"]

    def filled(self, facts: Mapping[str, str], **more: str) -> dict[str, str]:
        known = {**self.submission.facts, **self.booked, **more}
        return {
            fact: bound(text, self.today).isoformat() if FEE_BOUND.fullmatch(text) else fill(text, known)
            for fact, text in facts.items()
        }


def write_down(submission: Submission, service: Service, asking: Asking, paid: str) -> None:
    """Keep what letters can say, while the world is still as it was."""
    facts = {field.name: "" for field in service.fields()} | dict.fromkeys(service.calculations, "")
    for name, answer in submission.answers.items():
        field = service.field(name)
        facts[name] = HANDLERS[field.type].fact(field, answer, asking)
    facts |= {name: form.sum_fact(value) for name, value in asking.calculated.items()}
    for request in service.consents:
        facts |= {f"{request.name}_deadline": "", f"{request.name}_name": ""}
    submission.facts = facts | {
        "name": asking.citizen.name,
        "first_name": asking.citizen.first_name,
        "address": asking.citizen.address.text,
        "case_number": submission.case_number,
        "sent_at": submission.sent_at.isoformat(timespec="minutes"),
        "paid": paid,
    }
    submission.persons = {value: person.name for value, person in everyone(asking).items()}
    submission.words = {name: value for name, value in asking.calculated.items() if isinstance(value, str)}


def run(world: World, service: Service, submission: Submission, moment: str) -> None:
    """Ask whoever is asked at a moment, and let all effects of it happen, in the order of the file."""
    for request in service.consents:
        if request.moment == moment:
            _ask_consent(world, service, submission, request)
    sent = _as_now(world, service, submission)
    conditions = {**submission.answers, **submission.words}
    for effect in service.effects:
        if effect.moment == moment and holds(effect.when, conditions):
            EFFECTS[effect.effect](world, effect, sent)


def _as_now(world: World, service: Service, submission: Submission) -> Sent:
    return Sent(service, submission, world.clock.date(), case_appointments.facts(world, service, submission))


def _ask_consent(world: World, service: Service, submission: Submission, request: ConsentRequest) -> None:
    """Ask whoever the answers name, where the answers are so that somebody has to be asked."""
    sent = _as_now(world, service, submission)
    who = _who(world, sent, request)
    if who is None:
        return
    asked, name = who
    deadline = bound(request.deadline, world.clock.date())
    by_themselves = request.outsiders if not asked else None
    answers_at = later(by_themselves, world.clock, world.clock.time()) if by_themselves else None
    submission.facts |= {f"{request.name}_deadline": deadline.isoformat(), f"{request.name}_name": name}
    consent = Consent(
        id=world.new_id(),
        submission=submission.id,
        service=service.slug,
        name=request.name,
        citizen=sent.citizen,
        asked=asked,
        asked_name=name,
        deadline=deadline,
        answers_at=answers_at,
    )
    consents.ask(world, consent)


def _who(world: World, sent: Sent, request: ConsentRequest) -> tuple[Role | None, str] | None:
    """Whom to ask; None for nobody."""
    resident = _resident(world, sent, request) if request.resident else None
    if resident:
        return resident, world.citizen(resident).name
    wanted = holds(request.when, {**sent.submission.answers, **sent.submission.words})
    return _asked(world, sent, request) if wanted else None


def _asked(world: World, sent: Sent, request: ConsentRequest) -> tuple[Role | None, str]:
    """Who is asked: the role where it is one of the household, and the name."""
    answer = str(sent.answer(request.of) or "") if request.of else "self"
    if roles := roles_of([answer], sent.citizen):
        return roles[0], world.citizen(roles[0]).name
    address = find(str(sent.answer(request.living_at)))[0] if request.living_at else None
    role = consents.somebody(world, answer, sent.citizen, address)
    return (None, answer) if role is None or role in _movers(sent) else (role, world.citizen(role).name)


def _resident(world: World, sent: Sent, request: ConsentRequest) -> Role | None:
    """Whom of the household the register has at the address, and who does not move there now; the one named first."""
    address = find(str(sent.answer(request.living_at)))[0]
    named = consents.somebody(world, str(sent.answer(request.of) or ""), sent.citizen, address)
    living = (role for role in ROLES if world.citizen(role).address == address)
    others = [role for role in living if role != sent.citizen and role not in _movers(sent)]
    return named if named in others else next(iter(others), None)


def _movers(sent: Sent) -> list[Role]:
    return roles_of(list(sent.submission.answers.get("movers", [])), sent.citizen)


def _change_address(world: World, effect: ChangeAddress, sent: Sent) -> None:
    address = find(str(sent.answer(effect.address)))[0]
    day = date.fromisoformat(str(sent.answer(effect.day)))
    roles = roles_of(sent.people(effect.movers), sent.citizen)
    registry.change_address(world, sent.citizen, roles, address, day)


def _change_name(world: World, effect: ChangeName, sent: Sent) -> None:
    first, middle, last = (
        str(sent.answer(name) or "") for name in (effect.first_name, effect.middle_name, effect.last_name)
    )
    registry.change_name(world, sent.citizen, first, f"{middle} {last}".strip())


def _send_letter(world: World, effect: SendLetter, sent: Sent) -> None:
    if effect.to == "citizen":
        for value in sent.people(effect.persons):
            one = {"person": sent.submission.persons[value]} if effect.persons else {}
            facts = sent.filled(effect.facts, **one)
            letters.deliver(world, sent.citizen, effect.letter, facts)
        return
    consent = consents.of(world, sent.submission.id, effect.to)
    if consent and consent.asked:  # somebody else gets the letter where we cannot see it
        letters.deliver(world, consent.asked, effect.letter, sent.filled(effect.facts)).consent = consent.id


def _send_message(world: World, effect: SendMessage, sent: Sent) -> None:
    phone.receive_message(world, sent.citizen, effect.message)


def _order_health_card(world: World, effect: OrderHealthCard, sent: Sent) -> None:
    for value in sent.people(effect.persons):
        person = sent.submission.persons[value]
        registry.order_health_card(world, sent.citizen, person, effect.reason, HEALTH_CARD_WEEKDAYS)


def _post_paper(world: World, effect: PostPaper, sent: Sent) -> None:
    for value in sent.people(effect.persons):
        facts = {"person": sent.submission.persons[value], **sent.filled(effect.facts)}
        registry.post_paper(world, sent.citizen, effect.paper, facts, effect.weekdays)


def _choose_doctor(world: World, effect: ChooseDoctor, sent: Sent) -> None:
    registry.choose_doctor(world, sent.citizen, str(sent.answer(effect.doctor)))


def _change_finances(world: World, effect: ChangeFinances, sent: Sent) -> None:
    account, income = sent.answer(effect.account), sent.answer(effect.income)
    registry.change_finances(world, sent.citizen, str(account or ""), int(str(income or 0)))


def _note_record(world: World, effect: NoteRecord, sent: Sent) -> None:
    today = world.clock.date()
    for record in [*effect.ends, *([effect.record] if effect.replaces else [])]:
        records.end_all(world, sent.citizen, record)
    records.note(
        world,
        sent.citizen,
        effect.record,
        sent.filled(effect.facts),
        until=bound(effect.until, today) if effect.until else None,
        submission=sent.submission.id,
    )


def _book_appointment(world: World, effect: BookAppointment, sent: Sent) -> None:
    at = datetime.fromisoformat(str(sent.answer(effect.at)))
    office = str(sent.answer(effect.office))
    remember = " ".join((effect.remember or "").split())
    appointments.book(
        world, sent.citizen, effect.errand, office, at, sent.submission.id, remember=remember, remind=True
    )


EFFECTS: dict[str, Callable[[World, Any, Sent], None]] = {
    "change-address": _change_address,
    "change-name": _change_name,
    "send-letter": _send_letter,
    "send-message": _send_message,
    "order-health-card": _order_health_card,
    "post-paper": _post_paper,
    "choose-doctor": _choose_doctor,
    "change-finances": _change_finances,
    "note-record": _note_record,
    "book-appointment": _book_appointment,
}
