"""The format of an exercise file, `scenarios/<pack>/<slug>.yaml`; for authors: docs/forfatter/opgave-format.md."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.web.old_addresses import address_now
from sandbox.guide.conditions.combinators import AnyCondition
from sandbox.guide.conditions.context import Condition
from sandbox.guide.conditions.event_conditions import Counted
from sandbox.guide.placeholders import Fillable, Text
from sandbox.guide.scenario.play_actions import Play, Push
from sandbox.guide.setup.kinds import AnySetup
from sandbox.guide.tagged_union import one_of
from sandbox.world.state.people import Role

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Form = Literal["kom-forbi", "kom-i-gang", "vejleder", "medarbejder"]
ProfessionalField = Literal["aeldre", "dagtilbud", "skole", "job", "bibliotek", "borgerservice"]
HINTS = ("nudge", "explain", "exact")


class Hints(ContentModel):
    """From a push in the right direction to exactly what to do; asked for one at a time."""

    nudge: Text
    explain: Text
    exact: Text

    def texts(self) -> tuple[str, str, str]:
        return self.nudge, self.explain, self.exact


ShownPage = Annotated[
    Fillable, Field(pattern=r"^/([a-z0-9.-]+|\{municipality\.host\})/\S*$"), AfterValidator(address_now)
]


class Show(ContentModel):
    """What is lit by "show me where": the element with `data-show="<element>"` on a page; `*` stands for any id."""

    page: ShownPage
    element: str


class Slip(ContentModel):
    """A foreseen wrong turn: when it is met, what the participant is told, and how it is taken."""

    when: AnyCondition
    say: Text
    play: Play


class Step(ContentModel):
    """`done` is asked after every change; a step once done stays done.

    `show` is where the step begins; `also_show` are places on the pages that it then comes by.
    """

    id: Slug | None = None
    title: Text
    say: Text
    why: Text | None = None
    done: AnyCondition
    hints: Hints
    show: Show | None = None
    also_show: list[Show] = Field(default_factory=list)
    slips: list[Slip] = Field(default_factory=list)
    play: Play

    def places(self) -> list[Show]:
        return [self.show, *self.also_show] if self.show else self.also_show

    def conditions(self) -> Iterator[Condition]:
        yield self.done
        for slip in self.slips:
            yield slip.when


class AfterStep(ContentModel):
    step: str


class AfterTime(ContentModel):
    """Minutes of the world's clock since the exercise began."""

    minutes: Annotated[int, Field(ge=1, le=100_000)]


class Meanwhile(ContentModel):
    """Something that happens by itself while the exercise lasts, once; or when the instructor pushes."""

    id: Slug
    title: Text
    after: Annotated[Any, one_of({"step": AfterStep, "minutes": AfterTime})] | None = None
    push: bool = False
    happens: Annotated[list[AnySetup], Field(min_length=1)]

    @model_validator(mode="after")
    def _can_come(self) -> Self:
        if self.after is None and not self.push:
            raise ValueError("skriv after eller push: true, ellers sker det aldrig")
        late = [each for each in self.happens if each.starts_only]
        if late:
            raise ValueError("mailbox, clock og signed_in kan kun stå under start")
        return self


class Scenario(ContentModel):
    """An exercise."""

    slug: Slug
    format: Literal[1]
    title: Text
    summary: Text
    level: Annotated[int, Field(ge=1, le=5)]
    minutes: Annotated[int, Field(ge=1, le=60)]
    forms: list[Form] = Field(default_factory=list)
    field: ProfessionalField | None = None
    topics: list[Slug] = Field(default_factory=list)
    goals: list[Text] = Field(default_factory=list)
    prerequisites: list[Slug] = Field(default_factory=list)
    next: list[Slug] = Field(default_factory=list)
    author: str | None = None
    draft: bool = False
    citizen: Role
    sign_in: Literal["nemid", "mitid", "either"] = "nemid"
    begin: Fillable
    start: list[AnySetup] = Field(default_factory=list)
    steps: Annotated[list[Step], Field(min_length=1, max_length=20)]
    meanwhile: list[Meanwhile] = Field(default_factory=list)
    questions: list[Text] = Field(default_factory=list)
    debrief: Text | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The steps' ids in the order of the file; one without is called after its place."""
        return tuple(step.id or str(place) for place, step in enumerate(self.steps, start=1))

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The names of all events that some condition counts: what else happened needs not be looked at."""
        conditions = (condition for step in self.steps for condition in step.conditions())
        leaves = (leaf for condition in conditions for leaf in condition.leaves())
        return tuple(sorted({leaf.counted for leaf in leaves if isinstance(leaf, Counted)}))

    def step(self, step_id: str) -> Step:
        """:raises ValueError: when there is none with that id."""
        return self.steps[self.ids.index(step_id)]

    @model_validator(mode="after")
    def _ids_are_one_of_each(self) -> Self:
        for ids in (self.ids, tuple(each.id for each in self.meanwhile)):
            twice = {each for each in ids if ids.count(each) > 1}
            if twice:
                raise ValueError(f"samme id står to steder: {', '.join(sorted(twice))}")
        return self

    @model_validator(mode="after")
    def _pushes_are_there(self) -> Self:
        pushable = {each.id for each in self.meanwhile if each.push}
        plays = [play for step in self.steps for play in (step.play, *(slip.play for slip in step.slips))]
        for action in (action for play in plays for action in play if isinstance(action, Push)):
            if action.push not in pushable:
                raise ValueError(f"push: “{action.push}” er ikke en meanwhile med push: true")
        return self
