"""The phone as a whole: whose it is, what is new, and its three places: a page, beside a page, and a real phone."""

from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.store.classes import ClassSession
from sandbox.web import network
from sandbox.web.pairing import Pairing
from sandbox.web.services import Services
from sandbox.world import phone
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.sites.phones import begin_mitid, heading, notices, open_app

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]


@pytest.fixture
def pair_path(app: Flask) -> Callable[[FlaskClient, Role], str]:
    """Where the code on the screen leads."""

    def path(client: FlaskClient, role: Role) -> str:
        with client.session_transaction() as cookie:
            pairing = Pairing(cookie["seat"], cookie["generation"], role)
        with app.app_context():
            return f"/phone/pair/{pairing.token()}"

    return path


def test_each_of_the_household_has_a_phone_and_one_can_switch(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    for role in ROLES:
        page = client.get(f"/phone/{role}/").text
        assert f'aria-label="Telefon for {world(client).citizen(role).first_name}"' in page
        assert all(f'href="/phone/{other}/"' in page for other in ROLES)


def test_the_phone_that_is_looked_for_is_that_of_whoever_is_signed_in(
    participant: Participant, signed_in: Callable[..., FlaskClient]
) -> None:
    assert participant().get("/phone/").location == "/phone/senior/"
    assert signed_in("young").get("/phone/").location == "/phone/young/"


def test_only_the_apps_that_are_on_a_phone_are_shown(participant: Participant) -> None:
    client = participant()
    assert 'href="/phone/parent/mitid"' in client.get("/phone/parent/").text
    assert 'href="/phone/senior/mitid"' not in client.get("/phone/senior/").text


@pytest.mark.parametrize(
    "path", ["/phone/", "/phone/senior/", "/phone/senior/messages", "/phone/senior/news"]
)
def test_without_a_seat_there_is_no_phone(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize("path", ["/phone/nobody/", "/phone/Senior/", "/phone/senior/fotos"])
def test_what_is_not_on_a_phone_gets_the_kind_page(participant: Participant, path: str) -> None:
    assert participant().get(path).status_code == 404


def test_what_is_new_is_told_and_told_once(participant: Participant, change: Change) -> None:
    client = participant()
    assert notices(client.get("/phone/parent/")) == []
    message = change(client, lambda world: phone.receive_message(world, "parent", "nabo"))
    assert notices(client.get("/phone/parent/")) == ["Ny besked fra Grethe, nabo"]
    change(client, begin_mitid)
    told = ["MitID: Noget venter på dit svar", "Ny besked fra Grethe, nabo"]
    assert notices(client.get("/phone/parent/news")) == told
    assert notices(client.get("/phone/parent/news?but=mitid")) == told[1:]
    assert notices(client.get("/phone/young/news")) == []
    client.get(f"/phone/parent/messages/{message.id}")  # type: ignore[attr-defined]
    assert notices(client.get("/phone/parent/news")) == told[:1]


def test_an_unchanged_phone_is_not_sent_again(participant: Participant, change: Change) -> None:
    client = participant()
    tag = client.get("/phone/senior/news").headers["ETag"]
    assert f'data-tag="{tag}"' in unescape(client.get("/phone/senior/").text)
    asked = {"If-None-Match": tag}
    assert client.get("/phone/senior/news", headers=asked).status_code == 304
    change(client, lambda world: phone.receive_message(world, "senior", "nabo"))
    assert client.get("/phone/senior/news", headers=asked).status_code == 200


def test_looking_for_news_changes_nothing(participant: Participant, world: WorldOf) -> None:
    client = participant()
    before = world(client).to_json()
    for path in ("/phone/senior/", "/phone/senior/messages", "/phone/senior/news", "/phone/parent/mitid"):
        client.get(path)
    assert world(client).to_json() == before


def test_a_script_gets_the_phone_alone_to_lay_it_beside_the_page(participant: Participant) -> None:
    fragment = participant().get("/phone/parent/messages", headers={"X-Fragment": "1"}).text
    assert "<html" not in fragment
    assert "<h1" not in fragment
    assert 'data-within="/phone/"' in fragment
    assert "phone.css" in fragment.split("<section")[0]


def test_the_way_back_to_the_computer_is_remembered(participant: Participant) -> None:
    client = participant()
    assert 'href="/start"' in client.get("/phone/senior/").text
    client.get("/phone/senior/?back=/borger.dk/flytning")
    assert 'href="/borger.dk/flytning"' in client.get("/phone/senior/messages").text
    client.get("/phone/senior/?back=//elsewhere.example/")
    assert "elsewhere" not in client.get("/phone/senior/").text


def test_the_screen_shows_a_code_where_another_machine_can_reach_the_server(
    participant: Participant, pair_path: Callable[..., str], monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    client = participant()
    monkeypatch.setattr(network, "own_addresses", lambda host: [])
    assert (
        "<svg" not in client.get("/phone/senior/").text.split("phone-and-code")[1].split("phone-real")[-1][:0]
    )
    assert "Brug en rigtig telefon" not in client.get("/phone/senior/").text
    monkeypatch.setattr(network, "own_addresses", lambda host: ["192.168.1.7"])
    page = client.get("/phone/senior/").text
    label = "QR-kode, der åbner telefonen på en rigtig telefon"
    assert network.qr_code(f"http://192.168.1.7{pair_path(client, 'senior')}", label) in page


def test_a_real_phone_approves_what_the_computer_began(
    participant: Participant, app: Flask, pair_path: Callable[..., str], change: Change, world: WorldOf
) -> None:
    computer, real = participant(), app.test_client()
    answer = real.get(pair_path(computer, "parent"))
    assert (answer.status_code, answer.location) == (303, "/phone/parent/")
    change(computer, begin_mitid)
    home = real.get("/phone/parent/")
    assert notices(home) == ["MitID: Noget venter på dit svar"]
    assert "Tilbage til computeren" not in home.text
    assert open_app(real, world(computer)).location == "/phone/parent/mitid"
    assert heading(real.get("/phone/parent/mitid")) == "Scan koden"
    real.post("/phone/parent/mitid/scan")
    assert real.post("/phone/parent/mitid/approve").location == "/phone/parent/mitid/approved"
    assert world(computer).signed_in == "parent"


def test_a_real_phone_has_nothing_but_its_own_phone(
    participant: Participant, app: Flask, pair_path: Callable[..., str]
) -> None:
    computer, real = participant(), app.test_client()
    real.get(pair_path(computer, "parent"))
    assert real.get("/phone/senior/messages").location == "/phone/parent/"
    assert real.get("/phone/").location == "/phone/parent/"
    for desk in ("/borger.dk/", "/papers/", "/start/"):
        assert real.get(desk).location == "/"


def test_several_real_phones_belong_to_one_seat(
    participant: Participant, app: Flask, pair_path: Callable[..., str]
) -> None:
    computer = participant()
    phones = {role: app.test_client() for role in ROLES}
    for role, real in phones.items():
        real.get(pair_path(computer, role))
    assert all(real.get(f"/phone/{role}/").status_code == 200 for role, real in phones.items())


def test_a_reset_ends_the_pairing_and_the_code(
    participant: Participant,
    app: Flask,
    pair_path: Callable[..., str],
    services: Services,
    open_class: Callable[..., ClassSession],
    world: WorldOf,
) -> None:
    session = open_class()
    computer, real = participant(session=session), app.test_client()
    path = pair_path(computer, "parent")
    real.get(path)
    real.post(f"/phone/parent/messages/{world(computer).phone['parent'].messages[0].id}/delete")
    services.classes.reset(session.id, 1)
    gone = real.get("/phone/parent/")
    assert gone.status_code == 410
    assert "Telefonen er ikke koblet til mere" in gone.text
    assert real.get("/phone/parent/").location == "/"
    assert app.test_client().get(path).status_code == 410


def test_a_closed_class_ends_the_pairing(
    participant: Participant,
    app: Flask,
    pair_path: Callable[..., str],
    services: Services,
    open_class: Callable[..., ClassSession],
) -> None:
    session = open_class()
    computer, real = participant(session=session), app.test_client()
    real.get(pair_path(computer, "parent"))
    services.classes.close(session.id)
    assert real.get("/phone/parent/").status_code == 410


@pytest.mark.parametrize("token", ["x", "WzEsMSwic2VuaW9yIl0.falsk", "."])
def test_a_code_that_is_not_ours_gets_the_kind_page(client: FlaskClient, token: str) -> None:
    answer = client.get(f"/phone/pair/{token}")
    assert answer.status_code == 404
    assert "scan koden dér" in answer.text
    with client.session_transaction() as cookie:
        assert "phone" not in cookie


def test_the_computer_stays_a_computer_when_it_opens_its_own_code(
    participant: Participant, pair_path: Callable[..., str]
) -> None:
    computer = participant()
    assert computer.get(pair_path(computer, "senior")).location == "/phone/senior/"
    assert computer.get("/borger.dk/").status_code == 200


def test_a_phone_that_joins_a_class_is_a_computer_again(
    participant: Participant,
    app: Flask,
    pair_path: Callable[..., str],
    open_class: Callable[..., ClassSession],
) -> None:
    computer, real = participant(), app.test_client()
    real.get(pair_path(computer, "parent"))
    real.post("/", data={"code": open_class().code, "seat": "2"})
    assert real.get("/borger.dk/").status_code == 200
    assert real.get("/phone/senior/").status_code == 200
