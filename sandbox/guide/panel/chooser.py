"""The exercises a participant can choose from on the welcome page (templates/guide/chooser.html)."""

from dataclasses import dataclass
from typing import Literal

from flask_babel import gettext as _

from sandbox.guide.placeholders import facts, shown
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario_catalogue import of_class
from sandbox.store.store import SeatState
from sandbox.web.language import guide_language

State = Literal["new", "under-way", "done"]


@dataclass(frozen=True)
class Choice:
    slug: str
    title: str
    summary: str
    level: int
    minutes: int
    state: State


def choices(state: SeatState) -> list[Choice]:
    """The class's exercises as they stand for this seat, in the order of the course."""
    progress = Progress.read(state.progress)
    return [_choice(scenario, state, progress) for scenario in of_class(state)]


def _choice(scenario: Scenario, seat: SeatState, progress: Progress) -> Choice:
    known = facts(seat.world, scenario.citizen, guide_language())
    return Choice(
        slug=scenario.slug,
        title=shown(scenario.title, known, _),
        summary=shown(scenario.summary, known, _),
        level=scenario.level,
        minutes=scenario.minutes,
        state=state_of(scenario.slug, progress),
    )


def state_of(slug: str, progress: Progress) -> State:
    if slug == progress.scenario and not progress.finished:
        return "under-way"
    return "done" if slug in progress.completed else "new"
