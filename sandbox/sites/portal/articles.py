"""An article: what it says, the way into its self-service, and what its reader thought of it."""

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from sandbox.content.articles import Article, articles
from sandbox.content.municipality import municipality
from sandbox.content.services import Service, services
from sandbox.content.themes import themes
from sandbox.sites.portal.site import HOST, blueprint, body


@blueprint.get("/<slug>")
def article(slug: str) -> str:
    shown = articles().get(slug) or abort(404)
    service = _service(shown)
    return render_template(
        "portal/article.html",
        article=shown,
        theme=themes()[shown.themes[0]],
        service=service,
        service_url=_start_url(service) if service else None,
        happens=body(shown.start.happens) if shown.start else [],
        body=body(shown.body),
        sections=[(_(section.heading), body(section.text)) for section in shown.sections],
        municipality=municipality(),
    )


def _service(shown: Article) -> Service | None:
    """The self-service that the article leads to, where there is one to practise."""
    return services().get(shown.start.service) if shown.start else None


def _start_url(service: Service) -> str:
    host = HOST if service.host == "portal" else municipality().host
    return url_for("selfservice.start", host=host, slug=service.slug)
