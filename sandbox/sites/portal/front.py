"""The portal's front page and the pages of its themes."""

from flask import abort, render_template

from sandbox.content.articles import articles, articles_of
from sandbox.content.themes import themes
from sandbox.sites.portal.site import blueprint

OFTEN_NEEDED = ("flytning", "sundhedskort", "log-in")


@blueprint.get("/")
def index() -> str:
    often = [articles()[slug] for slug in OFTEN_NEEDED if slug in articles()]
    return render_template("portal/index.html", themes=themes().values(), often=often)


@blueprint.get("/tema/<slug>")
def theme(slug: str) -> str:
    shown = themes().get(slug) or abort(404)
    return render_template("portal/theme.html", theme=shown, articles=articles_of(slug))
