"""The references from one content file to another, such as from a letter to its sender.

They are found by the mark `Ref` on the fields of the models (`reading/ref.py`).
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from sandbox.content.kinds import referable
from sandbox.content.mail import authorities, letters
from sandbox.content.municipality.article_additions import ArticleAddition
from sandbox.content.portal import calculators
from sandbox.content.portal.municipality_pages import News, Page
from sandbox.content.portal.power_areas import PowerArea
from sandbox.content.reading.errors import Location, unknown
from sandbox.content.reading.marks import marked_texts
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import located_texts, placeholders
from sandbox.content.rules import rates
from sandbox.content.services import model
from sandbox.content.writing.templated import Templated

NAMING_THE_MUNICIPALITY = (ArticleAddition, Page, News, PowerArea)
"""Content whose texts can have the placeholder `{municipality}`."""


def faults(content: BaseModel) -> Iterator[tuple[Location, str]]:
    """Every reference to what is not there, unknown placeholder, and answer that cannot be sent, with its place."""
    yield from dangling(content)
    if not isinstance(content, model.Service | calculators.Calculator):  # they look at their texts themselves
        yield from _unknown_placeholders(content)
    yield from _unsendable(content)


def dangling(content: BaseModel) -> Iterator[tuple[Location, str]]:
    """Every reference to what is not there, or does not suit the place. A slug is the file's name, and has no place."""
    for location, text, ref in marked_texts(content, Ref):
        called, contents = referable(ref.kind)
        for slug in ref.slugs(text):
            if slug not in contents or (ref.suits and not ref.suits(contents[slug])):
                known = [name for name, other in contents.items() if not ref.suits or ref.suits(other)]
                yield () if location == ("slug",) else location, unknown(ref.called or called, slug, known)


def _unknown_placeholders(content: BaseModel) -> Iterator[tuple[Location, str]]:
    """Placeholders that no page fills; content with one cannot be shown."""
    known = {rates.placeholder(slug) for slug in rates.rates()}
    if isinstance(content, NAMING_THE_MUNICIPALITY):
        known.add("municipality")
    for location, text in located_texts(content):
        for name in sorted(placeholders(text) - known):
            if name.startswith("fee_") or not isinstance(
                content, Templated
            ):  # which checks its other placeholders
                yield location, unknown("pladsholderen", name, known)


def _unsendable(content: Any) -> Iterator[tuple[Location, str]]:
    """Answers that cannot be sent: another's letter, or one that asks for what nobody has told."""
    for at, answer, told, sender in _answers(content):
        letter = letters.letters().get(answer.letter)
        if letter is None:
            continue  # told by `dangling`
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
