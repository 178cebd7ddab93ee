"""Two apps of one process, each with a municipality of its own."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.routing import BuildError

from sandbox import create_app
from sandbox.config import Config
from sandbox.content.chosen_municipality import STANDARD, chosen, using
from sandbox.content.municipality import settings
from sandbox.content.reading.errors import ContentError
from sandbox.web.login import imitated_hosts
from sandbox.web.services import KEY
from sandbox.world.seeding import seeded_world

DAY = date(2026, 11, 23)
TIMES = 25


@dataclass
class Installation:
    """An app, a browser that sits in it, and what it has to show."""

    app: Flask
    slug: str
    client: FlaskClient
    host: str
    name: str
    other: str


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Installation]]:
    """Made one after the other, so that the second is there before the first is asked."""
    made = [
        installation(tmp_path_factory.mktemp(slug), slug, host, name, other)
        for slug, host, name, other in (
            ("oeveby", "oeveby.dk", "Øveby Kommune", "proevebjerg.dk"),
            ("proevebjerg", "proevebjerg.dk", "Prøvebjerg Kommune", "oeveby.dk"),
        )
    ]
    yield made
    for one in made:
        one.app.extensions[KEY].database.close()


def installation(folder: Path, slug: str, host: str, name: str, other: str) -> Installation:
    app = create_app(Config.from_environ({"MUNICIPALITY": slug}, data_dir=folder, secret_key="s" * 32))
    app.config["WTF_CSRF_ENABLED"] = False
    app.testing = True
    with using(slug):
        world = seeded_world(1, 1, DAY).to_json()
    opened = app.extensions[KEY].classes.open("Hold", DAY, iter(["1234"]), (), [world])
    client = app.test_client()
    client.post("/", data={"code": opened.code, "seat": "1"})
    return Installation(app, slug, client, host, name, other)


def expect_own_pages(one: Installation) -> None:
    front = one.client.get(f"/{one.host}/")
    assert one.name in front.text
    assert f"/{one.other}/" not in front.text
    assert one.client.get(f"/{one.other}/").status_code == 404
    assert one.client.get(f"/{one.other}/selvbetjening/flytning/").status_code == 404
    start = one.client.get(f"/{one.host}/selvbetjening/flytning/")
    assert one.name in start.text
    assert one.client.get("/go", query_string={"address": one.host}).location == f"/{one.host}/"


def test_each_shows_its_own_municipality_by_turns(both: list[Installation]) -> None:
    for one in [*both, *both]:
        expect_own_pages(one)
    assert chosen() == STANDARD


def test_each_shows_its_own_when_both_are_asked_at_once(both: list[Installation]) -> None:
    together = Barrier(len(both))

    def ask(one: Installation) -> set[bool]:
        found = set()
        for _ in range(TIMES):
            together.wait(60)
            found.add(one.name in one.client.get(f"/{one.host}/kontakt").text)
        return found

    with ThreadPoolExecutor(len(both)) as browsers:
        assert [*browsers.map(ask, both)] == [{True}, {True}]


def test_one_app_can_be_asked_while_the_other_answers(both: list[Installation]) -> None:
    first, second = both
    with first.app.test_request_context():
        with second.app.app_context():
            assert settings.municipality().host == second.host
        assert settings.municipality().host == first.host
        expect_own_pages(second)
        assert settings.municipality().host == first.host


def test_addresses_are_made_for_the_app_s_own_host_only(both: list[Installation]) -> None:
    for one in both:
        with one.app.test_request_context():
            assert url_for("municipality.theme", slug="affald") == f"/{one.host}/emner/affald"
            assert url_for("selfservice.start", host=one.host, slug="x") == f"/{one.host}/selvbetjening/x/"
            assert url_for("selfservice.start", host="borger.dk", slug="x") == "/borger.dk/selvbetjening/x/"
            with pytest.raises(BuildError):
                url_for("selfservice.start", host=one.other, slug="x")
            assert one.host in imitated_hosts()
            assert one.other not in imitated_hosts()


def test_the_choice_ends_with_a_request_that_fails(both: list[Installation]) -> None:
    one = both[1]
    assert one.client.get(f"/{one.host}/findes/ikke").status_code == 404
    assert one.client.post(f"/{one.host}/kontakt").status_code == 405
    assert chosen() == STANDARD


def test_a_municipality_that_there_is_no_folder_of_stops_the_start(tmp_path: Path) -> None:
    config = Config.from_environ({"MUNICIPALITY": "ukendt"}, data_dir=tmp_path, secret_key="s" * 32)
    with pytest.raises(ContentError, match=r"settings\.yaml"):
        create_app(config)
    assert chosen() == STANDARD
