"""Everything that is written, read and held against each other: what `flask --app sandbox check` tells of.

A kind of file is a line in `SHELVES`, with what its files name elsewhere in `_references`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from sandbox.content import (
    articles,
    authorities,
    calculators,
    deeds,
    documents,
    errands,
    faq,
    fees,
    guides,
    hotlines,
    letters,
    messages,
    municipality_check,
    pages,
    records,
    report_kinds,
    services,
    themes,
)
from sandbox.content.limits import FEE_BOUND
from sandbox.content.problems import ContentError, ContentErrors, Location, unknown
from sandbox.content.yamlfile import read

Shelf = Mapping[str, Any]
Named = Iterator[tuple[Location, str, str, Collection[str]]]
"""Where a file names something, what kind of thing and which, and those there are."""

SHELVES: dict[str, tuple[Callable[[], Shelf], Path]] = {
    "myndigheder": (authorities.authorities, authorities.FOLDER),
    "frister og gebyrer": (fees.fees, fees.FOLDER),
    "temaer": (themes.themes, themes.FOLDER),
    "dokumenter": (documents.documents, documents.FOLDER),
    "breve": (letters.letters, letters.FOLDER),
    "sms'er": (messages.messages, messages.FOLDER),
    "oplysninger": (records.records, records.FOLDER),
    "ærinder": (errands.errands, errands.FOLDER),
    "praj": (report_kinds.report_kinds, report_kinds.FOLDER),
    "artikler": (articles.articles, articles.FOLDER),
    "beregnere": (calculators.calculators, calculators.FOLDER),
    "selvbetjeninger": (services.services, services.FOLDER),
    "portalens sider": (pages.pages, pages.FOLDER),
    "livssituationer": (guides.guides, guides.FOLDER),
    "hotlines": (hotlines.hotlines, hotlines.FOLDER),
    "svar på spørgsmål": (faq.faq, faq.FOLDER),
}


def counted() -> dict[str, int]:
    """How many there are of each kind, where all of its files can be read."""
    return {name: len(shelf) for name, (load, _folder) in SHELVES.items() if (shelf := _readable(load))}


def problems() -> list[ContentError]:
    """Every file that cannot be read; where all can, every name of something that is not there."""
    broken = [error for load, _folder in SHELVES.values() for error in _errors(load)]
    if broken:
        return broken
    dangling = [error for load, folder in SHELVES.values() for error in _dangling(load(), folder)]
    return dangling + municipality_check.problems()


def _errors(load: Callable[[], Shelf]) -> list[ContentError]:
    try:
        load()
    except ContentErrors as errors:
        return list(errors.errors)
    return []


def _readable(load: Callable[[], Shelf]) -> Shelf:
    return {} if _errors(load) else load()


def _dangling(shelf: Shelf, folder: Path) -> Iterator[ContentError]:
    for slug, content in shelf.items():
        for location, what, name, known in _references(content):
            if name not in known:
                document = read(folder / f"{slug}.yaml")
                yield document.problem(location, unknown(what, name, known))
        for location, fault in _unsendable(content):
            yield read(folder / f"{slug}.yaml").problem(location, fault)


def _references(content: Any) -> Named:
    match content:
        case articles.Article():
            yield from _of_article(content)
        case letters.Letter() | authorities.Authority():
            yield from _of_answers(content)
        case documents.Document() if content.sender:
            yield ("sender",), "myndigheden", content.sender, authorities.authorities()
        case calculators.Calculator():
            yield ("authority",), "myndigheden", content.authority, authorities.authorities()
            yield ("service",), "selvbetjeningen", content.service, services.services()
        case records.RecordKind() | errands.Errand() | report_kinds.ReportKind() | faq.Question():
            yield from _of_those_told_of(content)
        case guides.Guide():
            yield from _of_guide(content)
        case services.Service():
            yield from _of_examples(content)


def _of_answers(content: letters.Letter | authorities.Authority) -> Named:
    """The letters that answer, and for a letter its sender and the rule of its appeal."""
    for at, answer, _told, _sender in _answers(content):
        yield at, "brevet", answer.letter, letters.letters()
    if isinstance(content, letters.Letter):
        if content.sender != letters.ANY_SENDER:
            yield ("sender",), "myndigheden", content.sender, authorities.authorities()
        if rule := FEE_BOUND.fullmatch(content.appeal_by or ""):
            yield ("appeal_by",), "fristen", rule[2], fees.fees()


def _unsendable(content: Any) -> Iterator[tuple[Location, str]]:
    """Answers that cannot be sent: another's letter, or one that asks for what nobody has told."""
    for at, answer, told, sender in _answers(content):
        letter = letters.letters().get(answer.letter)
        if letter is None:
            continue  # told of as a name of nothing
        if letter.sender not in (letters.ANY_SENDER, sender):
            yield at, f"brevet “{answer.letter}” er fra en anden: {letter.sender}"
        if missing := letter.required - told:
            yield at, f"brevet “{answer.letter}” skal have at vide: {', '.join(sorted(missing))}"


def _answers(content: Any) -> Iterator[tuple[Location, authorities.Answer, frozenset[str], str]]:
    """Where a file says what answers, which letter, what that can be told, and who sends it."""
    match content:
        case letters.Letter(answer=authorities.Answer() as answer):
            told = authorities.ANSWER_KNOWS | content.facts.keys()
            yield ("answer", "letter"), answer, told, content.sender
        case authorities.Authority():
            for place, category in enumerate(content.categories):
                if category.answer:
                    at = ("categories", place, "answer", "letter")
                    yield at, category.answer, authorities.ANSWER_KNOWS, content.slug


def _of_article(article: articles.Article) -> Named:
    for place, theme in enumerate(article.themes):
        yield ("themes", place), "temaet", theme, themes.themes()
    for place, slug in enumerate(article.related):
        yield ("related", place), "artiklen", slug, articles.articles()
    if article.start:
        yield ("start", "service"), "selvbetjeningen", article.start.service, services.services()
    yield from deeds.dangling(article.do)
    if article.contact:
        yield ("contact",), "myndigheden", article.contact, authorities.authorities()


def _of_those_told_of(content: Any) -> Named:
    """Who is responsible for it, and the article and the letter that tell more of it, where there are such."""
    if authority := getattr(content, "authority", None):
        yield ("authority",), "myndigheden", authority, authorities.authorities()
    if article := getattr(content, "article", None):
        yield ("article",), "artiklen", article, articles.articles()
    if letter := getattr(content, "letter", None):
        yield ("letter",), "brevet", letter, letters.letters()


def _of_examples(service: services.Service) -> Named:
    """What is to come of the examples of a self-service."""
    for place, example in enumerate(service.examples):
        expected, at = example.expect, ("examples", place, "expect")
        for number, letter in enumerate(expected.letters):
            yield (*at, "letters", number), "brevet", letter, letters.letters()
        for role, sent in expected.to_others.items():
            for number, letter in enumerate(sent):
                yield (*at, "to_others", role, number), "brevet", letter, letters.letters()
        for number, record in enumerate(expected.records):
            yield (*at, "records", number), "oplysningen", record, records.records()


def _of_guide(guide: guides.Guide) -> Named:
    shelves: dict[str, tuple[str, Shelf]] = {
        "service": ("selvbetjeningen", services.services()),
        "article": ("artiklen", articles.articles()),
        "page": ("siden", pages.pages()),
        "letter": ("brevet", letters.letters()),
    }
    for place, point in enumerate(guide.points):
        for lead, (what, known) in shelves.items():
            if name := getattr(point, lead):
                yield ("points", place, lead), what, name, known
    for place, day in enumerate(guide.days):
        if rule := FEE_BOUND.fullmatch(day.day):
            yield ("days", place, "day"), "fristen", rule[2], fees.fees()
