"""What docs/scenario-format.md and docs/selfservice.md list is what exercises and self-services can use."""

import re
from itertools import repeat

import pytest

from sandbox.content.services.model import Service
from sandbox.guide.conditions import combinators, world_paths
from sandbox.guide.conditions.event_conditions import known_events
from sandbox.guide.placeholders import facts
from sandbox.guide.scenario import play_actions
from sandbox.guide.scenario.format import Scenario, Step
from sandbox.guide.scenario.highlight_targets import all_targets
from sandbox.guide.setup import kinds
from sandbox.world.selfservice.effects import EFFECTS
from tests.guide.make import fresh_world
from tests.rules.tree import ROOT, read

FORMAT = read(ROOT / "docs/scenario-format.md")
SELF_SERVICE = read(ROOT / "docs/selfservice.md")
CODE = re.compile(r"`([^`\n]+)`")


def section(heading: str) -> str:
    return FORMAT.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def paragraph(heading: str) -> str:
    return SELF_SERVICE.split(f"\n**{heading}**")[1].split("\n\n")[0]


def rows(text: str, first: str = "") -> list[list[str]]:
    """The rows of the first table, or of the one whose first column is called so."""
    found = re.search(rf"^\| {first}[^\n]*\n\| ---[^\n]*\n((?:\|[^\n]*\n)+)", text, re.MULTILINE)
    assert found, first
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in found[1].splitlines()]


def keys_of(heading: str) -> list[str]:
    return sorted(key for row in rows(section(heading)) for key in CODE.findall(row[0]))


def events() -> list[tuple[str, set[str]]]:
    """The events and what they carry; `;` separates what each of several in a row carries."""
    found: list[tuple[str, set[str]]] = []
    for names, values, *_ in rows(FORMAT, "Hændelse"):
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
    told = FORMAT.split("\nEn sti begynder")[1].split("\n\n")[0]
    named = [text for text in CODE.findall(told) if text not in {"citizen", "[any]", "where"}]
    assert len(named) > 15
    for path in named:
        world_paths.type_at(path)


def test_the_keys_of_a_self_service_are_those_of_its_model() -> None:
    told = [key for row in rows(SELF_SERVICE, "key") for key in CODE.findall(row[0])]
    assert sorted(told) == sorted(Service.model_fields.keys() - {"slug"})


def test_the_effects_of_a_self_service_are_those_there_are() -> None:
    told = re.findall(
        r"`([a-z]+(?:-[a-z]+)+)`", re.sub(r"\([^)]*\)", "", paragraph("Effects").split(". Facts")[0])
    )
    assert sorted(told) == sorted(EFFECTS)


def test_everything_that_a_hint_can_light_is_on_a_page() -> None:
    told = CODE.findall(paragraph("What a hint can light."))
    assert len(told) > 20
    targets = all_targets()
    assert not [text for text in told if re.sub("<[a-z]+>", "x", text) not in targets]


def test_the_events_of_self_services_exist_with_what_they_carry() -> None:
    told = re.findall(r"`([a-z-]+)`(?: \(([^)]*)\))?", paragraph("Events."))
    assert len(told) > 10
    for name, values in told:
        fields = set(re.findall(r"[a-z_]+", values.partition(";")[0]))
        assert fields <= known_events()[name].model_fields.keys(), name
