"""Joining by code and seat: what is typed wrong is said, kept, and never a dead end."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.classroom import ratelimit
from sandbox.store.classes import ClassSession
from sandbox.store.live import overview
from sandbox.web.services import Services
from tests.conftest import OpenClass


def join(client: FlaskClient, code: str, seat: str) -> tuple[int, str]:
    answer = client.post("/", data={"code": code, "seat": seat})
    return answer.status_code, answer.text


def browsers(services: Services, opened: ClassSession) -> list[int]:
    return [row.browsers for row in overview(services.database, opened.id)]


def test_code_and_seat_are_enough(client: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class(seats=12)
    answer = client.post("/", data={"code": opened.code, "seat": "12"})
    assert (answer.status_code, answer.location) == (303, "/welcome")
    assert "Velkommen til plads 12" in client.get("/welcome").text


def test_spaces_in_the_code_do_not_matter(client: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class()
    assert join(client, f" {opened.code[:2]} {opened.code[2:]} ", " 1 ")[0] == 303


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", "Skriv holdets kode"),
        ("0000", "Den kode passer ikke"),
        ("48", "Koden har fire tal"),
        ("48219", "Koden har fire tal"),
        ("abcd", "Koden har fire tal"),
        ("１２３４", "Koden har fire tal"),
        ("' OR 1=1 --", "Koden har fire tal"),
        ("<b>4821", "Koden har fire tal"),
    ],
)
def test_a_wrong_code_is_told_and_the_seat_is_kept(client: FlaskClient, code: str, message: str) -> None:
    status, page = join(client, code, "7")
    assert status == 422
    assert message in page
    assert 'value="7"' in page


@pytest.mark.parametrize(
    ("seat", "message"),
    [
        ("", "Skriv tallet på din plads"),
        ("0", "På dette hold er der plads 1 til 12"),
        ("13", "På dette hold er der plads 1 til 12"),
        ("10000", "På dette hold er der plads 1 til 12"),
        ("9" * 20, "På dette hold er der plads 1 til 12"),
        ("-1", "Pladsen er et tal"),
        ("syv", "Pladsen er et tal"),
        ("7a", "Pladsen er et tal"),
        ("7²", "Pladsen er et tal"),
        ("1.5", "Pladsen er et tal"),
    ],
)
def test_a_wrong_seat_is_told_and_the_code_is_kept(
    client: FlaskClient, open_class: OpenClass, seat: str, message: str
) -> None:
    opened = open_class(seats=12)
    status, page = join(client, opened.code, seat)
    assert status == 422
    assert message in page
    assert f'value="{opened.code}"' in page


def test_the_code_of_a_closed_class_is_told_from_a_wrong_one(
    client: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    services.classes.close(opened.id)
    status, page = join(client, opened.code, "1")
    assert status == 422
    assert "Den kode hører til et hold, der er slut" in page


def test_whoever_still_sits_in_a_class_that_is_over_is_told_so(
    client: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    join(client, opened.code, "1")
    services.classes.close(opened.id)
    assert (
        "Holdet er slut. Du har ikke gjort noget galt."
        in client.get("/borger.dk/", follow_redirects=True).text
    )


def test_a_real_looking_number_is_neither_taken_nor_shown_again(
    client: FlaskClient, open_class: OpenClass
) -> None:
    opened = open_class()
    status, page = join(client, opened.code, "070761-4285")
    assert status == 422
    assert "070761" not in page
    assert f'value="{opened.code}"' in page


def test_ten_megabytes_are_refused_kindly(client: FlaskClient) -> None:
    answer = client.post("/", data={"code": "x" * 10_000_000, "seat": "1"})
    assert answer.status_code == 413
    assert "<h1" in answer.text


def test_who_has_joined_goes_on_to_the_welcome(client: FlaskClient, open_class: OpenClass) -> None:
    join(client, open_class().code, "1")
    assert client.get("/").location == "/welcome"


def test_the_qr_code_has_filled_in_code_and_seat(client: FlaskClient) -> None:
    page = client.get("/?code=4821&seat=7").text
    assert 'value="4821"' in page
    assert 'value="7"' in page


def test_two_browsers_share_a_seat_and_both_are_told(
    app: Flask, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    first, second = app.test_client(), app.test_client()
    for each in (first, second):
        join(each, opened.code, "2")
    assert browsers(services, opened) == [0, 2, 0]
    for each in (first, second):
        assert "Pladsen er åben på 2 skærme" in each.get("/welcome").text


def test_nobody_is_told_of_sharing_who_sits_alone(client: FlaskClient, open_class: OpenClass) -> None:
    join(client, open_class().code, "2")
    assert "skærme" not in client.get("/welcome").text


def test_a_browser_that_joins_again_is_not_counted_twice(
    client: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    join(client, opened.code, "2")
    join(client, opened.code, "2")
    assert browsers(services, opened) == [0, 1, 0]


def test_a_browser_that_takes_another_seat_gives_the_first_one_back(
    client: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    join(client, opened.code, "2")
    join(client, opened.code, "3")
    assert browsers(services, opened) == [0, 0, 1]


def test_leaving_leads_to_the_first_page_and_frees_the_seat(
    client: FlaskClient, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    join(client, opened.code, "2")
    assert client.post("/leave").location == "/"
    assert browsers(services, opened) == [0, 0, 0]
    assert client.get("/welcome").location == "/"
    assert client.post("/leave").location == "/"


def test_who_sits_nowhere_is_sent_to_the_first_page(client: FlaskClient) -> None:
    assert client.get("/welcome").location == "/"
    assert client.get("/start/").location == "/"


def test_thirty_people_behind_one_address_may_all_mistype_their_code(
    app: Flask, open_class: OpenClass
) -> None:
    opened = open_class(seats=30)
    for seat in range(1, 31):
        client = app.test_client()
        for _ in range(3):
            assert join(client, "0000", str(seat))[0] == 422
        assert join(client, opened.code, str(seat))[0] == 303


def test_guessing_codes_ends_with_a_kind_page(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ratelimit, "WRONG_CODES", ratelimit.Limit("codes", 3))
    statuses = [join(client, "0000", "1")[0] for _ in range(4)]
    assert statuses == [422, 422, 422, 429]
    assert "Vent et minut" in join(client, "0000", "1")[1]


def test_two_addresses_are_counted_apart(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ratelimit, "WRONG_CODES", ratelimit.Limit("codes", 1))
    for address in ("192.168.1.2", "192.168.1.3"):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = address
        assert join(client, "0000", "1")[0] == 422
