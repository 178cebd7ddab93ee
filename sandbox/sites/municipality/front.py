"""The front page, the themes with their pages, and the news."""

from flask import abort, render_template, url_for
from flask_babel import gettext as _

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import Article, actions_of, articles
from sandbox.content.portal.municipality_pages import (
    Page,
    Theme,
    all_news,
    front,
    news,
    pages,
    pages_of,
    themes,
)
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import Service
from sandbox.sites.municipality.site import blueprint, body, contact_of, main_office, visitor
from sandbox.web import actions
from sandbox.web.seat import current
from sandbox.world.municipality import appointments

SHOWN_NEWS = 3
PORTAL = "borger.dk"


@blueprint.get("/")
def index() -> str:
    world, role = current().world, visitor()
    return render_template(
        "municipality/front.html",
        front=front(),
        themes=themes().values(),
        news=news(world.date)[:SHOWN_NEWS],
        today=world.date,
        office=main_office(),
        coming=len(appointments.coming(world, role)) if role else 0,
    )


@blueprint.get("/emner/<slug>")
def theme(slug: str) -> str:
    shown = _theme(slug)
    listed = [articles()[each] for each in shown.articles if each in articles()]
    known = [(each, service_of(each) is not None) for each in listed]
    return render_template(
        "municipality/theme.html",
        theme=shown,
        articles=sorted(known, key=lambda each: (not each[1], each[0].title)),
        pages=pages_of(slug),
    )


@blueprint.get("/emner/<theme_slug>/<slug>")
def page(theme_slug: str, slug: str) -> str:
    """A page of the municipality's own, or an article of the portal's with what the municipality adds."""
    shown = _theme(theme_slug)
    if slug in shown.articles and slug in articles():
        return _article_page(shown, articles()[slug])
    own = pages().get(slug)
    return _own_page(shown, own) if own and own.theme == theme_slug else abort(404)


@blueprint.get("/nyheder")
def news_list() -> str:
    today = current().world.date
    return render_template("municipality/news_list.html", news=news(today), today=today)


@blueprint.get("/nyheder/<slug>")
def news_page(slug: str) -> str:
    shown = all_news().get(slug) or abort(404)
    today = current().world.date
    others = [each for each in news(today) if each is not shown][:SHOWN_NEWS]
    return render_template(
        "municipality/news.html", shown=shown, body=body(shown.body), others=others, today=today
    )


def service_of(article: Article) -> Service | None:
    """The self-service that the article leads to, where there is one to practise."""
    return services().get(article.start.service) if article.start else None


def start_url(service: Service) -> str:
    where = PORTAL if service.host == "portal" else municipality().host
    return url_for("selfservice.start", host=where, slug=service.slug)


def _theme(slug: str) -> Theme:
    return themes().get(slug) or abort(404)


def _own_page(theme: Theme, shown: Page) -> str:
    return render_template(
        "municipality/page.html",
        theme=theme,
        page=shown,
        body=body(shown.body),
        sections=[(_(each.heading), body(each.text)) for each in shown.sections],
        contact=contact_of(shown.contact),
        office=main_office(),
        others=[each for each in pages_of(theme.slug) if each is not shown],
    )


def _article_page(theme: Theme, shown: Article) -> str:
    service = service_of(shown)
    folded = [*((each.title, each.text) for each in shown.situations)]
    folded += [(each.heading, each.text) for each in shown.sections]
    return render_template(
        "municipality/article.html",
        theme=theme,
        article=shown,
        service=service,
        service_url=start_url(service) if service else None,
        happens=body(shown.start.happens) if shown.start else [],
        deeds=actions.views(actions_of(shown)),
        body=body(shown.body),
        sections=[(_(heading), body(text)) for heading, text in folded],
        local=body(article_addition(shown.slug)),
        errand=next((each for each in appointment_types().values() if each.article == shown.slug), None),
        contact=contact_of(shown.contact),
        office=main_office(),
    )
