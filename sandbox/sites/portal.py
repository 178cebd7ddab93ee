"""The portal: themes, their articles, and from an article the way into a self-service."""

from flask import abort, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from sandbox.content.articles import Article, articles, articles_of
from sandbox.content.fees import fee_facts
from sandbox.content.municipality import municipality
from sandbox.content.services import Service, services
from sandbox.content.text import Block, filled, translated
from sandbox.content.themes import themes
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.web.site import Site, site_blueprint

HOST = "borger.dk"
OFTEN_NEEDED = ("flytning", "sundhedskort", "log-in")
blueprint = site_blueprint(Site("portal", _l("Borger.dk-øvelsen"), HOST), __name__)


@blueprint.get("/")
def index() -> str:
    often = [articles()[slug] for slug in OFTEN_NEEDED if slug in articles()]
    return render_template("portal/index.html", themes=themes().values(), often=often)


@blueprint.get("/tema/<slug>")
def theme(slug: str) -> str:
    shown = themes().get(slug) or abort(404)
    return render_template("portal/theme.html", theme=shown, articles=articles_of(slug))


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
        happens=_body(shown.start.happens) if shown.start else [],
        body=_body(shown.body),
        sections=[(_(section.heading), _body(section.text)) for section in shown.sections],
        municipality=municipality(),
    )


def _service(shown: Article) -> Service | None:
    """The self-service that the article leads to, where there is one to practise."""
    return services().get(shown.start.service) if shown.start else None


def _start_url(service: Service) -> str:
    host = HOST if service.host == "portal" else municipality().host
    return url_for("selfservice.start", host=host, slug=service.slug)


def _body(text: str) -> list[Block]:
    facts = fee_facts(current().world.clock.year, _, site_language()) | {"municipality": municipality().name}
    return filled(translated(text, _), facts)
