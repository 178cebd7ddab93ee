"""Vælg person: the citizen chooses to act for themselves or for another, before the first page that a power covers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.portal.power_areas import coverable, part_at
from sandbox.web.forms import text
from sandbox.web.login import NEMLOG_IN, Destination, destination
from sandbox.web.seat import act, current, seated
from sandbox.web.urls import here, safe_local
from sandbox.world.grants.power_of_attorney import (
    choose,
    go_on,
    must_choose,
    out_of_reach,
    powers_held,
    powers_on,
)
from sandbox.world.state.people import role_named

blueprint = Blueprint("person", __name__, url_prefix=f"/{NEMLOG_IN.host}/person")


@blueprint.before_app_request
def _ask_first() -> Response | None:
    """Before a page of a service where the signed-in person may act for others; or where they no longer may."""
    service = request.path.split("/")[1]
    state = seated() if "." in service and service != NEMLOG_IN.host else None
    if state is None or not state.world.signed_in:
        return None
    if state.world.session and state.world.session.lapsed:
        return redirect(url_for("person.lapsed", return_to=_here()), 303)
    if request.method == "GET" and must_choose(state.world, service, part_at(request.path)):
        return redirect(url_for("person.page", service=service, return_to=_here()))
    return None


@blueprint.get("/")
def page() -> str | Response:
    to = destination(request.args)
    may = powers_on(current().world, to.service, part_at(to.return_to))
    return _choice(to) if may else redirect(to.return_to)


@blueprint.post("/")
def send() -> Response | tuple[str, int]:
    to = destination(request.form)
    person = role_named(text("person", 20))
    if person is None:
        return _choice(to, _("Vælg, hvem det gælder.")), 422
    act(lambda world: choose(world, person, to.service, part_at(to.return_to)))
    world = current().world
    if person == world.signed_in:
        flash(_("Du handler for dig selv."))
    else:
        flash(_("Du handler for %(name)s.", name=world.citizen(person).name))
    return redirect(to.return_to, 303)


@blueprint.get("/uden-for-fuldmagten")
def beyond() -> str | Response:
    """The power in use does not reach the page: what can be done about it. Nothing is done for oneself unawares."""
    to, world = destination(request.args), current().world
    part = part_at(to.return_to)
    giver = out_of_reach(world, to.service, part)
    if giver is None:
        return redirect(to.return_to)
    known = coverable()
    covers = [place for power in powers_held(world) if power.giver == giver for place in power.covers]
    return render_template(
        "session/beyond.html",
        site=NEMLOG_IN,
        to=to,
        giver=world.citizen(giver),
        asked=known.get(f"{to.service}/{part}"),
        ways=[known[place] for place in dict.fromkeys(covers) if place in known],
    )


@blueprint.post("/uden-for-fuldmagten")
def for_oneself() -> Response:
    to = destination(request.form)
    act(lambda world: choose(world, world.signed_in, to.service) if world.signed_in else None)
    flash(_("Du handler for dig selv."))
    return redirect(to.return_to, 303)


@blueprint.get("/slut")
def lapsed() -> str | Response:
    """The power that somebody acted by has ended in the middle of what they did: nothing of it was sent."""
    world = current().world
    giver = world.session.lapsed if world.session else None
    return_to = safe_local(request.args.get("return_to"), "/borger.dk/")
    if giver is None:
        return redirect(return_to)
    return render_template(
        "session/lapsed.html", site=NEMLOG_IN, giver=world.citizen(giver), return_to=return_to
    )


@blueprint.post("/slut")
def acknowledge() -> Response:
    act(go_on)
    return redirect(safe_local(request.form.get("return_to"), "/borger.dk/"), 303)


def _here() -> str:
    """The page to come back to; an answer to a form has none of its own, so then the site's front page."""
    if request.method != "GET":
        return f"/{request.path.split('/')[1]}/"
    return here()


def _choice(to: Destination, error: str = "") -> str:
    world = current().world
    powers = powers_on(world, to.service, part_at(to.return_to))
    longest = {power.giver: power for power in sorted(powers, key=lambda power: power.until)}
    return render_template(
        "session/person.html",
        site=NEMLOG_IN,
        to=to,
        powers=[(power, world.citizen(giver)) for giver, power in longest.items()],
        chosen=world.session.person if world.session else None,
        errors=[("person", error)] if error else [],
    )
