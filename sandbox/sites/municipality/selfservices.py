"""The list of what can be done at the municipality's site, and of what is done at the portal."""

from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.municipality_pages import theme_of
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import Service
from sandbox.sites.municipality.front import start_url
from sandbox.sites.municipality.site import blueprint, line


@dataclass(frozen=True)
class Row:
    """A self-service in the list; `elsewhere` when the portal has it."""

    slug: str
    title: str
    url: str
    minutes: int
    authority: str
    elsewhere: bool


@blueprint.get("/selvbetjening/")
def selfservices() -> str:
    by_theme: dict[str, list[Row]] = {}
    for service in services().values():
        theme = theme_of(service.article) if service.article else None
        by_theme.setdefault(_(theme.title) if theme else "", []).append(_row(service))
    groups = [
        (title, sorted(by_theme[title], key=lambda row: row.title)) for title in sorted(by_theme) if title
    ]
    if rest := by_theme.get(""):
        groups.append((_("Andet"), sorted(rest, key=lambda row: row.title)))
    return render_template("municipality/selfservices.html", groups=groups)


def _row(service: Service) -> Row:
    authority = authorities()[service.authority]
    return Row(
        slug=service.slug,
        title=line(service.title),
        url=start_url(service),
        minutes=service.minutes,
        authority=authority.called(municipality().name),
        elsewhere=service.host == "portal",
    )
