"""What an authority has noted about a citizen, as an overview shows it: `records/<slug>.yaml`, a file each.

A benefit, an aid, a certificate, a debt, an agreement. The notation of facts is that of letters
(`sandbox/content/facts.py`); days are counted from the day the record was made. Texts can also say `{since}`, `{until}`
and what `GIVEN` names.
"""

from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from sandbox.content.calendar import resolve
from sandbox.content.text import Text, located_texts, placeholders
from sandbox.content.yamlfile import ContentModel, load_all

FOLDER = Path(__file__).with_name("records")

Card = Literal["benefits", "payments", "income", "aids", "certificates", "agreements", "data"]
"""The cards of an overview. Cases, and what is still to be sent, have cards of their own."""

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
        "income",
        "monthly_income",
        "wealth",
        "rent",
        "account",
        "since",
        "until",
        "year",
        "last_year",
        "next_year",
    }
)


def _day(notation: str) -> str:
    resolve(notation, date(2026, 1, 1))
    return notation


Day = Annotated[str, AfterValidator(_day)]


class Row(ContentModel):
    label: Text
    value: Text


class RecordSeed(ContentModel):
    """It is there from the start. Days are counted from the day of the class: `-400 days`, `+2 months`."""

    to: Literal["senior", "parent", "young"]
    since: Day = "-400 days"
    until: Day | None = None
    facts: dict[str, str] = Field(default_factory=dict)


class RecordKind(ContentModel):
    """`article` tells more; `due` says that `until` is a day by which the citizen has to do something.

    `letter` is the letter that told the citizen of it. Where it lies in the box from the start, a seeded record says
    what it said, and holds from the day it came; with facts that only the letter has, there is none without it.
    """

    slug: str
    card: Card
    authority: str
    title: Text
    text: Text | None = None
    rows: list[Row] = Field(default_factory=list)
    facts: dict[str, str | None] = Field(default_factory=dict)
    article: str | None = None
    letter: str | None = None
    due: bool = False
    seed: list[RecordSeed] = Field(default_factory=list)

    @property
    def required(self) -> frozenset[str]:
        """The facts that whoever notes it must give."""
        return frozenset(name for name, default in self.facts.items() if default is None)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset(name for _, text in located_texts(self) for name in placeholders(text))

    @model_validator(mode="after")
    def _declared(self) -> Self:
        unknown = {
            name for name in self.placeholders - GIVEN - self.facts.keys() if not name.startswith("fee_")
        }
        if unknown:
            raise ValueError(f"pladsholdere uden en linje under facts: {', '.join(sorted(unknown))}")
        if unused := self.facts.keys() - self.placeholders:
            raise ValueError(f"facts, som ikke bruges: {', '.join(sorted(unused))}")
        for seed in self.seed:
            missing = self.required - seed.facts.keys() if self.letter is None else set()
            if seed.facts.keys() - self.facts.keys() or missing:
                raise ValueError(f"seed til {seed.to} skal give netop de facts, der bedes om")
        return self


@cache
def records() -> dict[str, RecordKind]:
    """By slug. :raise ContentErrors: with every file that cannot be read."""
    return load_all(FOLDER, RecordKind)
