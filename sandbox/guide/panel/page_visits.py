"""Noting that a page was seen, only where the exercise under way asks for that page."""

from flask import Response, g, request

from sandbox.guide.conditions.event_conditions import PageSeen
from sandbox.guide.placeholders import facts
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario_catalogue import under_way
from sandbox.store.store import SeatState
from sandbox.web.seat import noted, seated
from sandbox.world.state.events import PageVisited


def note() -> None:
    """Note this request's page, once; before the panel is made, so that it shows what the visit brought."""
    if request.method != "GET" or "visit_noted" in g:
        return
    state = seated()
    if state and asked_for(state, request.path):
        g.visit_noted = True
        noted(lambda world: world.announce(PageVisited(page=request.path)))


def note_after(response: Response) -> Response:
    """For pages without a panel, such as the papers."""
    if response.status_code == 200 and not request.path.startswith(("/guide/", "/static/")):
        note()
    return response


def asked_for(state: SeatState, path: str) -> bool:
    found = under_way(state)
    if not found or found[1].finished:
        return False
    scenario, progress = found
    if progress.visited_last == path:
        return False
    known = facts(state.world, scenario.citizen)
    return any(page.is_page(path, known) for page in pages_asked(scenario, progress))


def pages_asked(scenario: Scenario, progress: Progress) -> list[PageSeen]:
    """Every page that a step still to be done asks for, or that is a wrong turn of it."""
    return [
        leaf
        for step in progress.undone(scenario)
        for condition in scenario.step(step).conditions()
        for leaf in condition.leaves()
        if isinstance(leaf, PageSeen)
    ]
