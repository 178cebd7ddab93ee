"""Search over the municipality's own pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask_babel import gettext as _

from sandbox.content.articles import articles
from sandbox.content.errands import errands
from sandbox.content.municipality_pages import pages, themes
from sandbox.content.report_kinds import report_kinds
from sandbox.sites.municipality.site import addresses, line

LONGEST = 100


@dataclass(frozen=True)
class Found:
    url: str
    title: str
    byline: str
    words: str


@addresses.get("/soeg")
def search() -> str:
    typed = request.args.get("q", "").strip()[:LONGEST]
    asked = typed.casefold().split()
    found = sorted(_all(), key=lambda each: (-_score(each, asked), each.title)) if asked else []
    shown = [each for each in found if _score(each, asked)]
    return render_template("municipality/search.html", typed=typed, found=shown)


def _score(each: Found, asked: list[str]) -> int:
    """How well the words fit: in the title before elsewhere; nothing unless all of them are there."""
    title, all_of_it = each.title.casefold(), f"{each.title} {each.byline} {each.words}".casefold()
    scores = [3 * (word in title) + (word in all_of_it) for word in asked]
    return sum(scores) if all(scores) else 0


def _all() -> Iterator[Found]:
    for theme in themes().values():
        for slug in theme.articles:
            if article := articles().get(slug):
                url = url_for("municipality.page", theme_slug=theme.slug, slug=slug)
                yield Found(url, _(article.title), line(article.byline), " ".join(article.words))
    for page in pages().values():
        url = url_for("municipality.page", theme_slug=page.theme, slug=page.slug)
        yield Found(url, _(page.title), line(page.byline), " ".join(page.words))
    for errand in errands().values():
        url = url_for("municipality.booking_places", errand=errand.slug)
        title = _("Bestil en tid: %(errand)s", errand=_(errand.title))
        yield Found(url, title, line(errand.summary), "")
    for kind in report_kinds().values():
        url = url_for("municipality.report_page", kind=kind.slug)
        yield Found(url, _("Giv et praj: %(kind)s", kind=_(kind.title)), line(kind.what), "")
