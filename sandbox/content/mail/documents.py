"""Documents that a citizen owns and can attach, and attachments of letters: `documents/<slug>.yaml`.

A document is from an authority (`sender`), or from somebody else (`issuer`), or is the citizen's own, such as a photo.
`sections` are tables of labels and values, between `body` and `closing`. The notation of facts is that of letters
(`sandbox/content/writing/placeholders.py`). Days are counted from the day of the document: the day the letter came,
or the day it was put among the citizen's own documents. A fact that is `null` must be
given; a letter with the document attached gives its own.
`drawing` is a file in static/img/documents/ without `.svg`, and `drawing_text` says what is to be seen on it. That day
stands at the top, unless `dated` is false.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from sandbox.config import CONTENT, ROOT
from sandbox.content.mail import records
from sandbox.content.mail.authorities import Authority, authorities
from sandbox.content.mail.records import Row
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import (
    N_,
    Block,
    Text,
    Translate,
    fill,
    filled,
    located_texts,
    placeholders,
    translated,
)
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.writing.templated import Templated

FOLDER = CONTENT / "documents"
DRAWINGS = ROOT / "static" / "img" / "documents"

DocumentKind = Literal[
    "contract", "pay-slip", "statement", "declaration", "plan", "photo", "receipt",
    "certificate", "form", "overview", "guidance", "prices", "map", "estimate",
]  # fmt: skip

KINDS: dict[DocumentKind, str] = {
    "contract": N_("Kontrakt"),
    "pay-slip": N_("Lønseddel"),
    "statement": N_("Opgørelse"),
    "declaration": N_("Erklæring"),
    "plan": N_("Tegning"),
    "photo": N_("Foto"),
    "receipt": N_("Kvittering"),
    "certificate": N_("Attest"),
    "form": N_("Blanket"),
    "overview": N_("Oversigt"),
    "guidance": N_("Vejledning"),
    "prices": N_("Prisliste"),
    "map": N_("Oversigtskort"),
    "estimate": N_("Prisoverslag"),
}

DAYS = frozenset({"date", "last_month", "year", "last_year", "next_year"})
PAY = frozenset({"gross", "labour_tax", "tax", "net"})
GIVEN = (records.GIVEN - {"since", "until", *records.NOTICES}) | DAYS | PAY | {"born", "moved_in"}
"""Placeholders that every document can use. `last_month` is a name: oktober 2026. `PAY` is a month's pay."""


class DocumentSection(ContentModel):
    title: Text | None = None
    rows: Annotated[list[Row], Field(min_length=1)]


class DocumentSeed(ContentModel):
    """It lies on somebody's shelf from the start, since so many days before the class."""

    to: Literal["senior", "parent", "young"]
    days_ago: Annotated[int, Field(ge=1, le=20_000)]
    facts: dict[str, str] = Field(default_factory=dict)


class Document(Templated):
    called: ClassVar[str] = "dokumentet"
    slug: str
    title: Text
    kind: DocumentKind
    sender: Annotated[str, Ref("authorities")] | None = None
    issuer: Text | None = None
    body: Text | None = None
    sections: list[DocumentSection] = Field(default_factory=list)
    closing: Text | None = None
    drawing: str | None = None
    drawing_text: Text | None = None
    dated: bool = True
    seed: list[DocumentSeed] = Field(default_factory=list)

    @cached_property
    def placeholders(self) -> frozenset[str]:
        return frozenset(name for _, text in located_texts(self) for name in placeholders(text))

    @property
    def authority(self) -> Authority | None:
        return authorities()[self.sender] if self.sender else None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        self.check_facts(self.placeholders, GIVEN)
        if self.sender and self.issuer:
            raise ValueError("her skal stå enten sender eller issuer")
        if not (self.body or self.sections or self.drawing):
            raise ValueError("dokumentet er tomt: giv det body, sections eller drawing")
        return self

    @model_validator(mode="after")
    def _drawn(self) -> Self:
        if bool(self.drawing) != bool(self.drawing_text):
            raise ValueError("drawing og drawing_text følges ad")
        if self.drawing and not (DRAWINGS / f"{self.drawing}.svg").is_file():
            raise ValueError(f"tegningen static/img/documents/{self.drawing}.svg findes ikke")
        return self

    @model_validator(mode="after")
    def _seeded(self) -> Self:
        self.check_seeds(self.seed, self.required)
        return self


@dataclass(frozen=True)
class Shown:
    """A document as it is to be read: translated, and filled. `drawing` is the name of its file."""

    title: str
    kind: str
    sender: str
    sender_address: str
    sender_phone: str
    body: list[Block]
    sections: list[tuple[str, list[tuple[str, str]]]]
    closing: list[Block]
    drawing: str | None
    drawing_text: str
    dated: bool


@cache
def documents() -> Catalogue[Document]:
    """By slug."""
    return read_folder(FOLDER, Document, stand_in=_gone)


def _gone(slug: str) -> Document:
    return Document(
        slug=slug,
        title=N_("Dokumentet er her ikke længere"),
        kind="statement",
        body=N_("Her lå et dokument, som ikke findes i Øvebanen længere."),
    )


def placeholders_of(slugs: Iterable[str]) -> frozenset[str]:
    """What these documents ask for; those that do not exist ask for nothing."""
    return frozenset(name for slug in slugs if slug in documents() for name in documents()[slug].placeholders)


def title(document: Document, facts: Mapping[str, str], translate: Translate = str) -> str:
    """:raise UnknownPlaceholderError: if a fact is missing."""
    return fill(translate(document.title), facts)


def render(document: Document, facts: Mapping[str, str], translate: Translate = str) -> Shown:
    """:raise UnknownPlaceholderError: if a fact is missing."""

    def said(text: str | None) -> str:
        return fill(translate(text), facts) if text else ""

    def prose(text: str | None) -> list[Block]:
        return filled(translated(text, translate), facts) if text else []

    authority = document.authority
    return Shown(
        title=title(document, facts, translate),
        kind=translate(KINDS[document.kind]),
        sender=authority.called(facts["municipality"]) if authority else said(document.issuer),
        sender_address=fill(authority.address, facts) if authority else "",
        sender_phone=authority.phone if authority else "",
        body=prose(document.body),
        sections=[
            (said(each.title), [(said(row.label), said(row.value)) for row in each.rows])
            for each in document.sections
        ],
        closing=prose(document.closing),
        drawing=document.drawing,
        drawing_text=said(document.drawing_text),
        dated=document.dated,
    )
