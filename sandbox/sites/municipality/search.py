"""Search over the municipality's own pages."""

from flask import render_template, request
from flask_babel import gettext as _

from sandbox.content.search.index import LONGEST, Document, Result
from sandbox.content.search.municipality_documents import index_of_municipality
from sandbox.sites.municipality.site import blueprint, host, line
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import noted
from sandbox.world.municipality.events import MunicipalitySearched

MOST = 12


@blueprint.get("/soeg")
@handles_real_data
def search() -> str | tuple[str, int]:
    """Nothing of what is typed is kept; the event says how much was found, and what came first."""
    if error := refused("q"):
        return _page("", Result([]), error), 422
    typed = " ".join(request.args.get("q", "").split())[:LONGEST]
    if not typed:
        return _page("", Result([]))
    found = index_of_municipality().search(typed)
    first = found.documents[0].slug if found.documents else None
    event = MunicipalitySearched(found=len(found.documents), first=first, corrected=bool(found.meant))
    noted(lambda world: world.announce(event))
    return _page(typed, found)


def _page(typed: str, found: Result, error: str = "") -> str:
    return render_template(
        "municipality/search.html",
        typed=typed,
        found=[_row(each) for each in found.documents[:MOST]],
        meant=found.meant,
        error=error,
    )


def _row(found: Document) -> tuple[str, str, str, bool]:
    """Address, title, what it is about, and whether something can be done there."""
    return f"/{host()}{found.slug}", _(found.title), line(found.byline), found.kind == "service"
