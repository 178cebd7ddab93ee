"""The browser's start page and the portal."""

from typing import Any

from flask.testing import FlaskClient

from sandbox.world.grants import power_of_attorney
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.world import World
from tests.browser.kinds.kind import Kind, press
from tests.sites.walking import sign_in

MOVING = {"slug": "flytte", "svar": 1, "home": "leje", "children": "begge", "car": "ja"}
MOVING_DAY = {"moving_day_day": 12, "moving_day_month": 12, "moving_day_year": 2026}

KINDS = [
    Kind("browser's start page", "start.index", "fresh"),
    Kind("browser's start page, guided", "start.index", "begun", guide=True),
    Kind("portal", "portal.index", "fresh"),
    Kind("portal, guided", "portal.index", "begun", guide=True),
    Kind("portal, slip, hints and hand raised", "portal.index", "stuck", guide=True),
    Kind("portal, exercise finished", "portal.index", "finished", guide=True),
    Kind("portal, session near its end", "portal.index", "idle", guide=True),
    Kind("portal, signed in", "portal.index", "overview"),
    Kind("theme", "portal.theme", "begun", {"slug": "bolig-og-flytning"}, guide=True),
    Kind("article", "portal.article", "begun", {"slug": "flytning"}, guide=True),
    Kind("article, local", "portal.article", "overview", {"slug": "affald"}),
    Kind(
        "article, rated",
        "portal.article",
        "fresh",
        {"slug": "flytning"},
        then=press("[data-show=rate-yes]"),
    ),
    Kind("portal, search", "portal.search", "fresh"),
    Kind("portal, search, found", "portal.search", "fresh", {"q": "flytning"}),
    Kind("portal, search, misspelt", "portal.search", "begun", {"q": "flytinng"}, guide=True),
    Kind("portal, search, nothing found", "portal.search", "fresh", {"q": "qwertyuiop"}),
    Kind("portal, search, real data", "portal.search", "fresh", {"q": "nogen@posthus.dk"}, status=422),
    Kind("portal, life situations", "portal.guide_list", "fresh"),
    Kind("portal, life situation", "portal.guide", "begun", {"slug": "gaa-paa-pension"}, guide=True),
    Kind(
        "portal, life situation, not answered",
        "portal.guide",
        "fresh",
        {"slug": "flytte"},
        status=422,
        then=press("[data-show=show-list]"),
    ),
    Kind("portal, life situation, list", "portal.guide", "overview", {**MOVING, **MOVING_DAY}),
    Kind("portal, choose municipality", "portal.municipality_page", "fresh"),
    Kind(
        "portal, choose municipality, none",
        "portal.municipality_page",
        "fresh",
        status=422,
        then=press("[data-show=confirm-municipality]"),
    ),
    Kind("portal, help", "portal.help_page", "fresh"),
    Kind("portal, site map", "portal.site_map", "fresh"),
    Kind("portal, accessibility", "portal.accessibility", "fresh"),
    Kind("overview", "portal.overview", "overview"),
    Kind("overview, guided", "portal.overview", "inside", guide=True),
    Kind("overview, moved", "portal.overview_card", "moved", {"slug": "sager"}),
    Kind("overview, begun", "portal.overview_card", "moving", {"slug": "sager"}),
    *(
        Kind(f"overview, {slug}", "portal.overview_card", "overview", {"slug": slug})
        for slug in (
            "sager",
            "ydelser",
            "betalinger",
            "indkomst-og-skat",
            "serviceydelser",
            "beviser",
            "aftaler-og-frister",
            "mine-data",
        )
    ),
    Kind("overview, acted for", "portal.overview_card", "overview for another", {"slug": "beviser"}),
    Kind("Min Side", "portal.min_side", "overview"),
]


def have_much(seats: Any, client: FlaskClient) -> None:
    """The parent, who has something on every card, with a power of attorney and a time with the municipality."""
    sign_in(lambda _client, how: seats.change("overview", how), client, "parent")

    def arrange(world: World) -> None:
        power_of_attorney.give(
            world, "senior", "parent", "oeveby.dk", world.date.replace(year=world.date.year + 1)
        )
        office = "borgerservice-oeveby"
        at = free_times(world, "pas", office, "parent")[0]
        assert appointments.book(world, "parent", "pas", office, at)

    seats.change("overview", arrange)


def act_for_another(seats: Any, client: FlaskClient) -> None:
    name = "overview for another"
    sign_in(lambda _client, how: seats.change(name, how), client, "parent")

    def arrange(world: World) -> None:
        power_of_attorney.give(
            world, "senior", "parent", "borger.dk/mit-overblik", world.date.replace(year=2027)
        )
        power_of_attorney.choose(world, "senior", "borger.dk", "mit-overblik")

    seats.change(name, arrange)


SEATS = {"overview": have_much, "overview for another": act_for_another}
