"""Each rule of a kind refuses a bad example; that what is shipped follows them is tested by kind (`test_checks.py`)."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from sandbox.content.lint import kind_rules
from sandbox.content.lint.kind_rules import GREETING, LONGEST, RULES, of_its_kind
from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.documents import documents
from sandbox.content.mail.letters import letters
from sandbox.content.mail.messages import messages
from sandbox.content.mail.records import records
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.portal import municipality_pages
from sandbox.content.portal.articles import articles
from sandbox.content.portal.calculators import calculators
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.themes import themes
from sandbox.content.rules.rates import rates
from sandbox.content.web.false_sites import false_sites

BODY = f"{GREETING}\n\nIntet.\n\nVenlig hilsen\n\nKommunen"


def first(catalogue: dict[str, Any], suits: Callable[[Any], bool] = bool) -> Any:
    return next(content for content in catalogue.values() if suits(content))


LETTER = first(letters(), lambda letter: not (letter.attachments or letter.appeal or letter.reply))
AUTHORITY = first(authorities(), lambda authority: authority.replies)
PRIVATE = first(authorities(), lambda authority: authority.kind == "privat")
ARTICLE = first(articles(), lambda article: article.do and not article.start and not article.situations)
GUIDE = first(life_situations())
CALCULATOR = first(calculators(), lambda calculator: any(verdict.when for verdict in calculator.verdicts))
RECORD = first(records(), lambda record: record.letter and record.seed)
SITE = first(false_sites())
RATE = first(rates())


def spoilt(content: BaseModel, **changes: Any) -> BaseModel:
    return content.model_copy(update=changes)


UNTRIED = [verdict.model_copy(update={"when": {"none": "ja"}}) for verdict in CALCULATOR.verdicts]
SITUATION = {"title": "Du bor til leje", "text": "Ring."}
CASES = [
    (spoilt(LETTER, body=BODY.replace(GREETING, "Hej")), "et brev begynder med"),
    (spoilt(LETTER, body=BODY.removesuffix("\n\nKommunen")), "et brev slutter med"),
    (spoilt(LETTER, body=BODY.replace("Intet", "Se det\nvedhæftede skema")), "noget vedhæftet"),
    (spoilt(LETTER, body=BODY, appeal="Klag inden {fee_klagefrist}."), "følges ad"),
    (spoilt(LETTER, body=BODY, reply=True, sender=PRIVATE.slug), "ingen kan skrive til"),
    (spoilt(first(documents()), slug="findes-ikke", seed=[]), "bliver ikke brugt"),
    (spoilt(first(messages()), why=None), "om beskeden er ægte"),
    (spoilt(first(messages(), lambda message: message.seed), is_false=True), "ligger ikke hos nogen"),
    (spoilt(AUTHORITY, categories=AUTHORITY.categories[:1]), "to til fem kategorier"),
    (spoilt(AUTHORITY, categories=[]), "to til fem kategorier"),
    (spoilt(AUTHORITY, write_instead="Ring."), "write_instead er for dem"),
    (spoilt(PRIVATE, write_instead=None), "write_instead er for dem"),
    (spoilt(AUTHORITY, kind="privat"), "private afsendere"),
    (spoilt(PRIVATE, name="{municipality}, butik"), "netop når det er kommunens egen"),
    (spoilt(ARTICLE, body="ord " * (LONGEST + 1)), f"artiklen har {LONGEST + 1} ord"),
    (spoilt(ARTICLE, body="ord"), "artiklen har 1 ord"),
    (spoilt(ARTICLE, edited_days_ago=None), "sidst er set efter"),
    (spoilt(ARTICLE, do=[]), "blindgyde"),
    (spoilt(ARTICLE, related=[ARTICLE.slug]), "sig selv"),
    (spoilt(ARTICLE, related=["pas", "pas"]), "“pas” står der to gange"),
    (type(ARTICLE).model_validate(ARTICLE.model_dump() | {"situations": [SITUATION]}), "kun én situation"),
    (type(ARTICLE).model_validate(ARTICLE.model_dump() | {"situations": [SITUATION] * 2}), "to gange"),
    (spoilt(ARTICLE, words=[]), "hvad folk søger efter"),
    (spoilt(first(pages()), words=["Post"]), "små bogstaver"),
    (spoilt(first(municipality_pages.pages()), words=[]), "hvad folk søger efter"),
    (spoilt(first(appointment_types()), kinds=[]), "ingen steder"),
    (spoilt(first(themes()), icon="findes-ikke"), "ikonet findes ikke"),
    (spoilt(first(themes()), slug="findes-ikke"), "ingen artikel hører til"),
    (spoilt(GUIDE, points=[], days=[], automatic=[]), "betyder ikke noget for listen"),
    (spoilt(CALCULATOR, verdicts=UNTRIED), "ingen af eksemplerne"),
    (spoilt(RECORD, facts={"unknown_fact": None}), "brevet siger ikke: unknown_fact"),
    (
        spoilt(
            RECORD, due=True, letter=first(letters(), lambda letter: not letter.deadline_days).slug, facts={}
        ),
        "ingen frist",
    ),
    (spoilt(RATE, rates=[*RATE.rates, RATE.rates[0]]), "står der to gange"),
    (spoilt(RATE, rates=[RATE.rates[0].model_copy(update={"source": " "})]), "hvor tallet kommer fra"),
    (spoilt(SITE, fields=[SITE.fields[0], SITE.fields[0]]), "står der to gange"),
]


@pytest.mark.parametrize(
    ("content", "told"), CASES, ids=[f"{number} {told}" for number, (_, told) in enumerate(CASES)]
)
def test_a_bad_example_is_told(content: BaseModel, told: str) -> None:
    assert told in " | ".join(message for _, message in of_its_kind(content))


def test_every_kind_with_rules_has_a_bad_example() -> None:
    assert {type(content) for content, _ in CASES} == RULES.keys()


def test_what_is_written_once_is_not_told() -> None:
    assert not list(kind_rules.twice(["a", "b"], ("words",)))
