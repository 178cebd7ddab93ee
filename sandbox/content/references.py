"""The references from one content file to another, such as from a letter to its sender."""

from collections.abc import Collection, Iterator
from typing import Any

from sandbox.content.mail import authorities, documents, letters, records
from sandbox.content.municipality import appointment_types, article_additions, report_kinds
from sandbox.content.portal import (
    actions,
    articles,
    calculators,
    faq,
    life_situations,
    municipality_pages,
    pages,
    themes,
)
from sandbox.content.reading.catalogue import Catalogue
from sandbox.content.reading.errors import Location, unknown
from sandbox.content.reading.text import located_texts, placeholders
from sandbox.content.rules import rates
from sandbox.content.rules.date_rules import FEE_BOUND
from sandbox.content.services import model
from sandbox.content.services.catalogue import services

Named = Iterator[tuple[Location, str, str, Collection[str]]]
"""Where a file names something, what kind of thing and which, and those there are."""


def faults(content: Any) -> Iterator[tuple[Location, str]]:
    """Every name of something that is not there, and every answer that cannot be sent, with its place."""
    for location, what, name, known in _references(content):
        if name not in known:
            yield location, unknown(what, name, known)
    if not isinstance(content, model.Service | calculators.Calculator):  # they look at their texts themselves
        yield from _unknown_fees(content)
    yield from _unsendable(content)


def _unknown_fees(content: Any) -> Iterator[tuple[Location, str]]:
    for location, text in located_texts(content):
        for name in placeholders(text) if "{fee_" in text else ():
            if name.startswith("fee_") and name not in _fee_placeholders():
                yield location, unknown("fristen", name, _fee_placeholders())


def _fee_placeholders() -> Collection[str]:
    return {rates.placeholder(slug) for slug in rates.rates()}


def _references(content: Any) -> Named:
    match content:
        case articles.Article():
            yield from _of_article(content)
        case letters.Letter() | authorities.Authority():
            yield from _of_answers(content)
        case documents.Document() if content.sender:
            yield ("sender",), "myndigheden", content.sender, authorities.authorities()
        case municipality_pages.Page() | article_additions.ArticleAddition():
            yield from _of_municipality(content)
        case calculators.Calculator():
            yield ("authority",), "myndigheden", content.authority, authorities.authorities()
            yield ("service",), "selvbetjeningen", content.service, services()
        case (
            records.RecordKind()
            | appointment_types.AppointmentType()
            | report_kinds.ReportKind()
            | faq.Question()
        ):
            yield from _of_those_told_of(content)
        case life_situations.LifeSituation():
            yield from _of_guide(content)
        case model.Service():
            yield from _of_service(content)
            yield from _of_examples(content)


def _of_answers(content: letters.Letter | authorities.Authority) -> Named:
    """The letters that answer, and for a letter its sender and the rule of its appeal."""
    for at, answer, _told, _sender in _answers(content):
        yield at, "brevet", answer.letter, letters.letters()
    if isinstance(content, letters.Letter):
        if content.sender != letters.ANY_SENDER:
            yield ("sender",), "myndigheden", content.sender, authorities.authorities()
        if rule := FEE_BOUND.fullmatch(content.appeal_by or ""):
            yield ("appeal_by",), "fristen", rule[2], rates.rates()
        for place, slug in enumerate(content.attachments):
            yield ("attachments", place), "dokumentet", slug, documents.documents()


def _unsendable(content: Any) -> Iterator[tuple[Location, str]]:
    """Answers that cannot be sent: another's letter, or one that asks for what nobody has told."""
    for at, answer, told, sender in _answers(content):
        letter = letters.letters().get(answer.letter)
        if letter is None:
            continue  # found by `_references`
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
        yield ("start", "service"), "selvbetjeningen", article.start.service, services()
    yield from actions.dangling(article.do)
    if article.contact:
        yield ("contact",), "myndigheden", article.contact, authorities.authorities()


def _of_municipality(content: municipality_pages.Page | article_additions.ArticleAddition) -> Named:
    if isinstance(content, article_additions.ArticleAddition):
        yield (), "artiklen", content.slug, articles.articles()
        return
    yield ("theme",), "temaet", content.theme, municipality_pages.themes()
    if content.contact:
        yield ("contact",), "myndigheden", content.contact, authorities.authorities()


def _of_those_told_of(content: Any) -> Named:
    """Who is responsible for it, and the article and the letter that tell more of it, where there are such."""
    if authority := getattr(content, "authority", None):
        yield ("authority",), "myndigheden", authority, authorities.authorities()
    if article := getattr(content, "article", None):
        yield ("article",), "artiklen", article, articles.articles()
    if letter := getattr(content, "letter", None):
        yield ("letter",), "brevet", letter, letters.letters()


def _of_service(service: model.Service) -> Named:
    """The articles that a self-service leads to."""
    if service.article:
        yield ("article",), "artiklen", service.article, articles.articles()
    for place, step in enumerate(service.steps):
        if step.instead:
            yield ("steps", place, "instead"), "artiklen", step.instead, articles.articles()


def _of_examples(service: model.Service) -> Named:
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


def _of_guide(guide: life_situations.LifeSituation) -> Named:
    shelves: dict[str, tuple[str, Catalogue[Any]]] = {
        "service": ("selvbetjeningen", services()),
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
            yield ("days", place, "day"), "fristen", rule[2], rates.rates()
