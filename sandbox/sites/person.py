"""Vælg person: at the broker, whoever may act for others is asked for whom, as soon as a service is come to."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.web.forms import text
from sandbox.web.login import BROKER, Destination, destination
from sandbox.web.seat import act, current, seated
from sandbox.world.attorney import choose, must_choose, powers_on
from sandbox.world.people import ROLES

blueprint = Blueprint("person", __name__, url_prefix=f"/{BROKER.host}/person")


@blueprint.before_app_request
def _ask_first() -> Response | None:
    """Before the first page of a service on which the signed-in person may act for others."""
    service = request.path.split("/")[1]
    state = seated() if request.method == "GET" and "." in service else None
    if state is None or not must_choose(state.world, service):
        return None
    return redirect(url_for("person.page", service=service, return_to=request.full_path.rstrip("?")))


@blueprint.get("/")
def page() -> str | Response:
    to = destination(request.args)
    return _choice(to) if powers_on(current().world, to.service) else redirect(to.return_to)


@blueprint.post("/")
def send() -> Response | tuple[str, int]:
    to = destination(request.form)
    person = next((role for role in ROLES if role == text("person", 20)), None)
    if person is None:
        return _choice(to, _("Vælg, hvem det gælder.")), 422
    act(lambda world: choose(world, person, to.service))
    world = current().world
    if person == world.signed_in:
        flash(_("Du handler for dig selv."))
    else:
        flash(_("Du handler for %(name)s.", name=world.citizen(person).name))
    return redirect(to.return_to, 303)


def _choice(to: Destination, error: str = "") -> str:
    world = current().world
    powers = powers_on(world, to.service)
    return render_template(
        "broker/person.html",
        site=BROKER,
        to=to,
        powers=[(power, world.citizen(power.giver)) for power in powers],
        chosen=world.session.person if world.session else None,
        errors=[("person", error)] if error else [],
    )
