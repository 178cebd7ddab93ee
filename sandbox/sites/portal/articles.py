"""An article: what it says, the way into its self-service, what the municipality adds, what its reader thought."""

from dataclasses import dataclass

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import Article, actions_of, articles, see_also
from sandbox.content.portal.themes import themes
from sandbox.content.reading.text import Block
from sandbox.content.services.catalogue import services
from sandbox.sites.portal import links
from sandbox.sites.portal.municipality import elsewhere, local_part, whom_to_call
from sandbox.sites.portal.site import blueprint, body
from sandbox.web import actions
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.world.portal import events


@dataclass(frozen=True)
class Tab:
    """One of “Vælg din situation”; only the chosen one has its text."""

    title: str
    url: str
    chosen: bool
    text: list[Block]


@blueprint.get("/<slug>")
def article(slug: str) -> str:
    shown = articles().get(slug) or abort(404)
    start = shown.start if shown.start and shown.start.service in services() else None
    return render_template(
        "portal/article.html",
        article=shown,
        theme=themes()[shown.themes[0]],
        service=services()[start.service] if start else None,
        service_url=links.service(start.service) if start else None,
        happens=body(start.happens) if start else [],
        facts=[body(fact) for fact in shown.facts],
        body=body(shown.body),
        tabs=_tabs(shown),
        sections=[(_(section.heading), body(section.text)) for section in shown.sections],
        deeds=actions.views(actions_of(shown)),
        contact=whom_to_call(shown.contact) if shown.contact else None,
        related=see_also(shown),
        local=local_part(shown),
        practised_in=municipality().name if elsewhere() and _leads_to_municipality(shown) else "",
        edited=shown.edited(current().world.date),
    )


def _leads_to_municipality(shown: Article) -> bool:
    service = services().get(shown.start.service) if shown.start else None
    if service and service.host == "municipality":
        return True
    return any(deed.url.startswith(f"/{municipality().host}/") for deed in actions.views(actions_of(shown)))


@blueprint.post("/<slug>/vurdering")
def rate(slug: str) -> Response:
    """Only whether the text was clear; nobody is asked to write anything."""
    shown = articles().get(slug) or abort(404)
    answer = text("clear", 10)
    if answer not in ("ja", "nej"):
        abort(400)
    act(lambda world: events.rate(world, shown.slug, clear=answer == "ja"))
    flash(_("Tak for dit svar. Det bruger vi til at skrive bedre."), "success")
    return redirect(url_for("portal.article", slug=slug), 303)


def _tabs(shown: Article) -> list[Tab]:
    """The first situation is shown until another one is chosen."""
    asked = request.args.get("situation", 1, type=int)
    chosen = asked if 1 <= asked <= len(shown.situations) else 1
    return [
        Tab(
            _(each.title),
            url_for("portal.article", slug=shown.slug, situation=number, _anchor="situation"),
            number == chosen,
            body(each.text) if number == chosen else [],
        )
        for number, each in enumerate(shown.situations, start=1)
    ]
