"""What there is to do about an article: its key `do`, each line of it one way on.

    do:
      - {page: post, label: Find brevet i Digital Post, text: Fristen står i brevet.}
      - {write: skattestyrelsen}

A way leads to one of the portal's pages, a self-service, a life situation, a calculator, a time to book, a card of
Mit Overblik, or to writing to an authority in Digital Post. Without a `label` it is called what it leads to.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from sandbox.content.mail.authorities import writable
from sandbox.content.mail.records import Card
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.portal.calculators import calculators
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.services.catalogue import services

Way = Literal["page", "service", "guide", "calculator", "errand", "card", "write"]
WAYS: tuple[Way, ...] = get_args(Way)


class Action(ContentModel):
    """One of the ways is given; `write` is an authority that can be written to."""

    page: str | None = None
    service: str | None = None
    guide: str | None = None
    calculator: str | None = None
    errand: str | None = None
    card: Card | None = None
    write: str | None = None
    label: Text | None = None
    text: Text | None = None

    @property
    def way(self) -> tuple[Way, str]:
        """Which it is, and what it leads to."""
        return next((each, to) for each in WAYS if (to := getattr(self, each)) is not None)

    @model_validator(mode="after")
    def _leads_to_one_place(self) -> Self:
        if sum(getattr(self, each) is not None for each in WAYS) != 1:
            raise ValueError(f"hver linje under do fører ét sted hen: {', '.join(WAYS)}")
        return self


Actions = Annotated[list[Action], Field(max_length=3)]


def dangling(deeds: list[Action]) -> Iterator[tuple[tuple[str | int, ...], str, str, Collection[str]]]:
    """Where each names something, what kind of thing and which, and those there are."""
    shelves: Mapping[Way, tuple[str, Mapping[str, Any]]] = {
        "page": ("siden", pages()),
        "service": ("selvbetjeningen", services()),
        "guide": ("livssituationen", life_situations()),
        "calculator": ("beregneren", calculators()),
        "errand": ("ærindet", appointment_types()),
        "write": ("myndigheden (en, man kan skrive til)", writable()),
    }
    for place, deed in enumerate(deeds):
        way, to = deed.way
        if way in shelves:
            what, known = shelves[way]
            yield ("do", place, way), what, to, known
