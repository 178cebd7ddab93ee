"""Calculators, which nobody needs to sign in for: `calculators/<slug>.yaml`.

A page of questions and what comes of them. Every figure is a file of `rates/` with year and source. Texts can say every
answer and every one of `calculations` by its name, `{municipality}` and every fee.
"""

from functools import cache
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text, located_texts, placeholders
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.formula import Formula, names
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.fields import AnswerName, ChoiceField, DateField, NumberField, When, YesNoField

FOLDER = CONTENT / "calculators"
CalculatorField = Annotated[NumberField | ChoiceField | YesNoField | DateField, Field(discriminator="type")]


class Line(ContentModel):
    """A line of the result."""

    label: Text
    value: Text
    when: When = {}


class Verdict(ContentModel):
    """What is said of the result, for those for whom it came out so."""

    text: Text
    when: When = {}


class Calculator(ContentModel):
    """`service` is the self-service that it prepares, `rules` the figures that it goes by.

    `examples` are answers with what must come of them, as sums in the order of `calculations`.
    """

    slug: str
    title: Text
    host: Literal["portal", "municipality"] = "portal"
    authority: Annotated[str, Ref("authorities")]
    service: Annotated[str, Ref("services")]
    intro: Text
    fields: Annotated[list[CalculatorField], Field(min_length=1)]
    calculations: Annotated[dict[AnswerName, Formula], Field(min_length=1)]
    verdicts: Annotated[list[Verdict], Field(min_length=1)]
    lines: list[Line] = []
    rules: Annotated[list[Annotated[str, Ref("rates", called="reglen")]], Field(min_length=1)]
    examples: Annotated[list["Worked"], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_what_is_there(self) -> Self:
        answers = {field.name for field in self.fields}
        known = answers | {placeholder(slug) for slug in rates()}
        for name, formula in self.calculations.items():
            if unknown := set(names(formula)) - known:
                raise ValueError(f"{name} regner med noget, der ikke findes: {', '.join(sorted(unknown))}")
            known.add(name)
        for _, text in located_texts(self):
            if unknown := placeholders(text) - known - {"municipality"}:
                raise ValueError(f"ukendt pladsholder: {', '.join(sorted(unknown))}")
        return self


class Worked(ContentModel):
    answers: dict[AnswerName, str]
    gives: dict[AnswerName, str]


def host_of(calculator: Calculator) -> str:
    return "borger.dk" if calculator.host == "portal" else municipality().host


@cache
def calculators() -> Catalogue[Calculator]:
    """By slug."""
    return read_folder(FOLDER, Calculator)
