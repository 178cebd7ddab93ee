"""Rules of single kinds of content, such as a letter's greeting, chosen by the content's model."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from sandbox.config import ROOT
from sandbox.content.lint.texts import Found
from sandbox.content.mail import documents, letters, messages
from sandbox.content.mail.authorities import Authority
from sandbox.content.mail.records import RecordKind
from sandbox.content.municipality.appointment_types import AppointmentType
from sandbox.content.portal import articles, municipality_pages
from sandbox.content.portal.calculators import Calculator
from sandbox.content.portal.life_situations import LifeSituation
from sandbox.content.portal.pages import PortalPage
from sandbox.content.portal.themes import Theme
from sandbox.content.reading.text import paragraphs
from sandbox.content.rules.rates import Rate
from sandbox.content.web.false_sites import FalseSite

GREETING, CLOSING = "Kære {name}", "Venlig hilsen"
SPOKEN_OF = re.compile(
    r"\b(?:det|den|de) (?:vedhæftede|vedlagte)|\b(?:er|har vi|vi har) (?:vedhæftet|vedlagt)", re.IGNORECASE
)
ICONS = ROOT / "static" / "vendor"
SHORTEST, LONGEST = 80, 260
"""How many words an article can have, its folded sections not counted."""


def letter(content: letters.Letter) -> Found:
    pieces = paragraphs(content.body)
    if pieces[0] != GREETING:
        yield ("body",), f"et brev begynder med “{GREETING}”"
    if pieces[-2:-1] != [CLOSING]:
        yield ("body",), f"et brev slutter med “{CLOSING}” og afsenderens navn"
    if not content.attachments and SPOKEN_OF.search(" ".join(content.body.split())):
        yield ("body",), "brevet taler om noget vedhæftet, og der er intet under attachments"
    if ("{fee_klagefrist}" in (content.appeal or "")) != (content.appeal_by == "+klagefrist"):
        yield ("appeal",), "{fee_klagefrist} i appeal og appeal_by: +klagefrist følges ad"
    if content.reply and content.sender != letters.ANY_SENDER and not content.sent_by({}).replies:
        yield ("reply",), f"ingen kan skrive til {content.sender}: fjern reply"


def document(content: documents.Document) -> Found:
    attached = {slug for other in letters.letters().values() for slug in other.attachments}
    if not content.seed and content.slug not in attached:
        yield (), "dokumentet bliver ikke brugt: læg det hos nogen med seed, eller vedhæft det et brev"


def message(content: messages.Message) -> Found:
    if not content.why:
        yield (), "skriv under why, hvordan man ser, om beskeden er ægte"
    if content.is_false and content.seed:
        yield ("seed",), "en falsk besked ligger ikke hos nogen fra start"


def authority(content: Authority) -> Found:
    if content.replies != bool(content.categories) or len(content.categories) not in (0, 2, 3, 4, 5):
        yield ("categories",), "en, man kan skrive til, har to til fem kategorier, og andre har ingen"
    if content.replies == bool(content.write_instead):
        yield ("write_instead",), "write_instead er for dem, man ikke kan skrive til, og kun for dem"
    if content.kind == "privat" and content.replies:
        yield ("replies",), "private afsendere kan man ikke skrive til"
    if content.name.startswith("{municipality}") != (content.kind == "kommune"):
        yield ("name",), "navnet begynder med {municipality}, netop når det er kommunens egen"


def article(content: articles.Article) -> Found:
    running = " ".join([content.body, *(situation.text for situation in content.situations)])
    if not SHORTEST <= len(running.split()) <= LONGEST:
        yield ("body",), f"artiklen har {len(running.split())} ord; den skal have {SHORTEST} til {LONGEST}"
    if content.edited_days_ago is None:
        yield (), "skriv under edited_days_ago, hvornår artiklen sidst er set efter"
    if not (content.start or content.do):
        yield (), "ingen artikel er en blindgyde: skriv en linje under do"
    if content.slug in content.related:
        yield ("related",), "artiklen henviser til sig selv"
    yield from twice(content.related, ("related",))
    yield from twice([situation.title for situation in content.situations], ("situations",))
    if len(content.situations) == 1:
        yield ("situations",), "der er kun én situation at vælge; skriv to, eller ingen"


def searchable(content: articles.Article | PortalPage | municipality_pages.Page) -> Found:
    if not content.words:
        yield (), "skriv under words, hvad folk søger efter"
    for place, word in enumerate(content.words):
        if word != word.lower():
            yield ("words", place), "ord at søge efter skrives med små bogstaver"


def appointment_type(content: AppointmentType) -> Found:
    if not content.offices():
        yield ("kinds",), "kommunen har ingen steder, hvor man kan få tid til det"


def theme(content: Theme) -> Found:
    if not list(ICONS.glob(f"dkfds-*/img/svg-icons/{content.icon}.svg")):
        yield ("icon",), "ikonet findes ikke i static/vendor"
    if not articles.articles_of(content.slug):
        yield (), "ingen artikel hører til temaet"


def life_situation(content: LifeSituation) -> Found:
    conditions = [point.when for point in content.points] + [day.when for day in content.days]
    used = {name for when in conditions + [part.when for part in content.automatic] for name in when}
    used |= {day.counted_from for day in content.days if day.counted_from}
    for place, question in enumerate(content.questions):
        if question.name not in used:
            yield ("questions", place), "svaret betyder ikke noget for listen: fjern spørgsmålet"


def calculator(content: Calculator) -> Found:
    for place, verdict in enumerate(content.verdicts):
        for name, wanted in verdict.when.items():
            got = {worked.gives.get(name) or worked.answers.get(name) for worked in content.examples}
            if not got & ({wanted} if isinstance(wanted, str) else set(wanted)):
                yield ("verdicts", place, "when", name), "ingen af eksemplerne (examples) prøver det"


def record(content: RecordKind) -> Found:
    if content.letter and content.seed:
        told = letters.letters()[content.letter]
        if missing := content.required - {*told.facts, "deadline"}:
            yield ("letter",), f"brevet siger ikke: {', '.join(sorted(missing))}"
        if content.due and not told.deadline_days:
            yield ("due",), "brevet har ingen frist (deadline_days)"


def rate(content: Rate) -> Found:
    yield from twice([str(rate.year) for rate in content.rates], ("rates",))
    for place, of_year in enumerate(content.rates):
        if not of_year.source.strip():
            yield ("rates", place, "source"), "skriv, hvor tallet kommer fra"


def false_site(content: FalseSite) -> Found:
    yield from twice([field.name for field in content.fields], ("fields",))


def twice(written: Iterable[str], location: tuple[str, ...]) -> Found:
    for text, count in Counter(written).items():
        if count > 1:
            yield location, f"“{text}” står der to gange"


RULES: Mapping[type[BaseModel], tuple[Callable[[Any], Found], ...]] = {
    letters.Letter: (letter,),
    documents.Document: (document,),
    messages.Message: (message,),
    Authority: (authority,),
    articles.Article: (article, searchable),
    PortalPage: (searchable,),
    municipality_pages.Page: (searchable,),
    AppointmentType: (appointment_type,),
    Theme: (theme,),
    LifeSituation: (life_situation,),
    Calculator: (calculator,),
    RecordKind: (record,),
    Rate: (rate,),
    FalseSite: (false_site,),
}


def of_its_kind(content: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for rule in RULES.get(type(content), ()):
        yield from rule(content)
