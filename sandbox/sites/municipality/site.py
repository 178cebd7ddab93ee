"""What all of the municipality's pages share: their address, the drawings, how a text of a content file is shown."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import Office, municipality
from sandbox.content.municipality.waste import waste
from sandbox.content.portal.municipality_pages import all_news, front, pages
from sandbox.content.reading.text import Block, fill, filled, placeholders, translated
from sandbox.content.rules.rates import rate_facts
from sandbox.web.frame import unbroken
from sandbox.web.language import site_language
from sandbox.web.municipality import HOST
from sandbox.web.seat import current
from sandbox.web.site import Site, acting_role, shown_role
from sandbox.world.state.people import Role

blueprint = Blueprint("municipality", __name__, url_prefix=f"/{HOST}")


@blueprint.record
def _register(state: BlueprintSetupState) -> None:
    """Read the content of all pages, so that a broken file stops the start and not a page."""
    front(), pages(), all_news(), waste()
    state.app.jinja_env.filters |= {"as_line": line, "unbroken": unbroken}
    state.app.jinja_env.globals |= {
        "municipality_in_use": municipality,
        "municipality_colours": colours_url,
    }


@blueprint.url_defaults
def _put_host_into_addresses(_endpoint: str, values: dict[str, Any]) -> None:
    values.setdefault("host", host())


@blueprint.url_value_preprocessor
def _take_host_from_addresses(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """No view has the host as an argument: it is always the same."""
    if values:
        values.pop("host", None)


def host() -> str:
    return municipality().host


def colours_url() -> str:
    chosen = municipality().colours
    return url_for("municipality.colours", v=f"{chosen.main}{chosen.tint}".replace("#", "x"))


def visitor() -> Role | None:
    """Whoever is signed in, or whom that one acts for here."""
    return shown_role(host())


def acting() -> Role | None:
    """As `visitor`, where something is done for that person. :raises BeyondPower:"""
    return acting_role(host())


def body(text: str | None) -> list[Block]:
    """A content file's text, translated, with the fees and the municipality's name filled in."""
    return filled(translated(text or "", _), _facts(text or ""))


def line(text: str) -> str:
    """A text of one paragraph, as `body`."""
    return fill(_(" ".join(text.split())), _facts(text))


def _facts(text: str) -> Mapping[str, str]:
    fees = rate_facts(current().world.clock.year, _, site_language(), placeholders(text))
    return fees | {"municipality": municipality().name}


def main_office() -> Office:
    """The one that the contact box names: the first in the settings."""
    return municipality().offices[0]


def contact_of(authority: str | None) -> tuple[str, str]:
    """Name and phone of whom to call: an authority, or the municipality itself."""
    if authority is None:
        return municipality().name, municipality().phone
    found = authorities()[authority]
    return found.called(municipality().name), found.phone


@blueprint.before_request
def _needs_seat() -> None:
    current()


@blueprint.context_processor
def _frame() -> dict[str, Any]:
    return {"site": Site("municipality", municipality().name, host())}
