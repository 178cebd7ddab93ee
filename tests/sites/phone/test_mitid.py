"""The MitID app's screens, one for each thing it can have to say."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.rules import STANDARD
from sandbox.world import timeline
from sandbox.world.mitid import activation
from sandbox.world.mitid import app as mitid_app
from sandbox.world.state.world import World
from tests.sites.phones import begin_mitid, heading, open_app

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
APP = "/phone/parent/mitid"


@pytest.fixture
def client(participant: Participant) -> FlaskClient:
    return participant()


def test_a_phone_without_the_app_says_so(client: FlaskClient) -> None:
    assert "bruger en kodeviser" in client.get("/phone/senior/mitid").text
    assert client.post("/phone/senior/mitid/open", data={"pin": "1"}).location == "/phone/senior/mitid"


def test_nothing_waits(client: FlaskClient, world: WorldOf) -> None:
    assert heading(client.get(APP)) == "MitID"
    open_app(client, world(client))
    assert heading(client.get(APP)) == "Der er ikke noget at godkende"
    client.post(f"{APP}/close")
    assert heading(client.get(APP)) == "MitID"


def test_what_is_to_be_approved_is_named_big(client: FlaskClient, world: WorldOf, change: Change) -> None:
    change(client, begin_mitid)
    assert "Noget venter på dit svar" in client.get(APP).text
    open_app(client, world(client))
    client.post(f"{APP}/scan")
    page = client.get(APP)
    assert heading(page) == "Vil du godkende?"
    assert "<span>Log på hos</span> <strong>borger.dk</strong>" in page.text
    assert "Godkend kun det, du selv har sat i gang." in page.text


def test_refusing_lets_nobody_in(client: FlaskClient, world: WorldOf, change: Change) -> None:
    change(client, begin_mitid)
    open_app(client, world(client))
    client.post(f"{APP}/scan")
    answer = client.post(f"{APP}/refuse", follow_redirects=True)
    assert heading(answer) == "Du har afvist"
    assert world(client).signed_in is None


@pytest.mark.parametrize(("answered", "said"), [("approve", "Du har godkendt"), ("refuse", "Du har afvist")])
def test_what_somebody_else_began_opens_no_door_here(
    client: FlaskClient, world: WorldOf, change: Change, answered: str, said: str
) -> None:
    change(client, lambda world: mitid_app.ask_unasked(world, "parent", "En webbutik", "pay"))
    open_app(client, world(client))
    assert "<span>Betal til</span> <strong>En webbutik</strong>" in client.get(APP).text
    assert heading(client.post(f"{APP}/{answered}", follow_redirects=True)) == said
    assert world(client).signed_in is None


def test_a_wrong_pin_is_told_and_never_shown_again(client: FlaskClient) -> None:
    def answer(pin: str) -> str:
        return client.post(f"{APP}/open", data={"pin": pin}, follow_redirects=True).text

    wrong = answer("918273")
    assert "PIN-koden er forkert. Prøv igen." in wrong
    assert "918273" not in wrong
    assert "PIN-koden har seks tal. Du har skrevet 4." in answer("12 34")
    assert "PIN-koden har seks tal. Skriv kun tal." in answer("enfemto")
    assert "Du har ét forsøg mere." in answer("918273")
    assert "PIN-koden har seks tal." in answer(" ")


def test_too_many_wrong_pins_close_the_app_for_a_while_and_then_for_good(
    client: FlaskClient, change: Change
) -> None:
    for _each in range(STANDARD.mitid.pauses + 1):
        for _try in range(STANDARD.mitid.pin_attempts):
            answer = client.post(f"{APP}/open", data={"pin": "918273"}, follow_redirects=True)
        if _each < STANDARD.mitid.pauses:
            assert heading(answer) == "Vent lidt"
            change(client, lambda world: timeline.move_clock(world, STANDARD.mitid.pause_minutes))
    assert heading(answer) == "Gør appen klar"
    assert "Nu skal appen have en ny." in answer.text


def test_whoever_cannot_scan_types_the_one_time_code(
    client: FlaskClient, world: WorldOf, change: Change
) -> None:
    change(client, begin_mitid)
    open_app(client, world(client))
    assert "Jeg kan se en engangskode" in client.get(APP).text
    code = change(client, mitid_app.one_time_code)
    assert "Engangskode" in client.get(APP).text
    for typed, said in {"": "Den har 4 tal.", "12": "Du har skrevet 2.", "0000": "Koden passer ikke"}.items():
        answer = client.post(f"{APP}/code", data={"one_time_code": typed}, follow_redirects=True)
        assert said in answer.text
    client.post(f"{APP}/code", data={"one_time_code": str(code)})
    assert heading(client.get(APP)) == "Vil du godkende?"


def test_three_wrong_one_time_codes_end_the_sign_in(
    client: FlaskClient, world: WorldOf, change: Change
) -> None:
    change(client, begin_mitid)
    open_app(client, world(client))
    change(client, mitid_app.one_time_code)
    for _each in range(3):
        answer = client.post(f"{APP}/code", data={"one_time_code": "0000"}, follow_redirects=True)
    assert heading(answer) == "Log-in er afbrudt"


def test_a_fresh_app_gets_its_pin_by_a_temporary_one(
    client: FlaskClient, world: WorldOf, change: Change
) -> None:
    app = "/phone/senior/mitid"
    change(client, lambda world: activation.new_app(world, "senior"))
    assert heading(client.get(app)) == "Gør appen klar"
    refused = client.post(f"{app}/temporary", data={"temporary_pin": "00000000"}, follow_redirects=True)
    assert "ikke bestilt" in refused.text
    sent = change(client, lambda world: activation.order_temporary(world, "senior", "desk"))
    assert "i Borgerservice" in client.get(app).text
    wrong = client.post(f"{app}/temporary", data={"temporary_pin": "00000000"}, follow_redirects=True)
    assert "Læs den igen" in wrong.text
    client.post(f"{app}/temporary", data={"temporary_pin": sent.code})  # type: ignore[attr-defined]
    assert heading(client.get(app)) == "Vælg din PIN-kode"
    told = [("12", "12", "seks tal"), ("111111", "111111", "let at gætte"), ("482915", "482916", "ikke ens")]
    for pin, again, said in told:
        tried = client.post(f"{app}/pin", data={"pin": pin, "pin_again": again}, follow_redirects=True)
        assert said in tried.text
    done = client.post(f"{app}/pin", data={"pin": "482915", "pin_again": "482915"}, follow_redirects=True)
    assert heading(done) == "Appen er klar"
    assert client.post(f"{app}/open", data={"pin": "482915"}).status_code == 303


@pytest.mark.parametrize("pressed", ["approve", "refuse", "scan", "pin", "code"])
def test_a_press_that_comes_too_late_shows_the_app_as_it_is_now(client: FlaskClient, pressed: str) -> None:
    answer = client.post(
        f"{APP}/{pressed}", data={"pin": "482915", "pin_again": "482915", "one_time_code": "1"}
    )
    assert (answer.status_code, answer.location) == (303, APP)


@pytest.mark.parametrize("result", ["approved", "refused", "chip", "ended", "activated"])
def test_every_answer_is_told(client: FlaskClient, result: str) -> None:
    assert heading(client.get(f"{APP}/{result}"))


def test_what_looks_like_a_real_number_is_refused_kindly(client: FlaskClient, change: Change) -> None:
    change(client, lambda world: activation.new_app(world, "parent"))
    answer = client.post(f"{APP}/temporary", data={"temporary_pin": "23456789"}, follow_redirects=True)
    assert "ligner et rigtigt telefonnummer" in answer.text
    assert "23456789" not in answer.text + str(answer.request.url)
