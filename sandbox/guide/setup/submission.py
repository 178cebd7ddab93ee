"""A self-service that somebody has sent before the exercise begins: `sent: {service: flytning, by: young, answers: …}`.

Answers are what the self-service's own examples say: values of choices, days by the calendar's notation, lists of
ticked boxes. What is left out is as the page shows it at first. What costs something is paid.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from sandbox.content.reading.errors import unknown
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import is_notation, resolve
from sandbox.content.services.catalogue import services
from sandbox.content.services.fields import CheckboxesField, ServiceField
from sandbox.content.services.model import Service, Step
from sandbox.guide.conditions.comparison import filled
from sandbox.guide.placeholders import Fillable, facts
from sandbox.world.forms import Form
from sandbox.world.selfservice import drafts
from sandbox.world.selfservice.drafts import Progress
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking, fact_of
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Submission
from sandbox.world.state.world import World


class CannotSend(ValueError):
    """The self-service does not take these answers; the text names step and field."""


def _known(slug: str) -> str:
    if slug not in services():
        raise ValueError(f"ingen selvbetjening hedder “{slug}”; de hedder {', '.join(services())}")
    return slug


class SentState(ContentModel):
    service: Annotated[str, AfterValidator(_known)]
    by: Role
    answers: dict[str, Fillable | list[str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _answers_are_asked_for(self) -> Self:
        asked = [field.name for field in services()[self.service].fields()]
        for name in self.answers:
            if name not in asked:
                raise ValueError(unknown("svaret", name, asked))
        return self

    def apply(self, world: World, citizen: Role) -> Submission:
        """:raises CannotSend: when an answer is refused, or something is missing."""
        service, given = services()[self.service], facts(world, citizen)
        said = {name: filled(answer, given) for name, answer in self.answers.items()}
        answered: set[str] = set()
        while step := (progress := drafts.progress(world, self.by, service)).missing():
            if step.stop:
                raise CannotSend(
                    f"{self.service}: svarene fører til siden “{step.name}”, hvor der ikke kan sendes"
                )
            if step.name in answered:
                raise CannotSend(f"{self.service}, {step.name}: svarene passer ikke sammen")
            answered.add(step.name)
            self._answer(world, progress, step, said)
        return self._send(world, service)

    def _answer(
        self, world: World, progress: Progress, step: Step, said: Mapping[str, str | list[str]]
    ) -> None:
        form: Form = {
            name: typed
            for field in progress.evaluation.fields_of(step)
            for name, typed in _form(world, self.by, field, said.get(field.name)).items()
        }
        outcome = drafts.save_step(world, self.by, progress.service, step, form)
        if isinstance(outcome, list):
            problems = ", ".join(f"{problem.field}: {problem.reason}" for problem in outcome)
            raise CannotSend(f"{self.service}, {step.name}: {problems}")

    def _send(self, world: World, service: Service) -> Submission:
        draft = drafts.draft_of(world, self.by, service)
        if draft is None:
            raise CannotSend(f"{self.service}: der er ikke noget at sende")
        outcome = drafts.send(world, self.by, service, draft.id, declared=True)
        if isinstance(outcome, drafts.ToPay):
            card = world.finances[self.by].card
            paid = drafts.pay(world, self.by, service, draft.id, (card.number, card.expires, card.digits))
            if isinstance(paid, Submission):
                return paid
        if isinstance(outcome, Submission):
            return outcome
        raise CannotSend(f"{self.service}: det kan ikke sendes ({type(outcome).__name__})")


def _form(
    world: World, role: Role, field: ServiceField, said: str | list[str] | None
) -> dict[str, list[str]]:
    """What would stand in the page's inputs."""
    asking = Asking(world, role)
    if said is None:
        known = fact_of(asking, field.prefill) if field.prefill else ""
        if isinstance(field, CheckboxesField) and field.must_have:
            return {field.name: [field.must_have]}
        return HANDLERS[field.type].form(field, known) if known else {}
    if field.type == "date" and isinstance(said, str) and is_notation(said):
        said = resolve(said, world.clock.date()).isoformat()[:10]
    return HANDLERS[field.type].form(field, said)
