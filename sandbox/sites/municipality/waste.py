"""The waste calendar: the days of an address, and a text message the evening before."""

from collections.abc import Sequence
from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.settings import find
from sandbox.content.municipality.waste import collections
from sandbox.content.municipality.waste import waste as arrangement
from sandbox.content.reading.text import fill
from sandbox.content.rules.rates import rates
from sandbox.content.services.catalogue import services
from sandbox.content.services.fields import AddressField
from sandbox.sites.municipality.site import blueprint, body, host, visitor
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.language import site_language
from sandbox.web.seat import act, current, noted
from sandbox.web.site import sign_in_required
from sandbox.world.forms import Problem
from sandbox.world.municipality import waste
from sandbox.world.municipality.waste import WasteCalendarSeen
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking

FIELD = AddressField(name="adresse", type="address", label="Adresse")
LONGEST = 120
SERVICE, MISSED = "affald", "affald-ikke-hentet"


@blueprint.get("/affald")
@handles_real_data
def waste_calendar() -> tuple[str, int]:
    """Without an address it is asked for; who is signed in can have their own."""
    typed = (request.args.get("adresse_choice") or request.args.get("adresse", ""))[:LONGEST].strip()
    if refused("adresse") or refused("adresse_choice"):
        return _page(typed, None, refused("adresse") or refused("adresse_choice") or "")
    if not typed:
        return _page("", None)
    checked = _looked_up(typed)
    if isinstance(checked, Problem):
        return _page(typed, None, _said(checked), checked.suggestions)
    role = visitor()
    own = role is not None and current().world.citizen(role).address == checked
    noted(lambda world: world.announce(WasteCalendarSeen(citizen=role, own=own)))
    return _page(checked.text, checked)


@blueprint.post("/affald/sms")
def waste_messages() -> Response:
    role = sign_in_required(host(), url_for("municipality.waste_calendar"))
    found = _looked_up(text("adresse", LONGEST))
    if text("on") and isinstance(found, Address):
        act(lambda world: waste.sign_up(world, role, found))
        flash(_("Du får en sms aftenen før, vi henter affald."), "success")
    else:
        act(lambda world: waste.sign_off(world, role))
        flash(_("Du får ikke flere sms’er om affald."), "success")
    shown = found.text if isinstance(found, Address) else None
    return redirect(url_for("municipality.waste_calendar", adresse=shown), 303)


def _looked_up(typed: str) -> Address | Problem:
    world = current().world
    asking = Asking(world, "senior")  # whose address it is makes no difference to the register
    checked = HANDLERS["address"].check(FIELD, {FIELD.name: [typed]}, asking)
    return find(checked)[0] if isinstance(checked, str) else checked  # type: ignore[return-value]


def _page(
    typed: str, address: Address | None, error: str = "", suggestions: Sequence[str] = ()
) -> tuple[str, int]:
    world, role = current().world, visitor()
    today = world.clock.date()
    reminder = world.waste.get(role) if role else None
    page = render_template(
        "municipality/waste.html",
        typed=typed,
        address=address,
        error=error,
        suggestions=[(each, each) for each in suggestions],
        coming=collections(address, today) if address else [],
        today=today,
        tomorrow=today + timedelta(days=1),
        waste=arrangement(),
        bring_out=body(arrangement().bring_out),
        bulky=body(arrangement().bulky),
        own=world.citizen(role).address if role else None,
        role=role,
        reminded=bool(reminder and address and reminder.address == address.text),
        extra_bag=rates()["ekstra-affaldssaek"].shown(today.year, _, site_language()),
        missed_url=url_for("municipality.report_page", kind=MISSED),
        service=services().get(SERVICE),
    )
    return page, 422 if error else 200


def _said(problem: Problem) -> str:
    words = {
        "missing": _("Skriv din adresse: vej, husnummer og by."),
        "too-long": _("Der er for meget tekst. Skriv kun vej, husnummer og by."),
        "unknown-street": _(
            "Vi kan ikke finde vejen. Kontrollér, hvordan den staves, og skriv også husnummeret."
        ),
        "nearly-right": _(
            "Vi kan ikke finde præcis den adresse. Vælg den på listen, eller ret det, du har skrevet."
        ),
        "no-number": _("Husnummeret mangler. Skriv også, hvilket nummer på {street} det er."),
        "unknown-number": _("Det husnummer findes ikke. På {street} går numrene fra {first} til {last}."),
        "unknown-address": _("Den bolig findes ikke. Vælg den rigtige på listen, eller skriv adressen igen."),
        "choose-one": _("Der er flere boliger i huset. Vælg din på listen."),
    }
    return fill(words[problem.reason], {name: str(value) for name, value in problem.facts.items()})
