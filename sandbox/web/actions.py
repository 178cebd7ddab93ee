"""What there is to do about an article, as the pages that show articles show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.records import CARDS
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.actions import Action
from sandbox.content.portal.calculators import calculators
from sandbox.content.portal.calculators import host_of as calculator_host
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import host_of


@dataclass(frozen=True)
class ActionView:
    """`icon` is a drawing; `text` is empty where nothing is to be said of it; a hint can light `show`."""

    url: str
    label: str
    text: str
    icon: str
    show: str


ICONS = {
    "page": "arrow-forward",
    "service": "edit",
    "guide": "list-check",
    "calculator": "assignment",
    "errand": "calendar-month",
    "card": "folder",
    "write": "email",
}


def views(deeds: Iterable[Action]) -> list[ActionView]:
    found = []
    for deed in deeds:
        way, to = deed.way
        url, label = _leads(way, to)
        text = _(deed.text) if deed.text else ""
        found.append(
            ActionView(url, _(deed.label) if deed.label else label, text, ICONS[way], f"do-{way}-{to}")
        )
    return found


def _leads(way: str, to: str) -> tuple[str, str]:
    """Its address, and what it is called where the article does not say."""
    match way:
        case "page":
            return pages()[to].path, _("Gå til %(page)s", page=_(pages()[to].title))
        case "service":
            service = services()[to]
            url = url_for("selfservice.start", host=host_of(service), slug=to)
            return url, _("Start: %(what)s", what=_(service.title))
        case "guide":
            return url_for("portal.guide", slug=to), _(
                "Få en huskeliste: %(title)s", title=_(life_situations()[to].title)
            )
        case "calculator":
            counted = calculators()[to]
            url = url_for("selfservice.calculator", host=calculator_host(counted), slug=to)
            return url, _(counted.title)
        case "errand":
            url = url_for("municipality.booking_places", errand=to)
            return url, _("Bestil tid: %(errand)s", errand=_(appointment_types()[to].title))
        case "card":
            slug, title = next(each for card, each in CARDS.items() if card == to)
            url = url_for("portal.overview_card", slug=slug)
            return url, _("Se “%(card)s” på Mit Overblik", card=_(title))
        case _:
            name = authorities()[to].called(municipality().name)
            url = url_for("mailbox.choose", q=name.removeprefix(f"{municipality().name}, "))
            return url, _("Skriv til %(authority)s i Digital Post", authority=name)
