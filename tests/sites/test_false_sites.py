import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from sandbox.content.web.false_sites import FalseSite, false_sites
from sandbox.store.tables import events
from sandbox.web.services import Services
from sandbox.world.state.world import World

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Happened = Callable[[], list[str]]

every_site = pytest.mark.parametrize("false", false_sites().values(), ids=false_sites().keys())
MITID = "/mitid.dkk/"
TYPED = "Hemmelig-Ugle-47"


def typed(false: FalseSite) -> dict[str, str]:
    return {f"secret_{asked.name}": TYPED for asked in false.fields}


@pytest.fixture
def happened(services: Services) -> Happened:
    """The names of all that has happened, in order."""

    def names() -> list[str]:
        with services.database.reading() as connection:
            return list(connection.execute(select(events.c.name).order_by(events.c.id)).scalars())

    return names


@every_site
def test_a_false_site_is_shown_with_no_lock(false: FalseSite, participant: Participant) -> None:
    page = participant().get(f"/{false.host}/")
    assert page.status_code == 200
    assert "Ikke sikker" in page.text
    assert false.title in page.text
    assert all(f'name="secret_{asked.name}"' in page.text for asked in false.fields)


def test_a_browser_that_sits_at_no_seat_is_sent_to_the_front_page(client: FlaskClient) -> None:
    assert client.get(MITID).location == "/"
    assert client.post(MITID, data={"secret_password": TYPED}).location == "/"
    assert client.get(f"{MITID}oevelse").location == "/"


def test_coming_and_looking_again_is_one_visit(participant: Participant, happened: Happened) -> None:
    client = participant()
    for _each in range(3):
        client.get(MITID)
    assert happened().count("false-site-visited") == 1


@pytest.mark.parametrize("away", ["/borger.dk/", "/start/", "/welcome", "/pakke-told.dkk/"])
def test_going_anywhere_else_in_the_browser_is_leaving(
    away: str, participant: Participant, happened: Happened
) -> None:
    client = participant()
    client.get(MITID)
    client.get(away)
    assert happened().count("false-site-left") == 1


@pytest.mark.parametrize(
    "beside", ["/papers/", "/address?of=/mitid.dkk/", "/guide/clock", f"{MITID}oevelse", "/go?address="]
)
def test_what_lies_beside_the_page_is_no_leaving(
    beside: str, participant: Participant, happened: Happened
) -> None:
    client = participant(scenarios=("falsk-side",))
    client.post("/guide/start/falsk-side")
    client.get(MITID)
    client.get(beside)
    assert "false-site-left" not in happened()


@every_site
def test_what_was_given_away_is_told_kindly_by_the_names_of_the_fields(
    false: FalseSite, participant: Participant, services: Services
) -> None:
    client = participant()
    client.get(f"/{false.host}/")
    answer = client.post(f"/{false.host}/", data=typed(false), follow_redirects=True)
    assert "Det her var en falsk side" in answer.text
    assert "I øvelsen skete der ikke noget" in answer.text
    assert all(sign in answer.text for sign in false.signs)
    with services.database.reading() as connection:
        row = connection.execute(select(events).where(events.c.name == "gave-data-away")).one()
    assert all(asked.name in str(row) for asked in false.fields)


def test_nothing_filled_in_is_nothing_given(participant: Participant, happened: Happened) -> None:
    answer = participant().post(MITID, data={"secret_user_id": "  ", "password": TYPED})
    assert answer.location == MITID
    assert "gave-data-away" not in happened()


def test_what_could_be_real_is_thrown_away_and_still_counts_as_given(
    participant: Participant, happened: Happened
) -> None:
    answer = participant().post(MITID, data={"secret_user_id": "nogen@posthus.dk"})
    assert answer.status_code == 422
    assert "Det her var en falsk side" in answer.text
    assert "Det ligner en rigtig e-mailadresse" in answer.text
    assert "gave-data-away" in happened()


@every_site
def test_nothing_that_is_typed_is_kept_logged_or_shown_again(
    false: FalseSite,
    participant: Participant,
    services: Services,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    client = participant()
    client.get(f"/{false.host}/")
    answer = client.post(f"/{false.host}/", data=typed(false), follow_redirects=True)
    assert TYPED not in answer.text
    assert TYPED not in client.get(f"/{false.host}/").text
    with client.session_transaction() as cookie:
        assert TYPED not in str(dict(cookie))
    assert TYPED not in caplog.text
    services.database.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if TYPED.encode() in path.read_bytes()]


def test_a_form_that_has_stood_too_long_shows_nothing_of_it_again(
    csrf_app: Flask, participant: Participant
) -> None:
    client = participant()
    csrf_app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post(MITID, data={"secret_user_id": TYPED, "secret_password": TYPED})
    assert answer.status_code == 400
    assert TYPED not in answer.text


def test_no_service_logs_in_to_a_false_site(participant: Participant) -> None:
    page = participant().get("/nemlog-in.dk/login", query_string={"service": "mitid.dkk"})
    assert page.status_code == 404


def test_it_speaks_the_participants_language_when_it_is_found_out(participant: Participant) -> None:
    client = participant()
    client.post("/language/", data={"language": "en"})
    page = client.get(f"{MITID}oevelse")
    assert '<html lang="en"' in page.text


def test_a_false_site_stays_danish(participant: Participant) -> None:
    client = participant()
    client.post("/language/", data={"language": "en"})
    assert "Dit MitID udløber i dag" in client.get(MITID).text
