"""What a submission changes: each effect of a self-service's file has its function here, by name in `EFFECTS`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sandbox.content.limits import bound
from sandbox.content.municipality import find
from sandbox.content.service_effects import ChangeAddress, ChooseDoctor, OrderHealthCard, SendLetter
from sandbox.content.services import Service
from sandbox.content.text import fill
from sandbox.world import post, questions, registers
from sandbox.world.fields import HANDLERS
from sandbox.world.fields.base import Answer, Asking
from sandbox.world.fields.options import everyone, roles_of
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.selfservice import Submission
    from sandbox.world.world import World


@dataclass(frozen=True)
class Sent:
    """A submission on its way: what the effects work on. `facts` are what its letters can say.

    `persons` are the names of the household, by the values that stand for them.
    """

    service: Service
    submission: "Submission"
    facts: Mapping[str, str]
    persons: Mapping[str, str]

    @property
    def citizen(self) -> Role:
        return self.submission.citizen

    def answer(self, name: str | None) -> Answer | None:
        return self.submission.answers.get(name) if name else None

    def people(self, name: str | None) -> list[str]:
        """The persons that an answer names; the citizen alone where it names none."""
        answer = self.answer(name)
        return list(answer) if isinstance(answer, list) and answer else ["self"]


def sent(world: "World", service: Service, submission: "Submission") -> Sent:
    """Gather what the effects need while the world is still as it was."""
    asking = Asking(world, submission.citizen, submission.answers)
    facts = {field.name: "" for field in service.fields()}
    for name, answer in submission.answers.items():
        field = service.field(name)
        facts[name] = HANDLERS[field.type].fact(field, answer, asking)
    facts |= {
        "name": asking.citizen.name,
        "address": asking.citizen.address.text,
        "case_number": submission.case_number,
        "sent_at": submission.sent_at.isoformat(timespec="minutes"),
    }
    persons = {value: person.name for value, person in everyone(asking).items()}
    return Sent(service, submission, facts, persons)


def run(world: "World", service: Service, submission: "Submission") -> None:
    """All effects of a submission, in the order of the file."""
    on_its_way = sent(world, service, submission)
    for effect in service.effects:
        if questions.holds(effect.when, submission.answers):
            EFFECTS[effect.effect](world, effect, on_its_way)


def _change_address(world: "World", effect: ChangeAddress, sent: Sent) -> None:
    address = find(str(sent.answer(effect.address)))[0]
    movers = sent.people(effect.movers)
    move = registers.Move(
        submission=sent.submission.id,
        citizen=sent.citizen,
        address=address,
        day=date.fromisoformat(str(sent.answer(effect.day))),
        movers=[sent.persons[value] for value in movers],
        roles=roles_of(movers, sent.citizen),
        state="awaits-day",
    )
    host = sent.answer(effect.host)
    registers.report_move(world, move, _declaration(world, effect, sent, move, str(host)) if host else None)


def _declaration(
    world: "World", effect: ChangeAddress, sent: Sent, move: registers.Move, host_name: str
) -> registers.HostDeclaration:
    return registers.HostDeclaration(
        submission=sent.submission.id,
        citizen=sent.citizen,
        host_name=host_name,
        host=registers.host_at(world, move.address, host_name, move.roles),
        address=move.address.text,
        deadline=bound(effect.deadline, world.clock.date()),
    )


def _send_letter(world: "World", effect: SendLetter, sent: Sent) -> None:
    declaration = world.registers.host_declaration(sent.submission.id)
    host_role = declaration.host if declaration else None
    to = sent.citizen if effect.to == "citizen" else host_role
    if to is None:
        return  # the host is nobody of this household, and gets the letter where we cannot see it
    host = {"host_deadline": declaration.deadline.isoformat() if declaration else ""}
    facts = {fact: fill(text, {**sent.facts, **host}) for fact, text in effect.facts.items()}
    if effect.moment == "now":
        post.deliver(world, to, effect.letter, facts)
    else:
        due = registers.DueLetter(submission=sent.submission.id, to=to, letter=effect.letter, facts=facts)
        registers.send_when_registered(world, due)


def _order_health_card(world: "World", effect: OrderHealthCard, sent: Sent) -> None:
    for value in sent.people(effect.persons):
        card = registers.HealthCard(
            citizen=sent.citizen, person=sent.persons[value], ordered=world.clock.date(), reason=effect.reason
        )
        registers.order_health_card(world, card)


def _choose_doctor(world: "World", effect: ChooseDoctor, sent: Sent) -> None:
    registers.choose_doctor(world, sent.citizen, str(sent.answer(effect.doctor)))


EFFECTS: dict[str, Callable[["World", Any, Sent], None]] = {
    "change-address": _change_address,
    "send-letter": _send_letter,
    "order-health-card": _order_health_card,
    "choose-doctor": _choose_doctor,
}
