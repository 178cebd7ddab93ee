"""Joining: a code of four digits and a seat number, nothing else, and no account to forget."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.classroom import ratelimit
from sandbox.store.classes import ClassSession
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import seated, sit_down, stand_up
from sandbox.web.services import services

blueprint = Blueprint("join", __name__)
CODE_LENGTH = 4


@dataclass
class Ticket:
    """What a participant typed, and what is wrong with it."""

    code: str = ""
    seat: str = ""
    code_error: str = ""
    seat_error: str = ""

    @property
    def errors(self) -> list[tuple[str, str]]:
        found = (("code", self.code_error), ("seat", self.seat_error))
        return [(field, message) for field, message in found if message]


@blueprint.get("/")
def index() -> str | Response:
    """The code and seat may come with the address, as from the QR code on the board or on a seat card."""
    if seated():
        return redirect(url_for("join.welcome"), 303)
    ticket = Ticket(request.args.get("code", "")[:CODE_LENGTH], request.args.get("seat", "")[:CODE_LENGTH])
    return render_template("classroom/join.html", ticket=ticket)


@blueprint.post("/")
@handles_real_data
def join() -> tuple[str, int] | Response:
    ratelimit.check(ratelimit.WRONG_CODES)
    ticket = Ticket(text("code", 20), text("seat", 20), refused("code") or "", refused("seat") or "")
    opened = find_class(ticket)
    number = find_seat(ticket, opened)
    if opened is None or number is None:
        ratelimit.count(ratelimit.WRONG_CODES)
        return render_template("classroom/join.html", ticket=ticket), 422
    take_seat(opened, number)
    return redirect(url_for("join.welcome"), 303)


@blueprint.post("/leave")
def leave() -> Response:
    """Stand up, so that the seat is free and another can be chosen. What was done on it stays."""
    state = seated()
    if state:
        services().classes.leave(state.id, state.generation)
    stand_up()
    return redirect(url_for("join.index"), 303)


def find_class(ticket: Ticket) -> ClassSession | None:
    """The open class that the code belongs to; otherwise the ticket says why there is none."""
    if ticket.code_error:
        return None
    code = "".join(ticket.code.split())
    found = services().classes.by_code(code) if is_number(code) else None
    if not code:
        ticket.code_error = _("Skriv holdets kode. Den står på tavlen.")
    elif not is_number(code) or len(code) != CODE_LENGTH:
        ticket.code_error = _("Koden har fire tal, for eksempel 4821. Den står på tavlen.")
    elif found is None:
        ticket.code_error = _("Den kode passer ikke. Se på tavlen, og prøv igen.")
    elif not found.open:
        ticket.code_error = _("Den kode hører til et hold, der er slut. Spørg din instruktør om den nye.")
        return None
    return found


def find_seat(ticket: Ticket, opened: ClassSession | None) -> int | None:
    """The seat's number; otherwise the ticket says why it is none."""
    if ticket.seat_error:
        return None
    if not ticket.seat:
        ticket.seat_error = _("Skriv tallet på din plads. Det står på dit øvelsesark.")
    elif not is_number(ticket.seat):
        ticket.seat_error = _("Pladsen er et tal, for eksempel 7.")
    elif opened and not 1 <= int(ticket.seat) <= opened.seats:
        ticket.seat_error = _("På dette hold er der plads 1 til %(last)s.", last=opened.seats)
    return None if ticket.seat_error else int(ticket.seat)


def is_number(typed: str) -> bool:
    """Plain digits only: `isdigit` also takes raised ones, which are no number."""
    return typed.isascii() and typed.isdigit()


def take_seat(opened: ClassSession, number: int) -> None:
    """Sit down; a browser sits in one place at a time. Somebody may sit there already: the two share the seat."""
    previous = seated()
    if previous:
        services().classes.leave(previous.id, previous.generation)
    place = services().classes.join(opened.id, number)
    sit_down(place.seat_id, place.generation)
