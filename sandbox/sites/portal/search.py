"""Search: what was found, what was probably meant, and a kind way on where nothing was."""

from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _

from sandbox.content.portal.articles import articles
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.support_lines import support_lines
from sandbox.content.portal.themes import themes
from sandbox.content.search.index import LONGEST, Document
from sandbox.content.search.portal_documents import POPULAR, searchable
from sandbox.sites.portal import links
from sandbox.sites.portal.site import blueprint
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import noted
from sandbox.world.portal.events import PortalSearched

MOST = 12


@blueprint.get("/soeg")
@handles_real_data
def search() -> str | tuple[str, int]:
    """Nothing of what is typed is kept; the event says how much was found, and what came first."""
    error = refused("q")
    if error:
        return _page("", error=error), 422
    typed = " ".join(request.args.get("q", "").split())[:LONGEST]
    if not typed:
        return _page("")
    found = searchable().search(typed)
    first = found.documents[0].slug if found.documents else None
    event = PortalSearched(found=len(found.documents), first=first, corrected=bool(found.meant))
    noted(lambda world: world.announce(event))
    shown = found.documents if "alle" in request.args else found.documents[:MOST]
    return _page(
        typed,
        results=[_row(each) for each in shown],
        count=len(found.documents),
        meant=found.meant,
        all_url=url_for("portal.search", q=typed, alle=1) if len(shown) < len(found.documents) else "",
    )


def _page(typed: str, **more: Any) -> str:
    return render_template(
        "portal/search.html",
        typed=typed,
        popular=popular(),
        suggestions=suggestions(),
        themes=themes().values(),
        guides=life_situations().values(),
        hotlines=support_lines().values(),
        **({"results": None, "count": 0, "meant": "", "all_url": "", "error": ""} | more),
    )


def popular() -> list[tuple[str, str]]:
    """What many search for, each with the address at which it is found."""
    return [(word, url_for("portal.search", q=word)) for word in POPULAR]


def suggestions() -> list[str]:
    """What the field offers while somebody types: what many search for, then every title there is."""
    titles = {_(each.title) for each in searchable().documents}
    return [*POPULAR, *sorted(titles - set(POPULAR))]


def _row(found: Document) -> tuple[str, str, str, str, str]:
    """Address, title, what kind of page it is, what it is about, and what a hint calls it."""
    kinds = {
        "article": _("Artikel"),
        "service": _("Selvbetjening"),
        "guide": _("Livssituation"),
        "theme": _("Emne"),
        "page": _("Side"),
    }
    return (
        _url(found),
        _(found.title),
        kinds[found.kind],
        _(found.byline),
        f"result-{found.kind}-{found.slug}",
    )


def _url(found: Document) -> str:
    match found.kind:
        case "article":
            return links.article(articles()[found.slug])
        case "service":
            return links.service(found.slug)
        case "guide":
            return url_for("portal.guide", slug=found.slug)
        case "theme":
            return url_for("portal.theme", slug=found.slug)
        case "page":
            return pages()[found.slug].path
