"""Booking an appointment: purpose, office, time and contact details."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.appointment_types import AppointmentType, appointment_types
from sandbox.content.municipality.settings import Office, address_of
from sandbox.sites.municipality.site import acting, blueprint, body, visitor
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.world.forms import Problem
from sandbox.world.municipality import appointments, guest_contact
from sandbox.world.municipality.appointments import NoSuchAppointment
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

DAYS_SHOWN = 4


@blueprint.get("/tidsbestilling")
def booking() -> str:
    role = visitor()
    coming = appointments.coming(current().world, role) if role else []
    return render_template(
        "municipality/booking/errands.html", errands=appointment_types().values(), coming=coming
    )


@blueprint.get("/tidsbestilling/<errand>")
def booking_places(errand: str) -> str:
    wanted = appointment_types().get(errand) or abort(404)
    offered = [(place, address_of(place), _first(wanted, place)) for place in wanted.offices()]
    return render_template(
        "municipality/booking/places.html", errand=wanted, offered=offered, happens=body(wanted.happens)
    )


@blueprint.get("/tidsbestilling/<errand>/<office>")
def booking_times(errand: str, office: str) -> str:
    wanted, place = wanted_at(errand, office)
    free = free_times(current().world, errand, office, visitor())
    page = partial(url_for, "municipality.booking_times", errand=errand, office=office)
    return times_page(wanted, place, free, page)


@blueprint.get("/tidsbestilling/<errand>/<office>/<at>")
def booking_details(errand: str, office: str, at: str) -> tuple[str, int] | Response:
    wanted, place = wanted_at(errand, office)
    moment = moment_of(at)
    if moment not in free_times(current().world, errand, office, visitor()):
        return taken(errand, office)
    return _details(wanted, place, moment, guest_contact.known(current().world, acting()))


@blueprint.post("/tidsbestilling/<errand>/<office>/<at>")
@handles_real_data
def book(errand: str, office: str, at: str) -> tuple[str, int] | Response:
    wanted, place = wanted_at(errand, office)
    moment, remind = moment_of(at), bool(text("remind"))
    caller = guest_contact.Caller(text("name", 200), text("phone", 200), text("email", 200))
    signed_in = acting()
    outcome = act(lambda world: _book(world, signed_in, caller, errand, office, moment, remind)).result
    if isinstance(outcome, list):
        return _details(wanted, place, moment, caller, outcome, remind)
    if outcome is None:
        return taken(errand, office)
    return redirect(url_for("municipality.booking_receipt", appointment_id=outcome.id), 303)


@blueprint.get("/tidsbestilling/kvittering/<appointment_id>")
def booking_receipt(appointment_id: str) -> str:
    """Whoever has the receipt's address has booked; nobody has to be signed in for that."""
    found = _anybodys(appointment_id)
    wanted, place = wanted_at(found.errand, found.office)
    return render_template(
        "municipality/booking/receipt.html",
        appointment=found,
        errand=wanted,
        office=place,
        address=address_of(place),
        owner=current().world.citizen(found.citizen),
        happens=body(wanted.happens),
    )


def wanted_at(errand: str, office: str) -> tuple[AppointmentType, Office]:
    wanted = appointment_types().get(errand) or abort(404)
    place = next((each for each in wanted.offices() if each.slug == office), None)
    return wanted, place or abort(404)


def moment_of(at: str) -> datetime:
    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        abort(404)


def times_page(
    wanted: AppointmentType,
    place: Office,
    free: Sequence[datetime],
    page: Callable[..., str],
    change: Appointment | None = None,
) -> str:
    """Some days at a time, from `fra` on; `page` gives the address of the same page from another day on."""
    days = [(day, list(times)) for day, times in groupby(free, key=lambda at: at.date())]
    first = request.args.get("fra", "")
    start = next((place for place, (day, _times) in enumerate(days) if day.isoformat() >= first), 0)
    before, after = max(0, start - DAYS_SHOWN), start + DAYS_SHOWN
    return render_template(
        "municipality/booking/times.html",
        errand=wanted,
        office=place,
        days=days[start:after],
        earlier_url=page(fra=days[before][0].isoformat()) if start else "",
        later_url=page(fra=days[after][0].isoformat()) if after < len(days) else "",
        change=change,
    )


def taken(errand: str, office: str) -> Response:
    flash(_("Den tid er lige blevet taget af en anden. Vælg en ny."), "warning")
    return redirect(url_for("municipality.booking_times", errand=errand, office=office), 303)


def _book(
    world: World,
    signed_in: Role | None,
    caller: guest_contact.Caller,
    errand: str,
    office: str,
    at: datetime,
    remind: bool,
) -> Appointment | list[Problem] | None:
    who = guest_contact.check(
        world, caller, signed_in, _refused(), needs_phone=remind, service="tidsbestilling"
    )
    return who if isinstance(who, list) else appointments.book(world, who, errand, office, at, remind=remind)


def _first(wanted: AppointmentType, place: Office) -> datetime | None:
    return next(iter(free_times(current().world, wanted.slug, place.slug, visitor())), None)


def _details(
    wanted: AppointmentType,
    place: Office,
    moment: datetime,
    caller: guest_contact.Caller,
    problems: Sequence[Problem] = (),
    remind: bool = True,
) -> tuple[str, int]:
    page = render_template(
        "municipality/booking/details.html",
        errand=wanted,
        office=place,
        at=moment,
        ends=moment + timedelta(minutes=wanted.minutes),
        caller=caller,
        remind=remind,
        errors=[(each.field, _said(each)) for each in problems],
    )
    return page, 422 if problems else 200


def _refused() -> list[str]:
    return [field for field in ("name", "phone", "email") if refused(field)]


def _said(problem: Problem) -> str:
    words = {
        ("name", "missing"): _("Skriv dit navn, så vi ved, hvem der kommer."),
        ("name", "unknown"): _("Det navn kender vi ikke. Skriv et navn fra dit øvelsesark."),
        ("phone", "missing"): _("Skriv et telefonnummer, hvis du vil have en sms dagen før."),
        ("phone", "not-a-phone"): _(
            "Et telefonnummer har otte tal. Kontrollér, om du har fået dem alle med."
        ),
        ("email", "not-an-email"): _(
            "E-mailen skal se sådan ud: navn@postkasse.example. Kontrollér punktum og snabel-a (@)."
        ),
    }
    return refused(problem.field) or words[problem.field, problem.reason]


def _anybodys(appointment_id: str) -> Appointment:
    for each in current().world.appointments:
        if each.id == appointment_id and each.state == "booked":
            return each
    raise NoSuchAppointment(appointment_id)
