"""Mit Overblik: a card for each part of what the authorities have on the citizen, and a page for each card."""

from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal
from flask import abort, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.mail.records import CARDS, Card
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import host_of
from sandbox.sites.portal import person_data, shown
from sandbox.sites.portal.site import HOST, blueprint
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import sign_in_required
from sandbox.world import overview as gathered
from sandbox.world.grants.granting_power import names_of
from sandbox.world.state.people import Role


@dataclass(frozen=True)
class CardKind:
    """`slug` is the last part of its address; `empty` is said where there is nothing on it."""

    card: Card
    about: Any
    icon: str
    empty: Any

    @property
    def slug(self) -> str:
        return CARDS[self.card][0]

    @property
    def title(self) -> str:
        return str(_(CARDS[self.card][1]))


KINDS: dict[Card, CardKind] = {
    "cases": CardKind(
        "cases",
        _l("Det, du har søgt om eller meldt, og det, du er i gang med"),
        "folder",
        _l("Du har ingen sager. Når du har sendt en selvbetjening, kan du følge den her."),
    ),
    "benefits": CardKind(
        "benefits",
        _l("Penge, du får, og penge, du kan regne med"),
        "payments",
        _l("Du får ingen ydelser for tiden."),
    ),
    "payments": CardKind(
        "payments",
        _l("Det, du har betalt, skal betale eller skylder"),
        "credit-card",
        _l("Du skylder ikke noget."),
    ),
    "income": CardKind(
        "income",
        _l("Din indkomst, forskudsopgørelse og årsopgørelse"),
        "assignment",
        _l("Der er ingen tal om din indkomst."),
    ),
    "aids": CardKind(
        "aids",
        _l("Hjælp, hjælpemidler og pladser"),
        "accessibility-new",
        _l("Du får ingen hjælp og låner ingen hjælpemidler."),
    ),
    "certificates": CardKind(
        "certificates",
        _l("Sundhedskort, pas, kørekort og attester"),
        "document",
        _l("Du har ingen beviser."),
    ),
    "agreements": CardKind(
        "agreements",
        _l("Tider, du skal møde, og dage, du skal huske"),
        "calendar-month",
        _l("Du har ingen aftaler eller frister for tiden."),
    ),
    "data": CardKind(
        "data",
        _l("Det, registrene ved om dig, din familie og din bolig"),
        "person",
        "",
    ),
}
BY_SLUG: dict[str, Card] = {slug: card for card, (slug, _title) in CARDS.items()}


@dataclass(frozen=True)
class CardView:
    """A card on the front of the overview: how many things it holds, and what of it is to be looked at now."""

    kind: CardKind
    count: int
    note: str
    url: str


@blueprint.get("/mit-overblik")
def overview() -> str:
    role = sign_in_required(HOST)
    world = current().world
    return render_template(
        "portal/overview.html",
        owner=world.citizen(role),
        cards=[_card(role, card) for card in CARDS],
        soon=[shown.due(role, each) for each in gathered.soon(world, role)],
        drafts=[shown.draft(each) for each in gathered.drafts(world, role)],
    )


@blueprint.get("/mit-overblik/<slug>")
def overview_card(slug: str) -> str:
    role, card = sign_in_required(HOST), BY_SLUG.get(slug) or abort(404)
    world = current().world
    return render_template(
        f"portal/cards/{card}.html",
        kind=KINDS[card],
        owner=world.citizen(role),
        records=[shown.record(role, each) for each in gathered.of_card(world, role, card)],
        **_more(role, card),
    )


def _more(role: Role, card: Card) -> dict[str, Any]:
    """What a card has beside records."""
    world = current().world
    if card == "cases":
        return {
            "cases": [shown.case(sent) for sent in gathered.submissions(world, role)],
            "drafts": [shown.draft(each) for each in gathered.drafts(world, role)],
        }
    if card == "payments":
        return {"paid": _paid(role)}
    if card == "agreements":
        return {
            "coming": [shown.due(role, each) for each in gathered.coming(world, role)],
            "powers": _powers(role),
        }
    return {"parts": person_data.parts(role)} if card == "data" else {}


def _card(role: Role, card: Card) -> CardView:
    world, kind = current().world, KINDS[card]
    number = gathered.count(world, role, card) + (len(person_data.parts(role)) if card == "data" else 0)
    return CardView(kind, number, _note(role, card), url_for("portal.overview_card", slug=kind.slug))


def _note(role: Role, card: Card) -> str:
    """What is to be looked at now, if anything."""
    world = current().world
    if card == "payments" and (unpaid := len(gathered.unpaid(world, role))):
        return str(_("%(count)s skal betales", count=unpaid))
    if card == "agreements" and (soon := len(gathered.soon(world, role))):
        return str(_("%(count)s inden for 14 dage", count=soon))
    if card == "cases" and (begun := len(gathered.drafts(world, role))):
        return str(_("%(count)s ikke sendt endnu", count=begun))
    return ""


def _paid(role: Role) -> list[dict[str, Any]]:
    """What was paid by card in a self-service, the newest first."""
    found = []
    for paid in reversed(current().world.payments):
        if paid.citizen == role:
            service = services()[paid.service]
            receipt: dict[str, Any] = {
                "host": host_of(service),
                "slug": service.slug,
                "submission_id": paid.submission,
            }
            found.append(
                {
                    "title": _(service.title),
                    "amount": format_decimal(paid.amount, format="#,##0.00", locale=site_language()),
                    "at": paid.at,
                    "refunded": paid.refunded,
                    "url": url_for("selfservice.receipt", **receipt),
                }
            )
    return found


def _powers(role: Role) -> list[tuple[str, str, Any]]:
    """With whom, about what, and until when."""
    world = current().world
    return [
        (
            _("Du har givet fuldmagt til %(name)s", name=world.citizen(power.holder).name)
            if power.giver == role
            else _("Du har fuldmagt fra %(name)s", name=world.citizen(power.giver).name),
            ", ".join(names_of(power.covers, _)),
            power.until,
        )
        for power in gathered.powers(world, role)
    ]
