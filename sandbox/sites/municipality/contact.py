"""Whom to call and where to come, the statement on accessibility, and the colours that the pages wear."""

from babel.dates import get_day_names
from flask import Response, render_template

from sandbox.content.municipality.settings import WEEKDAYS, address_of, municipality
from sandbox.sites.municipality.site import blueprint
from sandbox.web.assets import FOR_GOOD
from sandbox.web.language import site_language
from sandbox.web.seat import current

MAP_WIDTH, MAP_HEIGHT, MARGIN = 560, 400, 60


@blueprint.get("/kontakt")
def contact() -> str:
    known = municipality()
    return render_template(
        "municipality/contact.html",
        municipality=known,
        offices=[(office, address_of(office)) for office in known.offices],
        map=town_map(),
        size=(MAP_WIDTH, MAP_HEIGHT),
        now=current().world.clock,
        weekdays=list(zip(WEEKDAYS, _names(), strict=True)),
    )


@blueprint.get("/tilgaengelighed")
def accessibility() -> str:
    return render_template("municipality/accessibility.html", municipality=municipality())


@blueprint.get("/farver.css")
def colours() -> Response:
    """The pair of colours, for every page that looks to be a part of the municipality's site.

    Its address carries the colours, so that browsers may keep it for good.
    """
    chosen = municipality().colours
    css = f".site-municipality {{ --site: {chosen.main}; --site-tint: {chosen.tint}; }}\n"
    return Response(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_GOOD})


def _names() -> list[str]:
    """The weekdays in the site's language, Monday first."""
    names = get_day_names("wide", locale=site_language())
    return [names[number].capitalize() for number in range(7)]


def town_map() -> list[tuple[str, int, int]]:
    """The towns as they lie to each other: name, and place from the left and from the top."""
    towns = municipality().towns
    west, north = min(town.east for town in towns), max(town.north for town in towns)
    wide = max(town.east for town in towns) - west or 1
    high = north - min(town.north for town in towns) or 1
    scale = min((MAP_WIDTH - 2 * MARGIN) / wide, (MAP_HEIGHT - 2 * MARGIN) / high)
    return [
        (town.name, round(MARGIN + (town.east - west) * scale), round(MARGIN + (north - town.north) * scale))
        for town in towns
    ]
