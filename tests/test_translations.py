"""English is complete: every text of templates, program and content files."""

import re

import pytest
from babel.messages import Catalog

from sandbox.content.translation import update
from sandbox.content.translation.message_checks import forms

OUTSIDE = re.compile(
    r"“[^”]*”|\([^)]*\)"  # a label as it stands on the Danish page; a Danish term beside its explanation
    r"|%\(\w+\)[sd]|\{[^}]*\}"
    r"|[A-ZÆØÅ][\w-]*(?: (?:og|i|af|på) [A-ZÆØÅ]\w+)+"  # an authority's name
)
DANISH = re.compile(
    r"(?i)af|bliver|de[rt]|deres|di[gnt]|dine|du|eller|en|er|et|fra|har|hun|hvad|hvis|hvor|hvornår|ikke|jeg|kun"
    r"|med|når|og|også|om|os|på|sig|skal|som|til|ved|vil|være|vores"
)
QUOTED = re.compile(r"“[^”]+”")
WORD = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def texts() -> Catalog:
    return update.source()


@pytest.fixture(scope="module")
def english() -> Catalog:
    return update.read("en")


def explained(catalogue: Catalog) -> set[str]:
    """The Danish words that stand in parentheses or quotation marks somewhere, beside their explanation."""
    found = (said for each in catalogue for form in forms(each.string) for said in OUTSIDE.findall(form))
    return {word.casefold() for said in found for word in WORD.findall(said)}


def test_every_text_is_translated_into_english_and_nothing_else_is(texts: Catalog, english: Catalog) -> None:
    assert not list(update.problems(english, texts)), "python -m sandbox.content.translate update"


def test_the_texts_of_templates_program_and_content_are_all_found(texts: Catalog) -> None:
    kinds = {"templates", "sandbox", "scenarios", "letters", "articles", "themes", "rates", "services"}
    assert kinds <= {part for message in texts for place, _ in message.locations for part in place.split("/")}


def test_a_button_is_called_what_it_is_called_on_the_danish_page_or_in_english(english: Catalog) -> None:
    found = {
        (label, form)
        for message in english
        for original, form in zip(forms(message.id), forms(message.string), strict=True)
        for label in (quoted[1:-1] for quoted in QUOTED.findall(original))
        if (button := english.get(label))
        and not {f"“{label}”", f"“{button.string}”"} & set(QUOTED.findall(form))
    }
    assert not found


def test_no_danish_word_stands_unexplained_in_the_english_texts(english: Catalog) -> None:
    known = explained(english)
    found = {
        (word, form)
        for message in english
        if message.id
        for form in forms(message.string)
        for word in WORD.findall(OUTSIDE.sub(" ", form))
        if DANISH.fullmatch(word)
        or (re.search("[æøå]", word) and word[0].islower() and word.casefold() not in known)
    }
    assert not found
