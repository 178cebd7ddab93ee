"""Self-services: drafts, saved a step at a time, and submissions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.content.services import Service, Step
from sandbox.world import effects
from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.fields import HANDLERS
from sandbox.world.fields.base import Answer, Asking, Form, Problem
from sandbox.world.people import Role
from sandbox.world.questions import fields_of, relevant, steps_of, still_right

if TYPE_CHECKING:
    from sandbox.world.world import World

DECLARATION = "declaration"


class DraftSaved(Event):
    """A step was answered and is kept."""

    service: str
    step: str


class AnswerRejected(Event):
    """An answer was refused. What was typed is never part of it."""

    service: str
    field: str
    reason: str


class SubmissionSent(Event):
    """A self-service was sent, once."""

    service: str


class NoSuchDraft(Refused):
    """There is no such draft of this citizen, for instance because it is another seat's."""


class NoSuchSubmission(Refused):
    """There is no such submission of this citizen, for instance because it is another seat's."""


class Draft(Part):
    """A self-service somebody is filling in; answers by field name, `done` the steps that were answered."""

    id: str
    service: str
    citizen: Role
    answers: dict[str, Answer] = {}
    done: list[str] = []


class Submission(Part):
    """A self-service that was sent; its receipt shows the answers as they were. The id is its draft's."""

    id: str
    service: str
    citizen: Role
    case_number: str
    sent_at: datetime
    answers: dict[str, Answer]


@dataclass(frozen=True)
class Again:
    """It was sent already: nothing happened, and this is what was sent."""

    submission: Submission


def draft_of(world: "World", role: Role, service: Service) -> Draft | None:
    """A citizen has at most one draft of each self-service."""
    found = (draft for draft in world.drafts if (draft.citizen, draft.service) == (role, service.slug))
    return next(found, None)


def submissions_of(world: "World", role: Role, service: Service) -> list[Submission]:
    """The newest first."""
    return [
        each for each in reversed(world.submissions) if (each.citizen, each.service) == (role, service.slug)
    ]


def submission(world: "World", role: Role, service: Service, submission_id: str) -> Submission:
    """:raises NoSuchSubmission: when this citizen has not sent it."""
    for each in submissions_of(world, role, service):
        if each.id == submission_id:
            return each
    raise NoSuchSubmission(submission_id)


def unfinished(world: "World", role: Role, service: Service, draft: Draft | None) -> Step | None:
    """The first step that is not answered, or whose answers no longer are right; None when all are."""
    answers = draft.answers if draft else {}
    asking = Asking(world, role, relevant(service, answers))
    for step in steps_of(service, answers):
        if draft is None or step.name not in draft.done or not still_right(service, step, asking):
            return step
    return None


def save_step(
    world: "World",
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
    asking = Asking(world, role, relevant(service, answers))
    asked = fields_of(service, step, answers)
    checked = {
        field.name: Problem(field.name, "real-data")
        if field.name in refused
        else HANDLERS[field.type].check(field, form, asking)
        for field in asked
    }
    problems = [each for each in checked.values() if isinstance(each, Problem)]
    if problems:
        _reject(world, role, service, problems)
        return problems
    draft = draft or _begin(world, role, service)
    _keep(draft, step, {name: each for name, each in checked.items() if not isinstance(each, Problem)})
    world.announce(DraftSaved(citizen=role, service=service.slug, step=step.name))
    return draft


def start_over(world: "World", role: Role, service: Service) -> None:
    """Throw the draft away; without one nothing happens."""
    world.drafts = [draft for draft in world.drafts if (draft.citizen, draft.service) != (role, service.slug)]


def send(
    world: "World", role: Role, service: Service, draft_id: str, *, declared: bool = False
) -> Submission | Again | Step | Problem:
    """Send the draft: once, only when it is finished and, where the service asks for it, declared to be true.

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
    return _submit(world, service, draft)


def _submit(world: "World", service: Service, draft: Draft) -> Submission:
    sent = Submission(
        id=draft.id,
        service=service.slug,
        citizen=draft.citizen,
        case_number=f"{world.clock.year}-{world.draw(10**6):06}",
        sent_at=world.clock,
        answers=relevant(service, draft.answers),
    )
    world.drafts.remove(draft)
    world.submissions.append(sent)
    world.announce(SubmissionSent(citizen=draft.citizen, service=service.slug))
    effects.run(world, service, sent)
    return sent


def _draft(world: "World", role: Role, service: Service, draft_id: str) -> Draft | Again | None:
    """:raises NoSuchDraft: when an id is given and is neither the draft's nor a submission's."""
    for sent in submissions_of(world, role, service):
        if draft_id and sent.id == draft_id:
            return Again(sent)
    draft = draft_of(world, role, service)
    if draft_id and (draft is None or draft.id != draft_id):
        raise NoSuchDraft(draft_id)
    return draft


def _begin(world: "World", role: Role, service: Service) -> Draft:
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


def _reject(world: "World", role: Role, service: Service, problems: list[Problem]) -> None:
    for each in problems:
        world.announce(
            AnswerRejected(citizen=role, service=service.slug, field=each.field, reason=each.reason)
        )
