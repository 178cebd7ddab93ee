import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sandbox.content.municipality.settings import municipality
from sandbox.content.web.false_sites import false_sites
from sandbox.content.web.old_addresses import OLD_ADDRESSES
from sandbox.content.web.site_owners import owner_of
from sandbox.store.tables import events
from sandbox.web.addresses import is_browsing, matters, path_of
from sandbox.web.login import imitated_hosts
from sandbox.web.services import Services

Participant = Callable[..., FlaskClient]
Happened = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def happened(services: Services) -> Happened:
    """What was announced under a name, as stored."""

    def of(name: str) -> list[dict[str, Any]]:
        with services.database.reading() as connection:
            rows = connection.execute(select(events.c.data).where(events.c.name == name)).scalars()
            return [
                {key: value for key, value in json.loads(row).items() if key != "citizen"} for row in rows
            ]

    return of


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("borger.dk", "/borger.dk/"),
        (" Borger.dk ", "/borger.dk/"),
        ("www.borger.dk", "/borger.dk/"),
        ("https://www.borger.dk/flytning", "/borger.dk/flytning"),
        ("http:borger.dk/flytning/", "/borger.dk/flytning"),
        ("post.borger.dk", "/post.borger.dk/"),
        ("borger.dk.", "/borger.dk/"),
        ("", "//"),
    ],
)
def test_an_address_is_understood_as_a_browser_would(typed: str, path: str) -> None:
    assert path_of(typed) == path


@pytest.mark.parametrize(
    ("host", "parts"),
    [
        ("borger.dk", ("", "borger.dk")),
        ("post.borger.dk", ("post.", "borger.dk")),
        ("post.borger.dk-login", ("post.", "borger.dk-login")),
        ("a.b.mitid.dkk", ("a.b.", "mitid.dkk")),
        ("mitid", ("", "mitid")),
    ],
)
def test_the_part_of_a_host_that_matters_is_its_end(host: str, parts: tuple[str, str]) -> None:
    assert matters(host) == parts


@pytest.mark.parametrize(
    ("path", "browsing"),
    [
        ("/borger.dk/flytning", True),
        ("/mitid.dkk/", True),
        ("/start", True),
        ("/welcome", True),
        ("/papers/", False),
        ("/guide/clock", False),
        ("/address", False),
        ("/", False),
    ],
)
def test_a_page_in_the_browsers_window_is_told_from_one_beside_it(path: str, browsing: bool) -> None:
    assert is_browsing(path) is browsing


def test_a_typed_address_leads_there_and_is_noted(participant: Participant, happened: Happened) -> None:
    assert participant().get("/go?address=Borger.dk/flytning").location == "/borger.dk/flytning"
    assert happened("address-typed") == [{"host": "borger.dk", "found": True}]


def test_a_false_address_leads_to_the_false_site(participant: Participant) -> None:
    assert participant().get("/go?address=mitid.dkk").location == "/mitid.dkk/"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("borgr.dk", "borger.dk"), ("post.borger.d", "post.borger.dk"), ("borger", "borger.dk")],
)
def test_a_slip_of_the_finger_is_understood(typed: str, meant: str, participant: Participant) -> None:
    page = participant().get("/go", query_string={"address": typed})
    assert page.status_code == 404
    assert f'Mente du <a href="/{meant}/">{meant}</a>?' in page.text


def test_a_false_host_is_never_suggested(participant: Participant) -> None:
    page = participant().get("/go?address=pakke-told.dk")
    assert page.status_code == 404
    assert "Mente du" not in page.text


def test_what_leads_nowhere_is_told_and_not_kept(participant: Participant, happened: Happened) -> None:
    page = participant().get("/go?address=hemmelig.ugle")
    assert "Vi kan ikke finde “hemmelig.ugle”." in page.text
    assert happened("address-typed") == [{"host": None, "found": False}]


def test_nothing_typed_leads_to_the_start_page(participant: Participant, happened: Happened) -> None:
    assert participant().get("/go?address=").location == "/start"
    assert happened("address-typed") == []


@pytest.mark.parametrize("path", ["/borger.dk/", "/nemlog-in.dk/login", "/mitid.dkk/"])
def test_every_imitated_page_leads_to_what_is_known_of_its_address(
    path: str, participant: Participant
) -> None:
    client = participant()
    assert f'href="/address?of={path}"' in client.get(path).text
    assert f'href="{path}"' in client.get("/address", query_string={"of": path}).text


def test_the_owner_and_the_lock_of_a_true_address_are_told(
    participant: Participant, happened: Happened
) -> None:
    page = participant().get("/address?of=/post.borger.dk/")
    assert "post.<strong>borger.dk</strong>" in page.text
    assert "Digitaliseringsstyrelsen" in page.text
    assert "Den er beskyttet" in page.text
    assert happened("address-inspected") == [{"host": "post.borger.dk"}]


def test_a_false_address_has_no_owner_and_no_lock(participant: Participant) -> None:
    page = participant().get("/address?of=/post.borger.dk-login/")
    assert "post.<strong>borger.dk-login</strong>" in page.text
    assert "Ukendt" in page.text
    assert "Den er ikke beskyttet" in page.text
    assert "Digitaliseringsstyrelsen" not in page.text


def test_the_municipality_owns_its_address(participant: Participant) -> None:
    page = participant().get(f"/address?of=/{municipality().host}/selvbetjening/flytning")
    assert municipality().name in page.text


@pytest.mark.parametrize("of", ["", "/", "/papers/", "/findes.ikke/", "https://borger.dk/", "//borger.dk/"])
def test_nothing_is_known_of_what_is_no_imitated_address(of: str, participant: Participant) -> None:
    assert participant().get("/address", query_string={"of": of}).status_code == 404


def test_every_imitated_address_has_an_owner_and_no_false_one_has(client: FlaskClient) -> None:
    with client.application.app_context():
        hosts = imitated_hosts() - {municipality().host}
    unowned = [host for host in hosts if owner_of(host) is None]
    assert not unowned, f"Write content/site_owners/<slug>.yaml for: {unowned}"
    assert not [host for host in false_sites() if owner_of(host)]


@pytest.mark.parametrize("old", OLD_ADDRESSES)
def test_an_address_of_an_earlier_version_leads_for_good_to_a_page(app: Flask, old: str) -> None:
    path = f"{old}x/bilag/y.pdf" if old.endswith("/") else old
    answer = app.test_client().get(path, query_string={"service": "borger.dk", "return_to": "/borger.dk/"})
    assert answer.status_code == 301
    new, _, query = answer.location.partition("?")
    assert new == OLD_ADDRESSES[old] + path[len(old) :]
    assert parse_qs(query) == {"service": ["borger.dk"], "return_to": ["/borger.dk/"]}
    endpoint, _values = app.url_map.bind("").match(new, method="GET")
    assert endpoint != "moved"
