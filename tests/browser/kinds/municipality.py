"""The municipality's own site."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask.testing import FlaskClient

from sandbox.world import session
from sandbox.world.municipality import appointments, reports, waste
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.world import World
from tests.browser.kinds.kind import Kind, fill, press

ERRAND, OFFICE = "pas", "borgerservice-oeveby"
PLACE = {"errand": ERRAND, "office": OFFICE}
MAIN = "main .button-row .button-primary"
INSIDE, NEAR = "municipality, at home", "municipality, too late to change"


def at_home(seats: Any, client: FlaskClient) -> None:
    """Signed in, with a time booked, a reminder of waste and something reported."""

    def how(world: World) -> None:
        session.open_session(world, "senior", "nemid", "oeveby.dk")
        later = free_times(world, ERRAND, OFFICE)[-1]
        appointments.book(world, "senior", ERRAND, OFFICE, later, remind=True)
        waste.sign_up(world, "senior", world.citizen("senior").address)
        reports.send(world, "senior", "lampe", "Øvetorv 3", "Den er helt slukket.", "letter")

    seats.change(INSIDE, how)


def too_late(seats: Any, client: FlaskClient) -> None:
    def how(world: World) -> None:
        session.open_session(world, "senior", "nemid", "oeveby.dk")
        appointments.book(world, "senior", ERRAND, OFFICE, free_times(world, ERRAND, OFFICE)[0])

    seats.change(NEAR, how)


def booked(seats: Any) -> Appointment:
    found: Appointment = seats.world(INSIDE).appointments[0]
    return found


def free(name: str) -> dict[str, Any]:
    """The page on which the first free time of that seat is booked."""

    def first(seats: Any) -> str:
        found: datetime = free_times(seats.world(name), ERRAND, OFFICE)[0]
        return found.isoformat(timespec="minutes")

    return {**PLACE, "at": first}


def own(part: str) -> Callable[[Any], str]:
    return {
        "appointment": lambda seats: booked(seats).id,
        "report": lambda seats: seats.world(INSIDE).reports[0].id,
        "home": lambda seats: seats.world(INSIDE).citizen("senior").address.text,
    }[part]


WASTE, DETAILS, PAGE = "municipality.waste_calendar", "municipality.booking_details", "municipality.page"
MINE = {"appointment_id": own("appointment")}
MOVING = {"theme_slug": "bolig-og-flytning", "slug": "flytning"}
SNOW = {"theme_slug": "trafik-og-veje", "slug": "snerydning"}
SEATS = {INSIDE: at_home, NEAR: too_late}

NOT_PAGES = {"municipality.colours": "the style sheet with the municipality's two colours"}

KINDS = [
    Kind("municipality", "municipality.index", "begun", guide=True),
    Kind("municipality, signed in", "municipality.index", INSIDE),
    Kind("municipality, theme", "municipality.theme", "begun", {"slug": "borgerservice"}, guide=True),
    Kind("municipality, article", PAGE, "begun", MOVING, guide=True),
    Kind("municipality, page", PAGE, "fresh", SNOW),
    Kind("municipality, no such theme", "municipality.theme", "fresh", {"slug": "findes-ikke"}, status=404),
    Kind("municipality, news", "municipality.news_list", "fresh"),
    Kind("municipality, one piece of news", "municipality.news_page", "fresh", {"slug": "it-cafe"}),
    Kind("municipality, contact", "municipality.contact", "fresh"),
    Kind("municipality, accessibility", "municipality.accessibility", "fresh"),
    Kind("municipality, self-services", "municipality.selfservices", "fresh"),
    Kind("municipality, search", "municipality.search", "fresh", {"q": "pas"}),
    Kind("municipality, search, a slip", "municipality.search", "fresh", {"q": "rottte"}),
    Kind("municipality, search, nothing found", "municipality.search", "fresh", {"q": "zzzz"}),
    Kind("municipality, search, nothing asked", "municipality.search", "fresh"),
    Kind("waste calendar", WASTE, "fresh"),
    Kind("waste calendar, an address", WASTE, "begun", {"adresse": "Solsortevej 6"}, guide=True),
    Kind("waste calendar, which flat?", WASTE, "fresh", {"adresse": "Bogtrykkergade 4"}, status=422),
    Kind("waste calendar, no such street", WASTE, "fresh", {"adresse": "Ingenvej 6"}, status=422),
    Kind("waste calendar, signed in", WASTE, INSIDE),
    Kind("waste calendar, at home", WASTE, INSIDE, {"adresse": own("home")}),
    Kind("waste calendar, another address", WASTE, INSIDE, {"adresse": "Solsortevej 6"}),
    Kind("reports", "municipality.report_kinds_page", "fresh"),
    Kind("reports, some sent", "municipality.report_kinds_page", INSIDE),
    Kind("report", "municipality.report_page", "begun", {"kind": "lampe"}, guide=True),
    Kind("report, signed in", "municipality.report_page", INSIDE, {"kind": "lampe"}),
    Kind(
        "report, nothing typed",
        "municipality.report_page",
        "fresh",
        {"kind": "lampe"},
        status=422,
        then=press(MAIN),
    ),
    Kind("report, receipt", "municipality.report_receipt", INSIDE, {"report_id": own("report")}),
    Kind("booking", "municipality.booking", "fresh"),
    Kind("booking, signed in", "municipality.booking", INSIDE),
    Kind("booking, where", "municipality.booking_places", "fresh", {"errand": ERRAND}),
    Kind("booking, when", "municipality.booking_times", "begun", PLACE, guide=True),
    Kind("booking, how to be reached", DETAILS, "fresh", free("fresh")),
    Kind("booking, how to be reached, signed in", DETAILS, INSIDE, free(INSIDE)),
    Kind("booking, nothing typed", DETAILS, "fresh", free("fresh"), status=422, then=press(MAIN)),
    Kind(
        "booking, unknown name",
        DETAILS,
        "fresh",
        free("fresh"),
        status=422,
        then=fill(name="Ingen", phone="02", email="anna"),
    ),
    Kind("booking, receipt", "municipality.booking_receipt", INSIDE, MINE),
    Kind("my times", "municipality.my_times", INSIDE),
    Kind("my times, too late to change", "municipality.my_times", NEAR),
    Kind("my times, move", "municipality.move_page", INSIDE, MINE),
    Kind("my times, cancel?", "municipality.cancel_page", INSIDE, MINE),
]
