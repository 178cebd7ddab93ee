"""Worlds, exercises and events as tests of the guide need them."""

from datetime import date
from pathlib import Path
from typing import Any

from sandbox.content.reading.yaml_file import ContentModel, read_text, validate
from sandbox.guide.conditions.combinators import AnyCondition
from sandbox.guide.conditions.context import Condition, ConditionContext
from sandbox.guide.scenario.format import Scenario
from sandbox.world.seeding import seeded_world
from sandbox.world.state.events import Event
from sandbox.world.state.world import World

DAY = date(2026, 11, 23)
PATH = Path("scenarios/prøve/opgave.yaml")

HEAD = """\
format: 1
title: En opgave
summary: Til prøve.
level: 1
minutes: 5
citizen: senior
begin: borger.dk
"""
STEP = """\
  - title: Trin
    say: Gør noget.
    hints: {nudge: a, explain: b, exact: c}
    play: [{see: x}]
"""


def fresh_world() -> World:
    return seeded_world(1, 1, DAY)


class Asked(ContentModel):
    done: AnyCondition


def condition(text: str) -> Condition:
    """A condition as written after `done:`."""
    found: Condition = validate(read_text(PATH, f"done: {text}"), Asked).done
    return found


def holds(text: str, *events: Event, world: World | None = None) -> bool:
    return condition(text).holds(ConditionContext.of(events, world or fresh_world(), "senior"))


def scenario(text: str) -> Scenario:
    return validate(read_text(PATH, text), Scenario)


def exercise(*steps: dict[str, Any], **head: Any) -> Scenario:
    """An exercise of steps that only differ in what is said here."""
    plain = {
        "title": "Trin",
        "say": "Gør noget.",
        "done": {"event": "letter-opened"},
        "hints": {"nudge": "a", "explain": "b", "exact": "c"},
        "play": [{"see": "x"}],
    }
    document = {
        "slug": "opgave",
        "format": 1,
        "title": "En opgave",
        "summary": "Til prøve.",
        "level": 1,
        "minutes": 5,
        "citizen": "senior",
        "begin": "borger.dk",
        "steps": [plain | step for step in steps],
    }
    return Scenario.model_validate(document | head)
