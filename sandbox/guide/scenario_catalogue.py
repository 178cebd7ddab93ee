"""The app's own exercises: read at the start, found by slug."""

import json
from typing import cast

from flask import Flask, current_app
from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.routing import RequestRedirect

from sandbox.content import consistency
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.errors import ContentError
from sandbox.guide.progress.listener import Listener
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario.loading import Catalogue, References, load
from sandbox.store.store import SeatState
from sandbox.web import language
from sandbox.web.services import KEY as SERVICES
from sandbox.web.services import Services

KEY = "oevebanen-guide"


def init_app(app: Flask) -> None:
    """Read the exercises, and let the guide hear what happens at the seats. Registered after the imitated sites."""
    services: Services = app.extensions[SERVICES]
    references = References(is_page=lambda path: is_page(app, path))
    app.extensions[KEY] = load(services.config.scenario_dirs, references)
    listen(app)


def listen(app: Flask) -> None:
    """Let the guide hear what the app's store does."""
    services: Services = app.extensions[SERVICES]
    read: Catalogue = app.extensions[KEY]
    services.store.listeners.append(Listener(read.get, read.note_meanwhile))


def is_page(app: Flask, path: str) -> bool:
    """Whether some page answers the path, in which `*` stands for any id."""
    plain = path.replace("{municipality.host}", municipality().host).replace("*", "x")
    try:
        app.url_map.bind("").match(plain, method="GET")
    except RequestRedirect:
        return True
    except (NotFound, MethodNotAllowed):
        return False
    return True


def catalogue() -> Catalogue:
    return cast(Catalogue, current_app.extensions[KEY])


def problems() -> list[ContentError]:
    """Every problem that left out content, a translation or an exercise, and every start that failed at a seat."""
    read = catalogue()
    return [*consistency.left_out(), *language.problems(), *read.problems, *read.failed.values()]


def startup_report(app: Flask) -> str:
    """For the terminal; empty when all content can be used."""
    with app.app_context():
        found = problems()
    if not found:
        return ""
    head = "Det her kan ikke bruges og er udeladt. Resten virker.\nThis cannot be used and is left out. The rest works."
    return "\n".join([head, *(f"  {problem}" for problem in found)])


def under_way(state: SeatState) -> tuple[Scenario, Progress] | None:
    """The seat's exercise, if it has one and its file is still there."""
    progress = Progress.read(state.progress)
    scenario = catalogue().get(progress.scenario) if progress.scenario else None
    return (scenario, progress) if scenario else None


def of_class(state: SeatState) -> list[Scenario]:
    """The class's exercises in the order of the course; all that are ready where none was chosen."""
    chosen = [catalogue().get(slug) for slug in json.loads(state.session.scenarios)]
    return [scenario for scenario in chosen if scenario] or catalogue().ready()
