from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Participant = Callable[..., FlaskClient]


@pytest.fixture
def client(participant: Participant) -> FlaskClient:
    client = participant(scenarios=("laes-et-brev",))
    client.post("/guide/start/laes-et-brev")
    return client


def test_the_phone_of_whom_the_exercise_is_about_lies_beside_the_page(client: FlaskClient) -> None:
    page = client.get("/post.borger.dk/").text
    assert 'href="/phone/senior/?back=/post.borger.dk/"' in page
    assert 'data-poll="/phone/senior/news?guide=1"' in page


def test_the_phone_does_not_lie_beside_itself(client: FlaskClient) -> None:
    assert 'data-poll="/phone/senior/news?guide=1"' not in client.get("/phone/senior/").text


def test_what_is_laid_beside_a_page_tells_whether_the_panel_there_is_out_of_date(client: FlaskClient) -> None:
    page = client.get("/post.borger.dk/").text
    fragment = client.get("/phone/senior/", headers={"X-Fragment": "1"})
    assert f'data-stamp="{fragment.headers["X-Guide"]}"' in page
    assert "X-Guide" not in client.get("/phone/senior/").headers


def test_without_an_exercise_nothing_is_told(participant: Participant) -> None:
    fragment = participant().get("/phone/senior/", headers={"X-Fragment": "1"})
    assert "X-Guide" not in fragment.headers
