"""Self-services: drafts, saved a step at a time, and submissions."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from sandbox.content.services.model import Service, Step
from sandbox.world.conditions import holds
from sandbox.world.forms import AnswerRejected, Form, Problem
from sandbox.world.selfservice import cases, effects, payments
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.form import Evaluation, evaluate, sum_fact
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Draft, Submission
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


@dataclass(frozen=True)
class Next:
    """Where to go on; None is the page where all answers are checked."""

    step: Step | None


@dataclass(frozen=True)
class Progress:
    """How far a citizen has come in a self-service. Computed once a request and passed on."""

    draft: Draft | None
    evaluation: Evaluation

    @property
    def service(self) -> Service:
        return self.evaluation.service

    @property
    def role(self) -> Role:
        return self.evaluation.asking.role

    def missing(self, before: Step | None = None) -> Step | None:
        """The first step, or the first before another, that is not answered or no longer right, or that stops."""
        steps = self.evaluation.steps
        for step in steps[: steps.index(before)] if before else steps:
            done = self.draft is not None and step.name in self.draft.done
            if step.stop or not done or not self.evaluation.still_right(step):
                return step
        return None

    @cached_property
    def to_pay(self) -> Decimal:
        """What it costs to send, in kroner; 0 when nothing."""
        payment = self.service.payment
        if payment is None or not holds(payment.when, self.evaluation.known):
            return Decimal(0)
        return self.evaluation.sums.amount(payment.amount)


@dataclass(frozen=True)
class Refused:
    """What is wrong with what was typed. Nothing is kept or sent; the progress is as it was before."""

    problems: list[Problem]
    progress: Progress


@dataclass(frozen=True)
class NotPaid:
    """What is wrong with the card. Nothing is sent."""

    faults: payments.Faults
    progress: Progress


def draft_of(world: World, role: Role, service: Service) -> Draft | None:
    """A citizen has at most one draft of each self-service."""
    found = (draft for draft in world.drafts if (draft.citizen, draft.service) == (role, service.slug))
    return next(found, None)


def progress(world: World, role: Role, service: Service) -> Progress:
    draft = draft_of(world, role, service)
    return Progress(draft, evaluate(world, role, service, draft.answers if draft else {}))


def elsewhere(now: Progress, asked: Step | None) -> Again | Step | Next | None:
    """Where else to go when it is not this step's turn; None asks for the page where all answers are checked.

    What was sent, a step that is missing, or the page where all answers are checked.
    """
    first = now.service.steps[0]
    if now.draft is None and asked is not first:
        sent = submissions_of(now.evaluation.asking.world, now.role, now.service)
        return Again(sent[0]) if sent else first
    if asked and asked not in now.evaluation.steps:
        return now.missing() or Next(None)
    return now.missing(before=asked)


def answer(
    world: World,
    role: Role,
    service: Service,
    step: Step,
    form: Form,
    *,
    draft_id: str = "",
    refused: Collection[str] = (),
    correcting: bool = False,
) -> Next | Again | Step | Refused:
    """Answer a step if it is its turn, and say what comes next.

    The next step; after a correction straight back to the check, unless the correction asks for more. `Again` when it
    was sent already, and a step when that one has to be answered first: nothing is kept then.

    `refused` names the fields in which something was found that nobody should type.

    :raises NoSuchDraft: when `draft_id` is given and is neither this citizen's draft nor sent.
    """
    if sent := _sent(world, role, service, draft_id):
        return Again(sent)
    now = progress(world, role, service)
    if detour := elsewhere(now, step):
        return detour
    _check_id(now.draft, draft_id)
    saved = _save(world, now, step, form, refused)
    if isinstance(saved, Refused):
        return saved
    steps = saved.evaluation.steps
    later = [] if correcting else steps[steps.index(step) + 1 :]
    return Next(later[0] if later else saved.missing())


def save_step(
    world: World, role: Role, service: Service, step: Step, form: Form, *, refused: Collection[str] = ()
) -> Draft | list[Problem]:
    """Check and keep a step's answers, whether or not it is its turn; return its problems if there are any."""
    saved = _save(world, progress(world, role, service), step, form, refused)
    return saved.problems if isinstance(saved, Refused) else _draft(saved)


def _save(
    world: World, now: Progress, step: Step, form: Form, refused: Collection[str]
) -> Progress | Refused:
    checked = {
        field.name: Problem(field.name, "real-data")
        if field.name in refused
        else HANDLERS[field.type].check(field, form, now.evaluation.asking)
        for field in now.evaluation.fields_of(step)
    }
    right = {name: each for name, each in checked.items() if not isinstance(each, Problem)}
    problems = [each for each in checked.values() if isinstance(each, Problem)]
    if problems:
        return _reject(world, now, problems)
    kept = {**(now.draft.answers if now.draft else {}), **right}
    answers = {name: each for name, each in kept.items() if each is not None}
    after = now.evaluation.with_answers(answers)
    if problems := after.refusals(step):
        return _reject(world, now, problems)
    draft = now.draft or _begin(world, now.role, now.service)
    draft.answers = answers
    if step.name not in draft.done:
        draft.done.append(step.name)
    world.announce(DraftSaved(citizen=now.role, service=now.service.slug, step=step.name))
    return Progress(draft, after)


def start_over(world: World, role: Role, service: Service) -> None:
    """Throw the draft away; without one nothing happens."""
    world.drafts = [draft for draft in world.drafts if (draft.citizen, draft.service) != (role, service.slug)]


def send(
    world: World, role: Role, service: Service, draft_id: str, *, declared: bool = False
) -> Submission | Again | ToPay | Step | Refused:
    """Send the draft: once, only when it is finished, declared to be true where the service asks for it, and paid.

    :raises NoSuchDraft: when it is neither this citizen's draft nor sent.
    """
    if sent := _sent(world, role, service, draft_id):
        return Again(sent)
    now = progress(world, role, service)
    _check_id(now.draft, draft_id)
    draft = _draft(now)
    if missing := now.missing():
        return missing
    if service.declaration and not declared:
        return _reject(world, now, [Problem(DECLARATION, "missing")])
    if now.to_pay:
        draft.declared = True
        return ToPay(now.to_pay)
    return _submit(world, now)


def pay(
    world: World, role: Role, service: Service, draft_id: str, card: tuple[str, str, str]
) -> Submission | Again | Step | NotPaid:
    """Pay for what was declared, and send it. `card` is what was typed: number, expiry, check digits.

    :raises NoSuchDraft: when it is neither this citizen's draft nor sent, or was not declared.
    """
    if sent := _sent(world, role, service, draft_id):
        return Again(sent)
    now = progress(world, role, service)
    _check_id(now.draft, draft_id)
    draft = _draft(now)
    if not draft.declared:
        raise NoSuchDraft(draft_id)
    if missing := now.missing():
        return missing
    if faults := payments.faults(world, *card):
        refused = payments.PaymentRefused(citizen=role, service=service.slug, faults=list(faults.values()))
        world.announce(refused)
        return NotPaid(faults, now)
    payments.pay(world, role, service.slug, draft.id, now.to_pay, card[0])
    return _submit(world, now, now.to_pay)


def _submit(world: World, now: Progress, paid: Decimal = Decimal(0)) -> Submission:
    draft, service, asking = _draft(now), now.service, now.evaluation.asking
    sent = Submission(
        id=draft.id,
        service=service.slug,
        citizen=draft.citizen,
        case_number=f"{world.clock.year}-{world.draw(10**6):06}",
        sent_at=world.clock,
        answers=dict(asking.answers),
    )
    effects.write_down(sent, service, asking, sum_fact(paid) if paid else "")
    world.drafts.remove(draft)
    world.submissions.append(sent)
    world.announce(SubmissionSent(citizen=draft.citizen, service=service.slug))
    cases.open_case(world, service, sent)
    return sent


def _sent(world: World, role: Role, service: Service, draft_id: str) -> Submission | None:
    """The submission that the draft became when it was sent."""
    sent = (each for each in submissions_of(world, role, service) if draft_id and each.id == draft_id)
    return next(sent, None)


def _check_id(draft: Draft | None, draft_id: str) -> None:
    """:raises NoSuchDraft: when an id is given and is not the draft's."""
    if draft_id and (draft is None or draft.id != draft_id):
        raise NoSuchDraft(draft_id)


def _draft(now: Progress) -> Draft:
    """:raises NoSuchDraft: when nothing was answered yet."""
    if now.draft is None:
        raise NoSuchDraft
    return now.draft


def _begin(world: World, role: Role, service: Service) -> Draft:
    draft = Draft(id=world.new_id(), service=service.slug, citizen=role)
    world.drafts.append(draft)
    return draft


def _reject(world: World, now: Progress, problems: list[Problem]) -> Refused:
    for each in problems:
        rejected = AnswerRejected(
            citizen=now.role, service=now.service.slug, field=each.field, reason=each.reason
        )
        world.announce(rejected)
    return Refused(problems, now)
