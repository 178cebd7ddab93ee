"""Nothing that the sandbox itself writes, or gives a seat, is refused when somebody copies it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sandbox.world.real_data import find
from sandbox.world.seeding import seeded_world
from tests.rules.tree import ROOT
from tests.world.worlds import DAY

TODAY = date(2026, 11, 22)
CONTENT = sorted(
    path
    for folder in ("content", "scenarios", "translations")
    for ending in ("yaml", "txt", "po")
    for path in (ROOT / folder).rglob(f"*.{ending}")
)
SEATS = (1, 2, 3, 17, 38, 60)


def test_there_is_content() -> None:
    assert len(CONTENT) > 500


def test_no_line_of_any_content_is_refused() -> None:
    found = [f"{path.relative_to(ROOT)}: {line}" for path, line in lines() if find(line, TODAY)]
    assert found == []


def lines() -> Iterator[tuple[Path, str]]:
    for path in CONTENT:
        yield from ((path, line) for line in path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("seat", SEATS)
def test_nothing_that_a_fresh_world_holds_is_refused(seat: int) -> None:
    world = json.loads(seeded_world(1, seat, DAY).to_json())
    assert [value for value in strings(world) if find(value, TODAY)] == []


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from (str(key), *strings(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)
