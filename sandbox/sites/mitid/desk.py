"""Help with MitID: a temporary PIN by text message, and the visit to Borgerservice as a role-play.

Nobody is asked for a secret here: in the household everybody's passport lies at hand. So no state of a MitID is a
dead end.
"""

from datetime import datetime

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mitid.box import Answer, blueprint
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world import phone, timeline
from sandbox.world.mitid import activation, office_visit
from sandbox.world.state.mitid import MESSAGE_MINUTES, Reason
from sandbox.world.state.people import ROLES, Role, role_named
from sandbox.world.state.world import World

PIN_MESSAGE = "mitid-aktiveringskode"
WHO = "<role:role>"


@blueprint.get("/hjaelp")
def help_page() -> str:
    return _help_page([])


@blueprint.post("/hjaelp/pinkode")
def order_pin() -> Answer:
    """A temporary PIN by text message, for who has the app."""
    role = role_named(text("who_app"))
    if role is None or current().world.mitid[role].app is None:
        return _help_page([("who_app", _("Vælg, hvem du er"))]), 422
    act(lambda world: _send_pin(world, role))
    return redirect(url_for("mitid.pin_ordered", role=role), 303)


@blueprint.get(f"/hjaelp/pinkode/{WHO}")
def pin_ordered(role: Role) -> str:
    return render_template("mitid/pin_ordered.html", role=role, minutes=MESSAGE_MINUTES)


@blueprint.post("/hjaelp/bestil")
def book() -> Answer:
    role, reason, at = role_named(text("who")), _reason(text("reason")), _time(text("at"))
    errors = [] if role else [("who", _("Vælg, hvem du er"))]
    errors += [] if reason else [("reason", _("Vælg, hvad du vil have hjælp til"))]
    errors += [] if at else [("at", _("Vælg en tid"))]
    if role is None or reason is None or at is None:
        return _help_page(errors), 422
    act(lambda world: office_visit.book(world, role, at, reason))
    return redirect(url_for("mitid.appointment", role=role), 303)


@blueprint.get(f"/hjaelp/tid/{WHO}")
def appointment(role: Role) -> str | Response:
    return _appointment_page(role, []) or redirect(url_for("mitid.help_page"))


@blueprint.post(f"/hjaelp/tid/{WHO}/gaa")
def go_there(role: Role) -> Response:
    """Let the time come; a page that is too old only shows how it stands."""
    if current().world.mitid[role].booking:
        act(lambda world: timeline.move_clock_to(world, office_visit.booked_time(world, role)))
    return redirect(url_for("mitid.appointment", role=role), 303)


@blueprint.post(f"/hjaelp/tid/{WHO}")
def attend(role: Role) -> Answer:
    if current().world.mitid[role].booking is None:
        return redirect(url_for("mitid.help_page"), 303)
    brought, home = text("brought"), text("home")
    errors = [] if brought else [("brought", _("Vælg, hvad du viser"))]
    errors += [] if home else [("home", _("Vælg, hvor du bor"))]
    if not errors:
        outcome = act(lambda world: office_visit.attend(world, role, brought, home)).result
        if outcome == "helped":
            return redirect(url_for("mitid.helped", role=role), 303)
        errors = _not_helped(outcome)
    return _appointment_page(role, errors), 422


@blueprint.get(f"/hjaelp/klaret/{WHO}")
def helped(role: Role) -> str:
    world = current().world
    return render_template("mitid/helped.html", own=world.mitid[role], citizen=world.citizen(role))


def _send_pin(world: World, role: Role) -> None:
    temporary = activation.order_temporary(world, role, "text-message")
    phone.receive_message(world, role, PIN_MESSAGE, {"code": temporary.code})


def _not_helped(outcome: office_visit.Outcome) -> list[tuple[str, str]]:
    texts: dict[office_visit.Outcome, tuple[str, str]] = {
        "no-identification": ("brought", _("Det er ikke nok. Vi skal se dit pas eller dit kørekort")),
        "not-sure": ("home", _("Det passer ikke med det, vi har. Se på dit øvelsesark")),
    }
    return [texts[outcome]] if outcome in texts else []


def _help_page(errors: list[tuple[str, str]]) -> str:
    show_as(url_for("mitid.help_page"))
    world = current().world
    people = [(role, world.citizen(role).name) for role in ROLES]
    return render_template(
        "mitid/help.html",
        people=people,
        with_app=[(role, name) for role, name in people if world.mitid[role].app],
        times=[(at.isoformat(), at) for at in office_visit.free_times(world.clock)],
        typed={field: text(field) for field in ("who", "who_app", "reason", "at")},
        errors=errors,
    )


def _appointment_page(role: Role, errors: list[tuple[str, str]]) -> str:
    """Empty when no time is booked."""
    show_as(url_for("mitid.appointment", role=role))
    world = current().world
    booking = world.mitid[role].booking
    if booking is None:
        return ""
    return render_template(
        "mitid/appointment.html",
        citizen=world.citizen(role),
        booking=booking,
        here=world.clock >= booking.at,
        homes=[(home, home) for home in office_visit.homes(world)],
        typed={"brought": text("brought"), "home": text("home")},
        errors=errors,
    )


def _reason(typed: str) -> Reason | None:
    reasons: tuple[Reason, ...] = ("open", "pin", "password", "device")
    return next((reason for reason in reasons if reason == typed), None)


def _time(typed: str) -> datetime | None:
    """A time that is still free."""
    free = office_visit.free_times(current().world.clock)
    return next((at for at in free if at.isoformat() == typed), None)
