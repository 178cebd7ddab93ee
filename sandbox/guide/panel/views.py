"""What the buttons of the panel do; every one is a POST that comes back to the page it was pressed on."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.reading.text import fill
from sandbox.guide.panel.clock import WAYS, let_pass
from sandbox.guide.placeholders import facts
from sandbox.guide.progress import commands
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario_catalogue import catalogue, under_way
from sandbox.guide.setup.base import CannotHappen
from sandbox.web.addresses import path_of
from sandbox.web.forms import text
from sandbox.web.seat import act_on, current
from sandbox.web.services import services
from sandbox.web.urls import safe_local

blueprint = Blueprint("guide", __name__, url_prefix="/guide")


def go_back(to: str = "") -> Response:
    """To the page that the button was pressed on; `to` is the part of the panel that says what is new."""
    return redirect(f"{back_path()}#{to}" if to else back_path(), 303)


def back_path() -> str:
    return safe_local(request.form.get("back"), "/start")


def scenario_under_way() -> Scenario | None:
    found = under_way(current())
    return found[0] if found else None


@blueprint.post("/hint")
def hint() -> Response:
    scenario = scenario_under_way()
    if scenario:
        act_on(commands.hint(scenario))
    return go_back("guide-hint")


@blueprint.post("/look/<step>")
def look(step: str) -> Response:
    scenario = scenario_under_way()
    if scenario:
        act_on(commands.look(scenario, step))
    return go_back()


@blueprint.post("/help")
def help() -> Response:  # noqa: A001 the endpoint's name
    """Raise the hand, or take it down again."""
    act_on(commands.want_help)
    return go_back("guide-help")


@blueprint.post("/start/<slug>")
def start(slug: str) -> Response | tuple[str, int]:
    return begin(catalogue().get(slug))


@blueprint.post("/next")
def next() -> Response | tuple[str, int]:  # noqa: A001 the endpoint's name
    return begin(catalogue().get(text("scenario")))


@blueprint.post("/restart")
def restart() -> Response | str | tuple[str, int]:
    """Asks first; when it is sure, the exercise begins again in a fresh world."""
    scenario = scenario_under_way()
    if scenario is None:
        return go_back()
    if text("sure") != "yes":
        return render_template("guide/restart.html", back=back_path())
    return begin(scenario)


@blueprint.post("/stop")
def stop() -> Response | str:
    """Asks first, because what has been done in the exercise is not kept."""
    found = under_way(current())
    if found and not found[1].finished and text("sure") != "yes":
        return render_template("guide/stop.html", back=back_path())
    act_on(commands.stop)
    return redirect(url_for("join.welcome"), 303)


def begin(scenario: Scenario | None) -> Response | tuple[str, int]:
    """Begin the exercise. A start that fails leaves the seat unchanged and answers with a page that explains it."""
    if scenario is None:
        abort(404)
    try:
        act_on(commands.start(scenario, services().classes.seeded_world(current().id)))
    except CannotHappen as error:
        catalogue().note_start(scenario, error)
        return render_template("guide/cannot_begin.html", scenario=scenario, back=back_path()), 503
    return redirect(path_of(fill(scenario.begin, facts(current().world, scenario.citizen))), 303)


@blueprint.get("/clock")
def clock() -> str:
    back = safe_local(request.args.get("back"), "/start")
    return render_template("guide/clock.html", now=current().world.clock, ways=WAYS, back=back)


@blueprint.post("/clock")
def move_clock() -> Response:
    """Let time pass, so that a lock or a deadline is never a dead end."""
    way = WAYS.get(text("way"))
    if way is None:
        abort(400)
    if act_on(lambda moment: let_pass(moment.world, way)).result:
        flash(_("Tiden er gået i øvelsen."))
    else:
        flash(_("Der er ikke noget på vej lige nu. Du kan lade tiden gå alligevel."))
    return redirect(url_for("guide.clock", back=back_path()), 303)
