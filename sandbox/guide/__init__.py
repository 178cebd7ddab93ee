"""The guide: exercises, their conditions and setup, participants' progress, the panel, and the player."""

from flask import Flask
from flask_babel import gettext as _

from sandbox.guide import scenario_catalogue
from sandbox.guide.panel import page_visits, panel, phone_drawer, views
from sandbox.guide.progress import commands
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario_catalogue import catalogue, problems
from sandbox.web.services import services

__all__ = ["catalogue", "init_app", "problems", "push", "pushes"]


def init_app(app: Flask) -> None:
    """After the imitated sites, whose pages the exercises refer to."""
    scenario_catalogue.init_app(app)
    app.register_blueprint(views.blueprint)
    app.jinja_env.globals["guide_panel"] = panel.guide_panel
    app.after_request(page_visits.note_after)
    app.after_request(phone_drawer.stamped)


def pushes(scenario: Scenario) -> list[tuple[str, str]]:
    """Id and title of what the instructor can let happen in the exercise."""
    return [(each.id, str(_(each.title))) for each in commands.pushes(scenario)]


def push(seat_id: int, meanwhile_id: str) -> bool:
    """Let it happen at a seat; nothing happens where the exercise under way has no such thing.

    False when the seat's world does not take it; `problems` then has the reason.

    :raises NoSuchSeat: when the seat does not exist.
    """
    found = scenario_catalogue.under_way(services().store.seat(seat_id))
    chosen = (
        next((each for each in commands.pushes(found[0]) if each.id == meanwhile_id), None) if found else None
    )
    if found is None or chosen is None:
        return True
    error = services().store.act_on(seat_id, commands.push(found[0], meanwhile_id)).result
    if error:
        catalogue().note_meanwhile(found[0], chosen, error)
    return error is None
