"""Help: whom to call, what to have ready, what many ask; the site map, and how everybody can use the pages."""

from flask import render_template

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import articles_of
from sandbox.content.portal.faq import faq
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.portal.pages import pages
from sandbox.content.portal.support_lines import support_lines
from sandbox.content.portal.themes import themes
from sandbox.content.services.catalogue import services
from sandbox.sites.portal import links
from sandbox.sites.portal.site import blueprint, body


@blueprint.get("/hjaelp")
def help_page() -> str:
    own = [each for each in authorities().values() if each.kind == "statslig"]
    return render_template(
        "portal/help.html",
        hotlines=support_lines().values(),
        questions=[(each, body(each.answer)) for each in faq().values()],
        authorities=sorted(own, key=lambda each: each.name),
        municipality=municipality(),
    )


@blueprint.get("/oversigt")
def site_map() -> str:
    offered = sorted(services().values(), key=lambda each: each.title)
    return render_template(
        "portal/site_map.html",
        pages=pages().values(),
        guides=life_situations().values(),
        services=[(links.service(each.slug), each) for each in offered],
        themes=[(each, articles_of(each.slug)) for each in themes().values()],
    )


@blueprint.get("/tilgaengelighed")
def accessibility() -> str:
    return render_template("portal/accessibility.html", hotline=next(iter(support_lines().values())))
