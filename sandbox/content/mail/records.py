"""The records of an authority on a citizen, as an overview shows them: `records/<slug>.yaml`.

A benefit, an aid, a certificate, a debt, an agreement. The notation of facts is that of letters
(`sandbox/content/writing/placeholders.py`); days are counted from the day the record was made. Texts can also say
`{since}`, `{until}` and what `GIVEN` names; `{new_post_notice}` and `{nemsms}` are the choices made in Digital Post.
"""

from functools import cache, cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import N_, Text, located_texts, placeholders
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import Day
from sandbox.content.writing.placeholders import MONEY, PENSION
from sandbox.content.writing.templated import Templated

FOLDER = CONTENT / "records"


Card = Literal["cases", "benefits", "payments", "income", "aids", "certificates", "agreements", "data"]
"""The cards of an overview. What was sent in a self-service stands on that of cases by itself."""

CARDS: dict[Card, tuple[str, str]] = {
    "cases": ("sager", N_("Sager")),
    "benefits": ("ydelser", N_("Økonomiske ydelser")),
    "payments": ("betalinger", N_("Betalinger")),
    "income": ("indkomst-og-skat", N_("Indkomst og skat")),
    "aids": ("serviceydelser", N_("Serviceydelser og hjælpemidler")),
    "certificates": ("beviser", N_("Beviser")),
    "agreements": ("aftaler-og-frister", N_("Aftaler og frister")),
    "data": ("mine-data", N_("Mine data")),
}
"""The last part of each card's address, and what it is called, in the overview's order."""

Box = Literal["skat", "sundhed", "pension", "ferie", "kommune"]
"""The boxes of Min Side that show records."""

NOTICES = ("new_post_notice", "nemsms")
GIVEN = frozenset(
    {
        "name",
        "first_name",
        "address",
        "child",
        "children",
        "municipality",
        "cpr",
        "doctor",
        "email",
        "phone",
        *MONEY,
        "account",
        *PENSION,
        *NOTICES,
        "since",
        "until",
        "year",
        "last_year",
        "next_year",
    }
)


class Row(ContentModel):
    label: Text
    value: Text


class RecordSeed(ContentModel):
    """It is there from the start. Days are counted from the day of the class: `-400 days`, `+2 months`; `birth` is the
    day the parent's eldest child was born.
    """

    to: Literal["senior", "parent", "young"]
    since: Day | Literal["birth"] = "-400 days"
    until: Day | None = None
    facts: dict[str, str] = Field(default_factory=dict)


class RecordKind(Templated):
    """`article` tells more; `due` says that `until` is a day by which the citizen has to do something.

    `box` is where Min Side shows it; without one, it is the box of the authority's kind (region or municipality), and a
    record of any other authority is not shown there.

    `letter` is the letter that told the citizen of it. Where it lies in the box from the start, a seeded record says
    what it said, and holds from the day it came; with facts that only the letter has, there is none without it.
    """

    called: ClassVar[str] = "oplysningen"
    slug: str
    card: Card
    box: Box | None = None
    authority: Annotated[str, Ref("authorities")]
    title: Text
    text: Text | None = None
    rows: list[Row] = Field(default_factory=list)
    article: Annotated[str, Ref("articles")] | None = None
    letter: Annotated[str, Ref("letters")] | None = None
    due: bool = False
    seed: list[RecordSeed] = Field(default_factory=list)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset(name for _, text in located_texts(self) for name in placeholders(text))

    @model_validator(mode="after")
    def _declared(self) -> Self:
        self.check_facts(self.placeholders, GIVEN)
        self.check_seeds(self.seed, self.required if self.letter is None else ())
        return self


@cache
def records() -> Catalogue[RecordKind]:
    """By slug."""
    return read_folder(FOLDER, RecordKind, stand_in=_gone)


def _gone(slug: str) -> RecordKind:
    return RecordKind(
        slug=slug, card="data", authority="", title=N_("Oplysningen findes ikke i Øvebanen længere")
    )
