"""Self-services."""

from typing import Any

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK, PAYMENT
from sandbox.world import timeline
from tests.browser.kinds.kind import Kind, fill, press
from tests.sites.walking import Walk, live_at, sign_in


def asked(seats: Any, what: str) -> str:
    """The id of the host's consent that a move waits for, or of the move."""
    consent = seats.world("asked for a consent").consents[0]
    return str(consent.id if what == "consent" else consent.submission)


def ask_the_host(seats: Any, client: Any) -> None:
    """The parent has reported to move in with the senior, who is signed in now."""
    name = "asked for a consent"
    senior = seats.world(name).citizen("senior")
    sign_in(lambda _client, how: seats.change(name, how), client, "parent")
    answers = {
        "moving_date": "+7 days",
        "new_address": senior.address.text,
        "somebody_stays": "ja",
        "host_name": senior.name,
    }
    walk = Walk(client, services()["flytning"], seats.world(name).clock).to(CHECK, answers)
    assert walk.send().status_code == 303
    sign_in(lambda _client, how: seats.change(name, how), client, "senior")


def come_to_pay(seats: Any, client: Any) -> None:
    name = "paying"
    sign_in(lambda _client, how: seats.change(name, how), client, "senior")
    service = services()["parkeringslicens"]
    seats.change(name, lambda world: live_at(world, service.examples[0]))
    walk = Walk(client, service, seats.world(name).clock).to(CHECK, dict(service.examples[0].answers))
    assert walk.send().headers["Location"].endswith(PAYMENT)


def be_offered_a_place(seats: Any, client: Any) -> None:
    """The parent is asked whether to take a place in day care."""
    name, service = "offered a place", services()["pladsanvisning"]
    sign_in(lambda _client, how: seats.change(name, how), client, "parent")
    walk = Walk(client, service, seats.world(name).clock).to(CHECK, dict(service.examples[0].answers))
    assert walk.send().status_code == 303

    def wait(world: Any) -> None:
        while not world.consents:
            timeline.move_clock(world, 24 * 60)

    seats.change(name, wait)
    sign_in(lambda _client, how: seats.change(name, how), client, "parent")


def offered(seats: Any, what: str) -> str:
    consent = seats.world("offered a place").consents[0]
    return str(consent.id if what == "consent" else consent.submission)


def come_to_a_stop(seats: Any, client: Any) -> None:
    name, service = "cannot go on", services()["boligstoette"]
    sign_in(lambda _client, how: seats.change(name, how), client, "young")
    Walk(client, service, seats.world(name).clock).next({"lives_there": "nej"})


SEATS = {
    "asked for a consent": ask_the_host,
    "paying": come_to_pay,
    "offered a place": be_offered_a_place,
    "cannot go on": come_to_a_stop,
}
PLADS = {"host": "oeveby.dk", "slug": "pladsanvisning"}
NOT_PAGES = {"selfservice.receipt_pdf": "a PDF file", "selfservice.begin": "leads to the first page or step"}
PARKING = {"host": "oeveby.dk", "slug": "parkeringslicens"}
FRIPLADS = {"host": "oeveby.dk", "slug": "fripladstilskud"}
FLYTNING = {"host": "oeveby.dk", "slug": "flytning"}

KINDS = [
    Kind("self-service", "selfservice.start", "fresh", FLYTNING),
    Kind("self-service, under way", "selfservice.start", "moving", FLYTNING),
    Kind(
        "self-service, who",
        "selfservice.step",
        "inside",
        {**FLYTNING, "name": "dig-og-din-husstand"},
        guide=True,
    ),
    Kind("self-service, when", "selfservice.step", "moving", {**FLYTNING, "name": "hvornaar"}),
    Kind("self-service, where to", "selfservice.step", "moving", {**FLYTNING, "name": "hvorhen"}),
    Kind("self-service, doctor", "selfservice.step", "moving", {**FLYTNING, "name": "laege"}),
    Kind("self-service, contact", "selfservice.step", "moving", {**FLYTNING, "name": "kontakt"}),
    Kind(
        "self-service, wrong answers",
        "selfservice.step",
        "moving",
        {**FLYTNING, "name": "kontakt"},
        status=422,
        then=fill(email="ikke", phone="1"),
    ),
    Kind(
        "self-service, choose the address",
        "selfservice.step",
        "moving",
        {**FLYTNING, "name": "hvorhen"},
        status=422,
        then=fill(new_address="Bogtrykkergade 4, 0010 Øveby"),
    ),
    Kind("self-service, check", "selfservice.check", "moving", FLYTNING),
    Kind(
        "self-service, not declared",
        "selfservice.check",
        "moving",
        FLYTNING,
        status=422,
        then=press(".send-form button"),
    ),
    Kind(
        "self-service, receipt", "selfservice.receipt", "moved", {**FLYTNING, "submission_id": "<submission>"}
    ),
    Kind("self-service, sent already", "selfservice.start", "moved", FLYTNING),
    Kind(
        "self-service, take back?",
        "selfservice.withdrawal",
        "moved",
        {**FLYTNING, "submission_id": "<submission>"},
    ),
    Kind(
        "self-service, asked for a consent",
        "selfservice.consent",
        "asked for a consent",
        {**FLYTNING, "consent_id": lambda seats: asked(seats, "consent")},
    ),
    Kind(
        "self-service, consent not answered",
        "selfservice.consent",
        "asked for a consent",
        {**FLYTNING, "consent_id": lambda seats: asked(seats, "consent")},
        status=422,
        then=press("[data-show=send-answer]"),
    ),
    Kind("self-service, to be paid for", "selfservice.check", "paying", PARKING),
    Kind("self-service, payment", "selfservice.payment", "paying", PARKING),
    Kind(
        "self-service, payment refused",
        "selfservice.payment",
        "paying",
        PARKING,
        status=422,
        then=press("[data-show=pay]"),
    ),
    Kind(
        "self-service, offered something",
        "selfservice.consent",
        "offered a place",
        {**PLADS, "consent_id": lambda seats: offered(seats, "consent")},
    ),
    Kind(
        "self-service, receipt with a question",
        "selfservice.receipt",
        "offered a place",
        {**PLADS, "submission_id": lambda seats: offered(seats, "submission")},
    ),
    Kind(
        "self-service, cannot go on",
        "selfservice.step",
        "cannot go on",
        {"host": "borger.dk", "slug": "boligstoette", "name": "meld-flytning-foerst"},
    ),
    Kind(
        "calculator, a day",
        "selfservice.calculator",
        "fresh",
        {"host": "borger.dk", "slug": "folkepension"},
        then=fill(born_day="21", born_month="6", born_year="1960"),
    ),
    Kind("calculator", "selfservice.calculator", "fresh", FRIPLADS),
    Kind(
        "calculator, nothing typed",
        "selfservice.calculator",
        "fresh",
        FRIPLADS,
        status=422,
        then=press("[data-show=calculate]"),
    ),
    Kind(
        "calculator, result",
        "selfservice.calculator",
        "fresh",
        FRIPLADS,
        then=fill(monthly="42000", kids="2"),
    ),
]
