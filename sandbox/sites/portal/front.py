"""The portal's front page and the pages of its themes."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from flask import abort, render_template

from sandbox.content.portal.articles import articles, articles_of
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.themes import themes
from sandbox.sites.portal import shown
from sandbox.sites.portal.search import popular, suggestions
from sandbox.sites.portal.shown import DueView, Link
from sandbox.sites.portal.site import HOST, blueprint, readable
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import shown_role
from sandbox.world import overview

OFTEN_NEEDED = ("flytning", "sundhedskort", "log-in", "pas", "boligstoette", "skat")
MOST_SOON = 3


@blueprint.get("/")
def index() -> str:
    return render_template("portal/index.html", unchanging=_unchanging(site_language()), waiting=_waiting())


@blueprint.get("/tema/<slug>")
def theme(slug: str) -> str:
    shown = themes().get(slug) or abort(404)
    return render_template("portal/theme.html", theme=shown, articles=articles_of(slug))


@dataclass(frozen=True)
class Waiting:
    """What waits for whoever is signed in: letters nobody has opened, days near at hand, and what was begun."""

    unread: int
    soon: list[DueView]
    drafts: list[Link]


def _waiting() -> Waiting | None:
    role, world = shown_role(HOST), current().world
    if role is None:
        return None
    soon = [shown.due(role, each) for each in overview.soon(world, role)[:MOST_SOON]]
    drafts = [shown.draft(each) for each in overview.drafts(world, role)]
    owner, letters = readable()
    unread = sum(not boxed.read for boxed in letters) if owner == role else 0
    return Waiting(unread, soon, drafts) if unread or soon or drafts else None


@cache
def _unchanging(_language: str) -> dict[str, str]:
    """What only depends on the content, written once: search with its suggestions, and everything below it."""
    often = [articles()[slug] for slug in OFTEN_NEEDED if slug in articles()]
    parts: dict[str, dict[str, Any]] = {
        "search": {"suggestions": suggestions(), "popular": popular()},
        "ways": {"guides": life_situations().values(), "often": often, "themes": themes().values()},
    }
    return {name: render_template(f"portal/front_{name}.html", **values) for name, values in parts.items()}
