"""What the authors' pages say about each kind of file is what that kind can have."""

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from sandbox.content.kinds import KINDS, SINGLE_FILES
from sandbox.content.mail import authorities, documents, letters, messages, records
from sandbox.content.municipality import appointment_types, report_kinds
from sandbox.content.municipality.settings import OfficeKind
from sandbox.content.portal import actions, articles, calculators, life_situations
from sandbox.content.rules import rates
from sandbox.content.rules.calendar import HOURS, is_notation
from sandbox.content.web import false_sites
from sandbox.content.writing.templated import Templated
from tests.rules.test_docs_format import CODE, names_in, rows
from tests.rules.tree import ROOT, files, read

PAGES = ROOT / "docs/forfatter"
MODELS: list[tuple[str, str, type[BaseModel]]] = [
    ("brev", "Nøglerne", letters.Letter),
    ("myndighed", "Nøglerne", authorities.Authority),
    ("dokument", "Nøglerne", documents.Document),
    ("oplysning", "Nøglerne", records.RecordKind),
    ("artikel", "Nøglerne", articles.Article),
    ("andet", "En sms eller en e-mail", messages.Message),
    ("andet", "En falsk side", false_sites.FalseSite),
    ("andet", "Et ærinde, man kan bestille tid til", appointment_types.AppointmentType),
    ("andet", "Et praj", report_kinds.ReportKind),
    ("andet", "En livssituation", life_situations.LifeSituation),
    ("andet", "En beregner", calculators.Calculator),
    ("andet", "En takst eller en frist", rates.Rate),
]
VALUES: list[tuple[str, str, str, set[str]]] = [
    ("brev", "Nøglerne", "kind", set(get_args(letters.LetterKind))),
    ("myndighed", "Nøglerne", "kind", set(get_args(authorities.AuthorityKind))),
    ("dokument", "Nøglerne", "kind", set(get_args(documents.DocumentKind))),
    ("oplysning", "Nøglerne", "card", set(get_args(records.Card))),
    ("oplysning", "Nøglerne", "box", set(get_args(records.Box))),
    ("andet", "Et ærinde, man kan bestille tid til", "kinds", set(get_args(OfficeKind))),
]
GIVEN = {
    "breve": letters.GIVEN,
    "oplysninger": records.GIVEN,
    "dokumenter": documents.GIVEN,
    "sms'er og e-mails": messages.GIVEN,
}


def page(name: str) -> str:
    return read(PAGES / f"{name}.md")


def table(name: str, heading: str, first: str = "") -> list[list[str]]:
    return rows(page(name).split(f"\n## {heading}\n")[1].split("\n## ")[0], first)


def keys_of(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()} - {"slug"}


@pytest.mark.parametrize(
    ("name", "heading", "model"), MODELS, ids=[f"{name}: {at}" for name, at, _ in MODELS]
)
def test_a_table_lists_the_keys_of_its_kind(name: str, heading: str, model: type[BaseModel]) -> None:
    assert sorted(names_in([row[0] for row in table(name, heading)])) == sorted(keys_of(model))


@pytest.mark.parametrize(
    ("name", "heading", "key", "values"), VALUES, ids=[f"{name}: {key}" for name, _, key, _ in VALUES]
)
def test_a_key_lists_the_values_it_can_have(name: str, heading: str, key: str, values: set[str]) -> None:
    (told,) = (row[1] for row in table(name, heading) if CODE.findall(row[0]) == [key])
    assert set(CODE.findall(told)) == values


def test_the_ways_on_from_an_article_are_all_there() -> None:
    told = names_in([row[0] for row in table("artikel", "Ingen blindgyder")])
    assert sorted(told) == sorted(actions.WAYS)


@pytest.mark.parametrize("kind", GIVEN)
def test_what_every_text_of_a_kind_knows_is_told(kind: str) -> None:
    (told,) = (row[1] for row in table("skrivemaade", "Hvad enhver tekst ved") if row[0] == kind)
    assert {name.strip("{}") for name in CODE.findall(told)} == GIVEN[kind]


def test_the_days_are_written_as_they_are_read() -> None:
    told = [CODE.findall(row[0])[0] for row in table("skrivemaade", "Dage")]
    assert len(told) > 5
    assert [text for text in told if not (is_notation(text) or HOURS.fullmatch(text))] == ["+klagefrist"]


def test_facts_are_told_of_wherever_there_are_any() -> None:
    """Every kind whose texts have facts is in the table of what its texts know."""
    assert {type_ for _, _, type_ in MODELS if issubclass(type_, Templated)} == set(
        Templated.__subclasses__()
    )
    assert len(Templated.__subclasses__()) == len(GIVEN)


def test_every_kind_of_file_is_told_of() -> None:
    told = "\n".join(read(path) for path in files(PAGES, ".md"))
    common = [f"content/{kind.folder}/" for kind in KINDS if not kind.local]
    local = [f"`{kind.folder}/<" for kind in KINDS if kind.local]
    single = [Path(kind.path).name for kind in SINGLE_FILES]
    assert not [place for place in (*common, *local, *single) if place not in told]


def test_the_first_page_leads_to_every_other_one() -> None:
    linked = set(re.findall(r"\]\(([a-z-]+\.md)", page("README")))
    assert linked | {"README.md"} == {path.name for path in files(PAGES, ".md")}
