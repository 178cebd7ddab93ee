"""The guide: scenarios, their conditions, a participant's progress, the panel beside the page."""

from flask import Flask
from flask_babel import gettext as _

from sandbox.guide import beside, exercise, panel, shelf, views, visits
from sandbox.guide.format import Scenario
from sandbox.guide.shelf import catalogue, problems
from sandbox.web.services import services

__all__ = ["catalogue", "init_app", "problems", "push", "pushes"]


def init_app(app: Flask) -> None:
    """After the imitated sites, whose pages the exercises refer to."""
    shelf.init_app(app)
    app.register_blueprint(views.blueprint)
    app.jinja_env.globals["guide_panel"] = panel.guide_panel
    app.after_request(visits.note_after)
    app.after_request(beside.stamped)


def pushes(scenario: Scenario) -> list[tuple[str, str]]:
    """Id and title of what the instructor can let happen in the exercise."""
    return [(each.id, str(_(each.title))) for each in exercise.pushes(scenario)]


def push(seat_id: int, meanwhile_id: str) -> None:
    """Let it happen at a seat; nothing happens where the exercise under way has no such thing.

    :raises NoSuchSeat: when the seat does not exist.
    """
    found = shelf.under_way(services().store.seat(seat_id))
    if found and any(each.id == meanwhile_id for each in exercise.pushes(found[0])):
        services().store.act_on(seat_id, exercise.push(found[0], meanwhile_id))
