"""Taking a real phone or tablet into use as one of the household's phones, by scanning the code on the screen."""

from flask import redirect, session, url_for
from werkzeug.wrappers import Response

from sandbox.sites.phone.shell import blueprint, unknown_phone
from sandbox.web import pairing
from sandbox.web.seat import NoSeat, SeatWasReset, lend


@blueprint.get("/pair/<token>")
def pair(token: str) -> Response | tuple[str, int]:
    """Changes nothing in the seat; only this browser is told whose phone it is."""
    found = pairing.read(token)
    if found is None:
        return unknown_phone(404)
    try:
        seat = lend(found.seat_id, found.generation)
    except (NoSeat, SeatWasReset):
        return unknown_phone()
    if session.get("seat") != seat.id:
        pairing.pair(found)
    return redirect(url_for("phone.home", role=found.role), 303)
