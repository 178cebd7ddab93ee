"""Self-services: `services/<slug>.yaml`, one file each, from the first page to the receipt and what follows.

`{municipality}` and every fee, `{fee_slug}`, can stand in all texts; where somebody is signed in also `{name}`,
`{first_name}`, `{address}`, `{today}`, every answer and every one of `calculations` by its name and, on the receipt
and in the stages of the case, `{case_number}` and `{paid}`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.formula import Formula
from sandbox.content.services.case import ConsentRequest, Payment, Slug, Stage, Withdrawal
from sandbox.content.services.effects import Effect
from sandbox.content.services.fields import AnswerName, ServiceField, When

FOLDER = CONTENT / "services"
PORTAL = "borger.dk"
CHECK = "tjek-dine-svar"
PAYMENT = "betaling"
RECEIPT = "kvittering"
BEGIN = "begynd"
RESERVED = frozenset({BEGIN, CHECK, PAYMENT, RECEIPT, "forfra", "svar", "traek-tilbage"})
"""What stands where a step's name stands in an address."""


class Step(ContentModel):
    """A page of questions; `name` is the last part of its address.

    With `stop` it asks nothing and goes nowhere: for those answers it says kindly why not, and leads to the article
    `instead`. Whoever goes back and answers otherwise does not come by.
    """

    name: Slug
    title: Text
    intro: Text | None = None
    when: When = {}
    fields: list[ServiceField] = []
    stop: bool = False
    instead: Annotated[str, Ref("articles")] | None = None


class Outcome(ContentModel):
    """What happens after sending, for those whose answers were so."""

    text: Text
    when: When = {}


class Expected(ContentModel):
    """What has come of an example when its case is settled and everybody asked has said yes.

    `letters` are all that came to the citizen, in order, `to_others` by role; `world` are paths as exercises write them
    (`docs/forfatter/opgave-format.md`), each with what must stand there.
    """

    letters: list[Annotated[str, Ref("letters")]] = []
    to_others: dict[Literal["senior", "parent", "young"], list[Annotated[str, Ref("letters")]]] = {}
    records: list[Annotated[str, Ref("records")]] = []
    papers: list[str] = []
    stage: str | None = None
    paid: str | None = None
    world: dict[str, str | int | bool] = {}


class Example(ContentModel):
    """Answers that can be sent, as a participant types them: the generated walk-through sends each of them.

    Days are in the calendar's notation; `first`, `last` and `all` choose among options of the world. What is left out
    stays as the page shows it at first. With `stops` they lead to that step, and nothing is sent. `lives_at` is where
    the citizen lives, where that matters.
    """

    title: str
    citizen: Literal["senior", "parent", "young"]
    answers: dict[AnswerName, str | list[str]]
    stops: str | None = None
    lives_at: str | None = None
    expect: Expected = Expected()


class Service(ContentModel):
    """`authority` is responsible and named on every page; `rules` are the fees and limits that it goes by.

    `calculations` are sums over answers and figures; each can use those before it. What `case` leads to is told in
    `case.py`.
    """

    slug: Slug
    title: Text
    host: Literal["portal", "municipality"]
    authority: Annotated[str, Ref("authorities")]
    article: Annotated[str, Ref("articles")] | None = None
    minutes: Annotated[int, Field(ge=1, le=120)]
    intro: Text
    have_ready: list[Text] = []
    rules: list[Annotated[str, Ref("rates", called="reglen")]] = []
    calculations: dict[AnswerName, Formula] = {}
    steps: Annotated[list[Step], Field(min_length=1)]
    declaration: Text | None = None
    payment: Payment | None = None
    consents: list[ConsentRequest] = []
    case: list[Stage] = []
    withdrawal: Withdrawal | None = None
    effects: Annotated[list[Effect], Field(min_length=1)]
    receipt: Text
    next: Annotated[list[Text | Outcome], Field(min_length=1)]
    examples: Annotated[list[Example], Field(min_length=1)]

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def stage(self, name: str) -> Stage:
        """:raises KeyError: if the case has no such stage."""
        return {stage.stage: stage for stage in self.case}[name]

    def consent(self, name: str) -> ConsentRequest:
        """:raises KeyError: if nobody's consent has that name."""
        return {consent.name: consent for consent in self.consents}[name]

    def fields(self) -> Iterator[ServiceField]:
        for step in self.steps:
            yield from step.fields

    def field(self, name: str) -> ServiceField:
        """:raises KeyError: if no step has it."""
        return {field.name: field for field in self.fields()}[name]


def host_of(service: Service) -> str:
    """The imitated host that it stands under."""
    return PORTAL if service.host == "portal" else municipality().host


def stand_in(slug: str) -> Service:
    """A service in place of one whose file is gone: its submissions are still listed, but go no further."""
    title = N_("Selvbetjeningen findes ikke i Øvebanen længere")
    return Service.model_construct(
        slug=slug,
        title=title,
        host="portal",
        authority="",
        minutes=1,
        intro=title,
        steps=[],
        effects=[],
        receipt=title,
        next=[],
        examples=[],
    )
