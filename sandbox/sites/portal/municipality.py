"""Which municipality's local texts the portal shows: chosen once, and kept in the seat's world."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content import chosen_municipality
from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality import settings as places
from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.municipality.settings import Municipality, reach
from sandbox.content.portal.articles import Article
from sandbox.content.reading.text import Block
from sandbox.sites.portal.site import blueprint, body
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.urls import safe_local
from sandbox.world.portal import events


@dataclass(frozen=True)
class Local:
    """What stands under an article of the municipality that was chosen; None while none is.

    `here` is whether it is the one whose site is in the exercise.
    """

    chosen: Municipality | None
    here: bool
    text: list[Block]
    names: dict[str, str]


def local_part(shown: Article) -> Local | None:
    """None for an article that is the same everywhere."""
    slug = chosen()
    words = article_addition(shown.slug, slug)
    if not (shown.local or words):
        return None
    return Local(
        places.municipality(slug) if slug else None,
        not elsewhere(),
        body(words, slug) if slug and words else [],
        places.names(),
    )


def elsewhere() -> str:
    """The folder of the municipality that was chosen, where that is not the one that can be practised in."""
    slug = chosen()
    return "" if slug == chosen_municipality.chosen() else slug


def whom_to_call(authority: str) -> tuple[str, str]:
    """What it is called, and its phone; the municipality's own are those of the municipality that was chosen."""
    found, slug = authorities()[authority], elsewhere()
    reached = reach(authority, slug) if found.kind == "kommune" and slug else found
    return found.called(places.municipality(slug).name), reached.phone


def chosen() -> str:
    """Its folder's name. Whoever is signed in has chosen by living there; empty while nobody has."""
    world = current().world
    known = world.portal_municipality if world.portal_municipality in places.names() else None
    return known or (chosen_municipality.chosen() if world.signed_in else "")


@blueprint.get("/kommune")
def municipality_page() -> str:
    return _page(safe_local(request.args.get("return_to"), ""))


@blueprint.post("/kommune")
def choose_municipality() -> Response | tuple[str, int]:
    slug, return_to = text("municipality", 60), safe_local(text("return_to"), "")
    if slug not in places.names():
        return _page(return_to, _("Vælg en kommune på listen.")), 422
    act(lambda world: events.choose_municipality(world, slug))
    flash(_("Du har valgt %(municipality)s.", municipality=places.names()[slug]))
    return redirect(return_to or url_for("portal.municipality_page"), 303)


def _page(return_to: str, error: str = "") -> str:
    return render_template(
        "portal/municipality.html",
        names=places.names(),
        chosen=chosen(),
        return_to=return_to,
        errors=[("municipality", error)] if error else [],
    )
