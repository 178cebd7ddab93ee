"""Self-services: drafts, saved a step at a time, and submissions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sandbox.content.services.model import Service, Step
from sandbox.world.conditions import holds
from sandbox.world.forms import AnswerRejected, Form, Problem
from sandbox.world.selfservice import cases, effects, payments
from sandbox.world.selfservice import form as selfservice_form
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.form import fields_of, steps_of, still_right
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Answer, Draft, Submission
from sandbox.world.state.world import World

DECLARATION = "declaration"


class DraftSaved(Event):
    """A step was answered and is kept."""

    service: str
    step: str


class SubmissionSent(Event):
    """A self-service was sent, once."""

    service: str


class NoSuchDraft(NotFound):
    """There is no such draft of this citizen, for instance because it is another seat's."""


@dataclass(frozen=True)
class Again:
    """It was sent already: nothing happened, and this is what was sent."""

    submission: Submission


@dataclass(frozen=True)
class ToPay:
    """Everything is answered and declared; this is to be paid before it is sent, in kroner."""

    amount: Decimal


def draft_of(world: World, role: Role, service: Service) -> Draft | None:
    """A citizen has at most one draft of each self-service."""
    found = (draft for draft in world.drafts if (draft.citizen, draft.service) == (role, service.slug))
    return next(found, None)


def unfinished(world: World, role: Role, service: Service, draft: Draft | None) -> Step | None:
    """The first step that is not answered or no longer right, or that stops; None when there is none."""
    answers = draft.answers if draft else {}
    asking = selfservice_form.asking(world, role, service, answers)
    for step in steps_of(service, answers):
        if (
            step.stop
            or draft is None
            or step.name not in draft.done
            or not still_right(service, step, asking)
        ):
            return step
    return None


def save_step(
    world: World,
    role: Role,
    service: Service,
    step: Step,
    form: Form,
    *,
    draft_id: str = "",
    refused: Collection[str] = (),
) -> Draft | Again | list[Problem]:
    """Check a step's answers and keep them; all of its problems when there are any.

    `refused` names the fields in which something was found that nobody should type.

    :raises NoSuchDraft: when `draft_id` is given and is neither this citizen's draft nor sent.
    """
    draft = _draft(world, role, service, draft_id)
    if isinstance(draft, Again):
        return draft
    answers = draft.answers if draft else {}
    asking = selfservice_form.asking(world, role, service, answers)
    asked = fields_of(service, step, answers)
    checked = {
        field.name: Problem(field.name, "real-data")
        if field.name in refused
        else HANDLERS[field.type].check(field, form, asking)
        for field in asked
    }
    right = {name: each for name, each in checked.items() if not isinstance(each, Problem)}
    problems = [each for each in checked.values() if isinstance(each, Problem)]
    problems = problems or selfservice_form.refusals(service, step, asking, right)
    if problems:
        _reject(world, role, service, problems)
        return problems
    draft = draft or _begin(world, role, service)
    _keep(draft, step, right)
    world.announce(DraftSaved(citizen=role, service=service.slug, step=step.name))
    return draft


def start_over(world: World, role: Role, service: Service) -> None:
    """Throw the draft away; without one nothing happens."""
    world.drafts = [draft for draft in world.drafts if (draft.citizen, draft.service) != (role, service.slug)]


def send(
    world: World, role: Role, service: Service, draft_id: str, *, declared: bool = False
) -> Submission | Again | ToPay | Step | Problem:
    """Send the draft: once, only when it is finished, declared to be true where the service asks for it, and paid.

    :raises NoSuchDraft: when it is neither this citizen's draft nor sent.
    """
    draft = _draft(world, role, service, draft_id)
    if isinstance(draft, Again):
        return draft
    if draft is None:
        raise NoSuchDraft(draft_id)
    missing = unfinished(world, role, service, draft)
    if missing:
        return missing
    if service.declaration and not declared:
        problem = Problem(DECLARATION, "missing")
        _reject(world, role, service, [problem])
        return problem
    amount = to_pay(world, service, draft)
    if amount:
        draft.declared = True
        return ToPay(amount)
    return _submit(world, service, draft)


def pay(
    world: World, role: Role, service: Service, draft_id: str, card: tuple[str, str, str]
) -> Submission | Again | Step | payments.Faults:
    """Pay for what was declared, and send it. `card` is what was typed: number, expiry, check digits.

    :raises NoSuchDraft: when it is neither this citizen's draft nor sent, or was not declared.
    """
    draft = _draft(world, role, service, draft_id)
    if isinstance(draft, Again):
        return draft
    if draft is None or not draft.declared:
        raise NoSuchDraft(draft_id)
    if missing := unfinished(world, role, service, draft):
        return missing
    if faults := payments.faults(world, *card):
        refused = payments.PaymentRefused(citizen=role, service=service.slug, faults=list(faults.values()))
        world.announce(refused)
        return faults
    amount = to_pay(world, service, draft)
    payments.pay(world, role, service.slug, draft.id, amount, card[0])
    return _submit(world, service, draft, amount)


def to_pay(world: World, service: Service, draft: Draft) -> Decimal:
    """What the draft costs to send, in kroner; 0 when nothing."""
    if service.payment is None:
        return Decimal(0)
    asking = selfservice_form.asking(world, draft.citizen, service, draft.answers)
    if not holds(service.payment.when, selfservice_form.known_of(asking)):
        return Decimal(0)
    return selfservice_form.amount(service, service.payment.amount, asking)


def _submit(world: World, service: Service, draft: Draft, paid: Decimal = Decimal(0)) -> Submission:
    asking = selfservice_form.asking(world, draft.citizen, service, draft.answers)
    sent = Submission(
        id=draft.id,
        service=service.slug,
        citizen=draft.citizen,
        case_number=f"{world.clock.year}-{world.draw(10**6):06}",
        sent_at=world.clock,
        answers=dict(asking.answers),
    )
    effects.write_down(sent, service, asking, selfservice_form.sum_fact(paid) if paid else "")
    world.drafts.remove(draft)
    world.submissions.append(sent)
    world.announce(SubmissionSent(citizen=draft.citizen, service=service.slug))
    cases.open_case(world, service, sent)
    return sent


def _draft(world: World, role: Role, service: Service, draft_id: str) -> Draft | Again | None:
    """:raises NoSuchDraft: when an id is given and is neither the draft's nor a submission's."""
    for sent in submissions_of(world, role, service):
        if draft_id and sent.id == draft_id:
            return Again(sent)
    draft = draft_of(world, role, service)
    if draft_id and (draft is None or draft.id != draft_id):
        raise NoSuchDraft(draft_id)
    return draft


def _begin(world: World, role: Role, service: Service) -> Draft:
    draft = Draft(id=world.new_id(), service=service.slug, citizen=role)
    world.drafts.append(draft)
    return draft


def _keep(draft: Draft, step: Step, answers: Mapping[str, Answer | None]) -> None:
    draft.answers |= {name: answer for name, answer in answers.items() if answer is not None}
    for name, answer in answers.items():
        if answer is None:
            draft.answers.pop(name, None)
    if step.name not in draft.done:
        draft.done.append(step.name)


def _reject(world: World, role: Role, service: Service, problems: list[Problem]) -> None:
    for each in problems:
        world.announce(
            AnswerRejected(citizen=role, service=service.slug, field=each.field, reason=each.reason)
        )
