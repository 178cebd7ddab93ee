"""What holds for every exercise that is shipped, and for the small ones that show the format."""

import pytest

from sandbox.config import ROOT
from sandbox.content.lint.lix import lix
from sandbox.content.reading.text import located_texts
from sandbox.guide.conditions import combinators
from sandbox.guide.placeholders import facts, shown
from sandbox.guide.scenario import play_actions
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario.loading import load
from sandbox.guide.setup import kinds as setup_kinds
from tests.guide.make import fresh_world

HARDEST = 30
SHIPPED = load([ROOT / "scenarios"])
SMALL = load([ROOT / "tests" / "scenarios"])
FILES = {**SHIPPED.files, **SMALL.files}


def for_participants(scenario: Scenario) -> str:
    """All that the panel says, in a seat's own words."""
    known = facts(fresh_world(), scenario.citizen)
    said = [text for step in scenario.steps for text in (step.say, step.why or "", *step.hints.texts())]
    said += [slip.say for step in scenario.steps for slip in step.slips]
    said += [scenario.summary, *scenario.questions, scenario.debrief or ""]
    return "\n\n".join(shown(text, known) for text in said if text)


def test_every_exercise_is_sound() -> None:
    assert not [*SHIPPED.problems, *SMALL.problems]


@pytest.mark.parametrize("slug", SHIPPED.scenarios)
def test_the_guide_speaks_plainly(slug: str) -> None:
    measured = lix(for_participants(SHIPPED.scenarios[slug]))
    assert measured <= HARDEST, f"LIX {measured:.0f}: make sentences shorter, and choose shorter words"


@pytest.mark.parametrize("slug", FILES)
def test_a_file_names_its_schema_first_so_that_editors_help(slug: str) -> None:
    first = FILES[slug].read_text(encoding="utf-8").splitlines()[0]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert path != first, "Write: # yaml-language-server: $schema=../../docs/scenario.schema.json"
    assert (FILES[slug].parent / path).resolve() == ROOT / "docs" / "scenario.schema.json"


@pytest.mark.parametrize("slug", SHIPPED.scenarios)
def test_an_exercise_teaches_something_that_can_be_thought_about(slug: str) -> None:
    scenario = SHIPPED.scenarios[slug]
    assert scenario.goals
    assert scenario.questions
    assert scenario.debrief


@pytest.mark.parametrize("slug", SHIPPED.scenarios)
def test_every_text_can_be_filled(slug: str) -> None:
    scenario = SHIPPED.scenarios[slug]
    known = facts(fresh_world(), scenario.citizen)
    assert all(shown(text, known) for _, text in located_texts(scenario))


@pytest.mark.parametrize(
    "kinds", [setup_kinds.KINDS, play_actions.KINDS, combinators.KINDS], ids=["start", "play", "done"]
)
def test_the_small_ones_show_every_part_of_the_format(kinds: dict[str, object]) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SMALL.files.values())
    missing = [key for key in kinds if f"{key}:" not in text]
    assert not missing, f"Add a small exercise under tests/scenarios/ with: {missing}"
