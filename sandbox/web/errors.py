"""Every error's page: what happened, in the participant's words, and a way back."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from sandbox.web.forms import typed_again
from sandbox.web.headers import UntrustedProxy
from sandbox.web.language import guide_language
from sandbox.web.seat import NoSeat, SeatWasReset, sit_down
from sandbox.web.services import services
from sandbox.web.site import BeyondPower, SignInNeeded
from sandbox.world.capacity import NoRoom
from sandbox.world.state.base import NotFound, Refused

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Answer = Response | tuple[str, int]
log = logging.getLogger(__name__)

# Where even the page of the error cannot be made: in both languages, without templates.
LAST_PAGE = Path(__file__).with_name("last_page.html").read_bytes()


def init_app(app: Flask) -> None:
    app.wsgi_app = _last_resort(app, app.wsgi_app)  # type: ignore[method-assign, assignment]
    # As `_unforeseen` does: Flask's own words have the address in them, which can be typed, too.
    app.log_exception = lambda exc_info: log.error("%s failed", request.endpoint, exc_info=exc_info)  # type: ignore[method-assign]
    app.register_error_handler(CSRFError, _expired_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(UntrustedProxy, _untrusted_proxy)
    app.register_error_handler(NoSeat, _no_seat)
    app.register_error_handler(SeatWasReset, _reset)
    app.register_error_handler(SignInNeeded, _sign_in)
    app.register_error_handler(BeyondPower, _beyond_power)
    app.register_error_handler(NoRoom, _no_room)
    app.register_error_handler(Refused, lambda error: page(409))
    app.register_error_handler(NotFound, lambda error: page(404))
    app.register_error_handler(Exception, _unforeseen)


def _last_resort(app: Flask, wsgi_app: "WSGIApplication") -> "WSGIApplication":
    """The server's own log would have the message of an exception that is let out."""

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        try:
            return wsgi_app(environ, start_response)
        except Exception:
            if app.testing:
                raise
            log.exception("The page of an error failed")
            kind = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
            start_response("500 Internal Server Error", kind)
            return [LAST_PAGE]

    return answer


def texts() -> dict[int, Callable[[], tuple[str, str]]]:
    """Title and message of each status that has a page of its own."""
    return {
        400: lambda: (
            _("Det forstod vi ikke"),
            _("Siden fik noget, den ikke kunne bruge. Gå tilbage, og prøv igen."),
        ),
        403: lambda: (
            _("Her er der lukket"),
            _("Øvebanen kan kun bruges fra kursets eget netværk. Spørg din instruktør."),
        ),
        404: lambda: (
            _("Siden findes ikke"),
            _(
                "Måske er der en slåfejl i adressen, eller også er siden flyttet. Du har ikke gjort noget galt."
            ),
        ),
        405: lambda: (
            _("Den side kan ikke åbnes sådan"),
            _("Gå tilbage til siden før, og brug knappen dér."),
        ),
        409: lambda: (
            _("Det er for sent at gøre det"),
            _(
                "Siden passer ikke længere til det, der er sket siden. Gå tilbage, og se, hvor langt du er kommet."
            ),
        ),
        413: lambda: (
            _("Det var for meget på én gang"),
            _("Du har sendt mere tekst, end siden kan tage imod. Gør teksten kortere, og prøv igen."),
        ),
        429: lambda: (
            _("Det gik lidt for hurtigt"),
            _("Der er prøvet mange gange på kort tid. Vent et minut, og prøv så igen."),
        ),
        500: lambda: (
            _("Noget gik galt hos os"),
            _("Det er ikke din skyld. Prøv igen, eller sig det til din instruktør."),
        ),
    }


def page(status: int) -> tuple[str, int]:
    """The page of a status; those without one share the page of 400 or 500.

    It is the sandbox's own, and so in the guide's language, on an imitated address too.
    """
    with force_locale(guide_language()):
        known = texts()
        title, message = known.get(status, known[500 if status >= 500 else 400])()
        back_url, back_label = _way_back()
        return render_template(
            "web/error.html",
            title=title,
            message=message,
            back_url=back_url,
            back_label=back_label,
            typed=None,
        ), status


def _way_back() -> tuple[str, str]:
    if request.path.startswith("/instructor"):
        return "/instructor/", _("Til dine hold")
    return ("/start", _("Til startsiden")) if "seat" in session else ("/", _("Til forsiden"))


def _http(error: HTTPException) -> Any:
    status = error.code or 500
    return error if status < 400 else page(status)


def _unforeseen(error: Exception) -> Answer:
    if current_app.testing:
        raise error
    log.exception("%s failed", request.endpoint)
    return page(500)


def _expired_form(error: CSRFError) -> Answer:
    """The form is older than the session it is sent in: what was typed can be sent again, secrets apart."""
    with force_locale(guide_language()):
        return render_template(
            "web/error.html",
            title=_("Siden havde stået åben for længe"),
            message=_("Vi har gemt det, du skrev. Tryk på “Send igen”."),
            typed=typed_again(),
            back_url=request.path,
            back_label=_("Begynd forfra på siden"),
        ), 400


def _no_room(error: NoRoom) -> Answer:
    """The seat holds as much as it may: what was typed can be sent again when something has been deleted."""
    with force_locale(guide_language()):
        return render_template(
            "web/error.html",
            title=_("Der er ikke plads til mere"),
            message=_(
                "Der er gemt rigtig meget på din plads. Slet noget helt i Digital Post i en ny fane, og tryk så på "
                "“Send igen”. Eller bed din instruktør om at gøre pladsen klar på ny."
            ),
            typed=typed_again(),
            back_url="/start",
            back_label=_("Til startsiden"),
        ), 409


def _untrusted_proxy(error: UntrustedProxy) -> Answer:
    """In both languages, for the operator: no page on which a language could be chosen is reached."""
    with force_locale("da"):
        return render_template(
            "web/error.html",
            title=_("Der er en proxy foran Øvebanen"),
            message=_(
                "Sæt TRUSTED_PROXIES til antallet af proxyer, og start serveren igen. Er proxyen browserens egen? "
                "Slå den fra for denne adresse."
            ),
            in_english=(
                "There is a proxy in front of the server. Set TRUSTED_PROXIES to the number of proxies and restart. "
                "If the proxy is the browser's own, turn it off for this address."
            ),
            back_url="/",
            back_label=_("Prøv igen"),
        ), 403


def _no_seat(error: NoSeat) -> Answer:
    """To the page where one joins; whoever sat at a seat is told that it is nobody's fault."""
    if "seat" in session:
        with force_locale(guide_language()):
            flash(_("Holdet er slut. Du har ikke gjort noget galt."))
    return redirect(url_for("join.index"), 303)


def _reset(error: SeatWasReset) -> Answer:
    """Let the browser keep its seat, but begin anew on it."""
    if "seat" not in session:  # a phone's browser, which sits at none
        return _no_seat(NoSeat())
    state = services().store.seat(session["seat"])
    if not state.session.open:
        return _no_seat(NoSeat())
    place = services().classes.join(state.session.id, state.number)
    sit_down(place.seat_id, place.generation)
    flash(_("Din instruktør har gjort pladsen klar på ny. Du kan begynde forfra."))
    return redirect(url_for("join.welcome"), 303)


def _beyond_power(error: BeyondPower) -> Answer:
    return redirect(url_for("person.beyond", service=error.service, return_to=error.return_to), 303)


def _sign_in(error: SignInNeeded) -> Answer:
    return redirect(url_for("session.login", service=error.service, return_to=error.return_to), 303)
