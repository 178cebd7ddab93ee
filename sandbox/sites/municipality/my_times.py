"""The times that somebody has booked: seeing them, moving and cancelling them."""

from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import address_of, municipality
from sandbox.sites.municipality.booking import moment_of, times_page, wanted_at
from sandbox.sites.municipality.site import blueprint, host
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.site import sign_in_required
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times


@blueprint.get("/tidsbestilling/mine")
def my_times() -> str:
    role = sign_in_required(host())
    world = current().world
    offices = {each.slug: each for each in municipality().offices}
    mine = [
        (each, appointment_types()[each.errand], offices[each.office], appointments.can_change(world, each))
        for each in appointments.coming(world, role)
    ]
    over = [each for each in appointments.of(world, role) if each.ends <= world.clock]
    return render_template(
        "municipality/booking/mine.html",
        mine=mine,
        over=[(each, appointment_types()[each.errand]) for each in reversed(over)],
        address_of=address_of,
    )


@blueprint.get("/tidsbestilling/mine/<appointment_id>/flyt")
def move_page(appointment_id: str) -> str | Response:
    role = sign_in_required(host())
    world = current().world
    known = appointments.find(world, role, appointment_id)
    if not appointments.can_change(world, known):
        return _too_late()
    wanted, place = wanted_at(known.errand, request.args.get("sted", known.office))
    free = free_times(world, known.errand, place.slug, role)
    page = partial(url_for, "municipality.move_page", appointment_id=appointment_id, sted=place.slug)
    return times_page(wanted, place, free, page, known)


@blueprint.post("/tidsbestilling/mine/<appointment_id>/flyt")
def move(appointment_id: str) -> Response:
    role = sign_in_required(host())
    known = appointments.find(current().world, role, appointment_id)
    at, (_wanted, place) = moment_of(text("at", 40)), wanted_at(known.errand, text("office", 80))
    moved = act(lambda world: appointments.move(world, role, appointment_id, at, place.slug)).result
    if moved is None and not appointments.can_change(current().world, known):
        return _too_late()
    if moved is None:
        flash(_("Den tid er lige blevet taget af en anden. Vælg en ny."), "warning")
        return redirect(
            url_for("municipality.move_page", appointment_id=appointment_id, sted=place.slug), 303
        )
    flash(_("Din tid er flyttet. Kvitteringen ligger i din Digital Post."), "success")
    return redirect(url_for("municipality.my_times"), 303)


@blueprint.get("/tidsbestilling/mine/<appointment_id>/aflys")
def cancel_page(appointment_id: str) -> str | Response:
    role = sign_in_required(host())
    world = current().world
    known = appointments.find(world, role, appointment_id)
    if not appointments.can_change(world, known):
        return _too_late()
    wanted, place = wanted_at(known.errand, known.office)
    return render_template("municipality/booking/cancel.html", appointment=known, errand=wanted, office=place)


@blueprint.post("/tidsbestilling/mine/<appointment_id>/aflys")
def cancel(appointment_id: str) -> Response:
    role = sign_in_required(host())
    if not act(lambda world: appointments.cancel(world, role, appointment_id)).result:
        return _too_late()
    flash(_("Din tid er aflyst. Nu kan en anden få den."), "success")
    return redirect(url_for("municipality.my_times"), 303)


def _too_late() -> Response:
    flash(_("Det er for sent at ændre tiden her. Ring til kontoret i stedet."), "warning")
    return redirect(url_for("municipality.my_times"), 303)
