"""What the pages about the formats of exercises and self-services list is what those can use."""

import re
from itertools import repeat
from typing import get_args

import pytest

from sandbox.content.services import effects
from sandbox.content.services.answer_problems import PROBLEMS
from sandbox.content.services.checks_outcomes import COUNTED
from sandbox.content.services.fields import CitizenFact, FieldType, OptionSource
from sandbox.content.services.model import Service
from sandbox.guide.conditions import combinators, world_paths
from sandbox.guide.conditions.event_conditions import known_events
from sandbox.guide.placeholders import facts
from sandbox.guide.scenario import play_actions
from sandbox.guide.scenario.format import Scenario, Step
from sandbox.guide.scenario.highlight_targets import TEMPLATES, all_targets, targets
from sandbox.guide.setup import kinds
from sandbox.world.selfservice.effects import EFFECTS
from tests.guide.make import fresh_world
from tests.rules.tree import ROOT, read

FORMAT = read(ROOT / "docs/forfatter/opgave-format.md")
SELF_SERVICE = read(ROOT / "docs/forfatter/selvbetjening-format.md")
PLACES = read(ROOT / "docs/forfatter/steder.md")
CODE = re.compile(r"`([^`\n]+)`")
EFFECT_MODELS = {
    get_args(model.model_fields["effect"].annotation)[0]: model
    for model in effects.EffectBase.__subclasses__()
}


def section(heading: str, page: str = FORMAT) -> str:
    return page.split(f"\n## {heading}\n")[1].split("\n## ", maxsplit=1)[0]


def rows(text: str, first: str = "") -> list[list[str]]:
    """The rows of the first table, or of the one whose first column is called so."""
    found = re.search(rf"^\| {first}[^\n]*\n\| ---[^\n]*\n((?:\|[^\n]*\n)+)", text, re.MULTILINE)
    assert found, first
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found[1].splitlines()]


def keys_of(heading: str) -> list[str]:
    return sorted(key for row in rows(section(heading)) for key in CODE.findall(row[0]))


def events(page: str = FORMAT) -> list[tuple[str, set[str]]]:
    """The events and what they carry; `;` separates what each of several in a row carries."""
    found: list[tuple[str, set[str]]] = []
    for names, values, *_ in rows(page, "Hændelse"):
        each = [set(CODE.findall(part)) for part in values.split(";")]
        found += zip(CODE.findall(names), each if len(each) > 1 else repeat(each[0]), strict=False)
    return found


def test_the_events_are_those_that_can_be_asked_for() -> None:
    assert sorted(name for name, _ in events()) == sorted(known_events())


@pytest.mark.parametrize(("name", "values"), events(), ids=[name for name, _ in events()])
def test_an_event_carries_what_the_table_says(name: str, values: set[str]) -> None:
    assert values == known_events()[name].model_fields.keys() - {"citizen"}


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Hovedet", Scenario.model_fields.keys() - {"slug"}),
        ("Et trin", Step.model_fields.keys()),
        ("Betingelser", combinators.KINDS.keys()),
        ("Fra start, og undervejs", kinds.KINDS.keys()),
        ("Play: løsningen", play_actions.KINDS.keys()),
    ],
)
def test_a_table_of_keys_lists_those_of_the_format(heading: str, keys: set[str]) -> None:
    assert keys_of(heading) == sorted(keys)


def test_what_can_only_stand_under_start_is_told() -> None:
    told = {
        key
        for row in rows(section("Fra start, og undervejs"))
        if "Kun under `start`" in row[1]
        for key in CODE.findall(row[0])
    }
    assert told == {key for key, kind in kinds.KINDS.items() if kind.starts_only}


def test_every_placeholder_can_be_filled() -> None:
    known = facts(fresh_world(), "senior")
    names = re.findall(r"`\{([^}\n]+)\}`", section("Det, der står i krøllede parenteser"))
    names += [
        f"date+14{part}"
        for part in CODE.findall(section("Det, der står i krøllede parenteser"))
        if part.startswith(".")
    ]
    assert len(names) > 30
    assert not [name for name in names if name not in known]


def test_every_path_into_the_world_leads_somewhere() -> None:
    told = section("Stier ind i verden").split("```")[0]
    named = [text for text in CODE.findall(told) if text not in {"citizen", "[any]", "where"}]
    assert len(named) > 15
    for path in named:
        world_paths.type_at(path)


def names_in(cells: list[str]) -> list[str]:
    return [name for cell in cells for name in CODE.findall(cell)]


def first_column(heading: str, first: str = "") -> list[str]:
    return names_in([row[0] for row in rows(section(heading, SELF_SERVICE), first)])


def test_the_keys_of_a_self_service_are_those_of_its_model() -> None:
    assert sorted(first_column("Nøglerne")) == sorted(Service.model_fields.keys() - {"slug"})


def test_the_types_of_fields_and_where_options_come_from_are_all_there() -> None:
    assert sorted(first_column("Felter")) == sorted(get_args(FieldType))
    assert sorted(first_column("Valg, der kommer fra verden")) == sorted(get_args(OptionSource))


def test_what_can_be_wrong_with_an_answer_is_told_for_each_type_of_field() -> None:
    table = section("Felter", SELF_SERVICE).split("Alle har")[1]
    told = {name: set(names_in(row[1:])) for row in rows(table, "Felt") for name in CODE.findall(row[0])}
    assert told == {name: set(problems) for name, problems in PROBLEMS.items() if problems}


def test_what_is_known_of_the_citizen_is_told() -> None:
    told = section("Felter", SELF_SERVICE).split("Det, der vides om borgeren")[1].split("(bilen")[0]
    assert set(CODE.findall(told)) - {"value", "prefill"} == set(get_args(CitizenFact))


def test_what_sums_count_with_is_told() -> None:
    assert set(CODE.findall(section("Udregninger", SELF_SERVICE))) >= COUNTED


def test_the_effects_of_a_self_service_are_those_there_are_with_their_keys() -> None:
    table = rows(section("Virkninger", SELF_SERVICE))
    assert sorted(names_in([row[0] for row in table])) == sorted(EFFECTS)
    for name, keys in ((CODE.findall(row[0])[0], row[1]) for row in table):
        fields = set(EFFECT_MODELS[name].model_fields) - {"effect", "moment", "when"}
        assert fields <= set(CODE.findall(keys)), name


def test_the_places_of_a_self_service_are_on_a_page() -> None:
    told = CODE.findall(section("Steder, der kan lyse op", SELF_SERVICE))
    assert len(told) > 20
    targets = all_targets()
    assert not [text for text in told if re.sub("<[a-z]+>", "x", text) not in targets]


def test_the_list_of_places_is_all_that_the_pages_have() -> None:
    told = set(names_in([row[1] for row in rows(PLACES, "Sted")]))
    found = targets(TEMPLATES)
    there = found.names | {f"{beginning}<…>" for beginning in found.beginnings}
    assert told == there, f"In docs/forfatter/steder.md add {there - told} and take away {told - there}."


@pytest.mark.parametrize(
    ("name", "values"), events(SELF_SERVICE), ids=[name for name, _ in events(SELF_SERVICE)]
)
def test_an_event_of_self_services_carries_what_their_page_says(name: str, values: set[str]) -> None:
    assert values == known_events()[name].model_fields.keys() - {"citizen"}
