"""Self-services."""

from tests.browser.kinds.kind import Kind, fill, press

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
]
