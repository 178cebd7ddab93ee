"""An installation with the other municipality: front page, waste, booking and a self-service under its own host."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox import create_app
from sandbox.config import Config
from sandbox.content.chosen_municipality import using
from sandbox.content.municipality import settings
from sandbox.content.portal.municipality_pages import news, themes
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.web.services import KEY
from sandbox.world import session
from sandbox.world.seeding import seeded_world
from sandbox.world.state.world import World
from tests.sites.walking import Walk

DAY = date(2026, 11, 23)
HOST = "/proevebjerg.dk"


@pytest.fixture
def other_app(config: Config) -> Iterator[Flask]:
    app = create_app(config.model_copy(update={"municipality": "proevebjerg"}))
    app.config["WTF_CSRF_ENABLED"] = False
    with using("proevebjerg"):
        yield app
    app.extensions[KEY].database.close()


@pytest.fixture
def seat(other_app: Flask) -> tuple[FlaskClient, Callable[[], World], Callable[..., object]]:
    held = other_app.extensions[KEY]
    codes = (f"{number:04}" for number in count(1000))
    opened = held.classes.open("Hold", DAY, codes, (), [seeded_world(1, 1, DAY).to_json()])
    client = other_app.test_client()
    client.post("/", data={"code": opened.code, "seat": "1"})
    seat_id = held.classes.seat_id(opened.id, 1)
    return (
        client,
        lambda: held.store.seat(seat_id).world,
        lambda how: held.store.act(seat_id, how).result,
    )


Seat = tuple[FlaskClient, Callable[[], World], Callable[..., object]]


def test_its_people_live_there(seat: Seat) -> None:
    _client, world, _change = seat
    towns = {town.name for town in settings.municipality().towns}
    assert towns == {"Prøvebjerg", "Granprøve", "Tastehøj"}
    for citizen in world().household.citizens.values():
        assert citizen.address.town in towns
        assert settings.practice(citizen.doctor).name == citizen.doctor


def test_its_front_page_is_its_own_and_the_first_ones_is_gone(seat: Seat) -> None:
    client, _world, _change = seat
    html = client.get(f"{HOST}/").text
    assert "Prøvebjerg Kommune" in html
    assert "Velkommen op til Prøvebjerg" in html
    assert "Øveby" not in html
    assert all(f'href="{HOST}/emner/{slug}"' in html for slug in themes())
    assert re.findall(r'data-show="news-([a-z-]+)"', html) == [each.slug for each in news(DAY)[:3]]
    assert client.get("/oeveby.dk/").status_code == 404
    sheet = re.search(rf'href="({HOST}/farver\.css[^"]*)"', html)
    assert sheet
    assert "#2c5a38" in client.get(sheet[1]).text


def test_the_browser_knows_its_address(seat: Seat) -> None:
    client, _world, _change = seat
    assert client.get("/go", query_string={"address": "www.proevebjerg.dk"}).location == f"{HOST}/"
    assert "proevebjerg.dk" in client.get("/go", query_string={"address": "proevbjerg.dk"}).text
    assert "Prøvebjerg Kommune" in client.get("/address", query_string={"of": f"{HOST}/"}).text
    assert f'href="{HOST}/"' in client.get("/start/").text


def test_its_waste_calendar_knows_its_streets(seat: Seat) -> None:
    client, world, _change = seat
    home = world().citizen("senior").address.text
    html = client.get(f"{HOST}/affald", query_string={"adresse": home}).text
    assert home in html
    assert 'data-show="waste-days"' in html
    assert "25 kr. (2026)" in html
    assert client.get(f"{HOST}/affald", query_string={"adresse": "Solsortevej 6"}).status_code == 422


def test_a_time_can_be_booked_there(seat: Seat) -> None:
    client, world, _change = seat
    office = "borgerservice-proevebjerg"
    html = client.get(f"{HOST}/tidsbestilling/pas/{office}").text
    chosen = re.findall(rf'href="({HOST}/tidsbestilling/pas/{office}/[^"]+)"', html)[0]
    answer = client.post(chosen, data={"name": world().citizen("senior").name})
    assert "Borgerservice Prøvebjerg" in client.get(answer.location).text
    assert world().appointments[0].office == office


def test_an_article_has_its_fees_and_its_words(seat: Seat) -> None:
    client, _world, _change = seat
    html = client.get(f"{HOST}/emner/hjem-og-vej/parkering").text
    assert "180 kr. (2026)" in html
    assert "Prøvetorvet" in html
    html = client.get(f"{HOST}/emner/familie/skolestart").text
    assert "15. januar" in html


def test_a_move_is_reported_under_its_host(seat: Seat) -> None:
    client, world, change = seat
    change(lambda world: session.open_session(world, "senior", "nemid", "proevebjerg.dk"))
    service = services()["flytning"]
    answers = {
        "moving_date": "+7 days",
        "new_address": "Mosbakken 12, 0060 Prøvebjerg",
        "somebody_stays": "nej",
    }
    walk = Walk(client, service, world().clock).to(CHECK, dict(answers))
    assert walk.send().status_code == 303
    sent = world().submissions[0]
    assert sent.answers["new_address"] == "Mosbakken 12, 0060 Prøvebjerg"
    html = client.get(f"{HOST}/selvbetjening/").text
    assert f'href="{HOST}/selvbetjening/flytning/"' in html
