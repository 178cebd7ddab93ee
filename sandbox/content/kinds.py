"""The registry of all content: a line for each kind, asked by all that needs every kind.

These are the consistency check, the JSON schemas for editors, the extraction of texts for translation, and the tests.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sandbox.content import chosen_municipality, names
from sandbox.content.mail import authorities, documents, letters, messages, records
from sandbox.content.municipality import (
    appointment_types,
    article_additions,
    institutions,
    parking,
    report_kinds,
    settings,
    waste,
)
from sandbox.content.portal import (
    articles,
    calculators,
    faq,
    life_situations,
    municipality_pages,
    pages,
    power_areas,
    support_lines,
    themes,
)
from sandbox.content.reading.catalogue import Catalogue
from sandbox.content.rules import rates
from sandbox.content.services import catalogue, model
from sandbox.content.web import false_sites, fraud_helplines, site_owners

MUNICIPALITY = f"{chosen_municipality.FOLDER.name}/*"
"""The folder of every municipality, as a pattern below `content/`."""


@dataclass(frozen=True)
class Kind:
    """Content of which there is a file each in a folder below `content/`, read into a catalogue by `read`.

    The folder of a local kind is in each municipality's own. `overridable`: a municipality can have files of its own in
    place of the common ones. `label` is the Danish plural that authors are shown, `one` the definite singular.
    """

    folder: str
    model: type[BaseModel]
    label: str
    one: str
    read: Callable[[], Catalogue[Any]]
    local: bool = False
    overridable: bool = False

    @property
    def name(self) -> str:
        return f"municipality_{self.folder}" if self.local else self.folder

    @property
    def patterns(self) -> tuple[str, ...]:
        """The files of the kind, of all municipalities, from `content/`."""
        common = () if self.local else (f"{self.folder}/*.yaml",)
        return (
            *common,
            *((f"{MUNICIPALITY}/{self.folder}/*.yaml",) if self.local or self.overridable else ()),
        )

    def contents(self) -> Iterator[tuple[Path, BaseModel]]:
        """The path and the content of each sound file."""
        catalogue = self.read()
        yield from ((catalogue.files[slug], content) for slug, content in catalogue.items())


@dataclass(frozen=True)
class SingleFile:
    """Content that is one file, or with `local` one file of each municipality.

    `read` raises ContentError for a file that is not sound. `entries` are the parts of the file that other content can
    refer to, by slug, and `one` is what messages call such a part.
    """

    path: str
    model: type[BaseModel]
    read: Callable[[], BaseModel]
    local: bool = True
    one: str = ""
    entries: Callable[[], Mapping[str, Any]] | None = None

    @property
    def name(self) -> str:
        stem = Path(self.path).stem
        return f"municipality_{stem}" if self.local else stem

    @property
    def patterns(self) -> tuple[str, ...]:
        return (f"{MUNICIPALITY}/{self.path}" if self.local else self.path,)

    @property
    def file(self) -> Path:
        """The chosen municipality's, where each has one."""
        return (chosen_municipality.folder() if self.local else names.FOLDER.parent) / self.path

    def contents(self) -> Iterator[tuple[Path, BaseModel]]:
        """:raise ContentError: if the file is not sound."""
        yield self.file, self.read()


KINDS: tuple[Kind, ...] = (
    Kind("authorities", authorities.Authority, "myndigheder", "myndigheden", authorities.authorities),
    Kind("rates", rates.Rate, "frister og gebyrer", "fristen", rates.rates, overridable=True),
    Kind("themes", themes.Theme, "temaer", "temaet", themes.themes),
    Kind("documents", documents.Document, "dokumenter", "dokumentet", documents.documents),
    Kind("letters", letters.Letter, "breve", "brevet", letters.letters),
    Kind("messages", messages.Message, "sms'er", "beskeden", messages.messages),
    Kind("records", records.RecordKind, "oplysninger", "oplysningen", records.records),
    Kind(
        "appointment_types",
        appointment_types.AppointmentType,
        "ærinder",
        "ærindet",
        appointment_types.appointment_types,
    ),
    Kind("report_kinds", report_kinds.ReportKind, "praj", "prajet", report_kinds.report_kinds),
    Kind("articles", articles.Article, "artikler", "artiklen", articles.articles),
    Kind("calculators", calculators.Calculator, "beregnere", "beregneren", calculators.calculators),
    Kind("services", model.Service, "selvbetjeninger", "selvbetjeningen", catalogue.services),
    Kind("pages", pages.PortalPage, "portalens sider", "siden", pages.pages),
    Kind(
        "life_situations",
        life_situations.LifeSituation,
        "livssituationer",
        "livssituationen",
        life_situations.life_situations,
    ),
    Kind(
        "support_lines",
        support_lines.SupportLine,
        "telefonlinjer",
        "telefonlinjen",
        support_lines.support_lines,
    ),
    Kind("faq", faq.Question, "svar på spørgsmål", "svaret", faq.faq),
    Kind("power_areas", power_areas.PowerArea, "fuldmagter", "fuldmagten", power_areas.power_areas),
    Kind("false_sites", false_sites.FalseSite, "falske sider", "den falske side", false_sites.false_sites),
    Kind("site_owners", site_owners.SiteOwner, "ejere af adresser", "ejeren", site_owners.site_owners),
    Kind(
        "fraud_helplines",
        fraud_helplines.FraudHelpline,
        "hjælpelinjer",
        "hjælpelinjen",
        fraud_helplines.fraud_helplines,
    ),
    Kind(
        "local",
        article_additions.ArticleAddition,
        "kommunens tilføjelser",
        "tilføjelsen",
        article_additions.article_additions,
        local=True,
    ),
    Kind("pages", municipality_pages.Page, "kommunens sider", "siden", municipality_pages.pages, local=True),
    Kind(
        "news",
        municipality_pages.News,
        "kommunens nyheder",
        "nyheden",
        municipality_pages.all_news,
        local=True,
    ),
)

SINGLE_FILES: tuple[SingleFile, ...] = (
    SingleFile("settings.yaml", settings.Municipality, settings.municipality),
    SingleFile(
        "themes.yaml",
        municipality_pages.Themes,
        municipality_pages.front,
        one="temaet",
        entries=municipality_pages.themes,
    ),
    SingleFile("waste.yaml", waste.Waste, waste.waste),
    SingleFile("institutions.yaml", institutions.Institutions, institutions.institutions_file),
    SingleFile("parking.yaml", parking.Parking, parking.parking),
    SingleFile("words/names.yaml", names.Names, names.names, local=False),
)

ALL: tuple[Kind | SingleFile, ...] = (*KINDS, *SINGLE_FILES)


def all_patterns() -> Iterator[tuple[str, type[BaseModel]]]:
    """Every pattern of content files below `content/`, with the model that its files are read into."""
    for kind in ALL:
        for pattern in kind.patterns:
            yield pattern, kind.model


def referable(name: str) -> tuple[str, Mapping[str, Any]]:
    """What a `Ref` to the kind of that name can refer to: its definite singular, and the content by slug.

    :raises KeyError: if there is no such kind, or no content of it that can be referred to.
    """
    for kind in ALL:
        if kind.name == name:
            contents = kind.read if isinstance(kind, Kind) else kind.entries
            if contents is not None:
                return kind.one, contents()
    raise KeyError(name)
