import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from sandbox.web.guard import LONGEST_FIELD, handles_real_data, refused
from sandbox.world.mailbox import writing
from tests.forms import forms_of

REAL = {"cpr": "070761-4285", "phone": "20 30 40 50", "email": "nogen@posthus.dk"}


@pytest.fixture
def built() -> dict[Any, Any]:
    """An app of each test's own, since it gets pages of its own."""
    return {}


@pytest.fixture
def seen(app: Flask) -> dict[str, Any]:
    """What a plain view and a view that handles refusals itself got to see."""
    seen: dict[str, Any] = {}

    @app.post("/plain")
    def plain() -> str:
        seen.update(request.form)
        return "ok"

    @app.post("/careful")
    @handles_real_data
    def careful() -> str:
        seen.update(request.form)
        return f"{refused('a')}|{refused('b')}"

    return seen


@pytest.mark.parametrize("kind", REAL)
def test_a_form_with_real_data_never_reaches_its_view(
    client: FlaskClient, seen: dict[str, Any], kind: str
) -> None:
    answer = client.post("/plain", data={"a": f"Mit er {REAL[kind]}.", "b": "Hej"})
    assert answer.status_code == 422
    assert "Vi har ikke gemt" in answer.text
    assert REAL[kind] not in answer.text
    assert seen == {}


def test_the_rest_of_what_was_typed_can_be_sent_again_but_no_secrets(
    client: FlaskClient, seen: dict[str, Any]
) -> None:
    answer = client.post("/plain", data={"a": REAL["cpr"], "b": "Hej", "password": "solhat42"})
    assert re.search(r'name="b"[^>]*value="Hej"', answer.text)
    assert "solhat42" not in answer.text


def test_a_view_that_shows_the_message_itself_sees_an_emptied_field(
    client: FlaskClient, seen: dict[str, Any]
) -> None:
    answer = client.post("/careful", data={"a": REAL["cpr"], "b": "Hej"})
    assert answer.status_code == 200
    assert seen == {"a": "", "b": "Hej"}
    message, other = answer.text.split("|")
    assert "CPR-nummer" in message
    assert other == "None"


def test_an_address_with_real_data_is_refused(client: FlaskClient) -> None:
    answer = client.get("/go", query_string={"address": REAL["email"]})
    assert answer.status_code == 422
    assert REAL["email"] not in answer.text


@pytest.mark.parametrize(
    "text", ["140362-5044", "01 23 45 67", "karen@postkasse.example", "22.11.2026", "12345678901"]
)
def test_the_sandboxs_own_data_passes(client: FlaskClient, seen: dict[str, Any], text: str) -> None:
    assert client.post("/plain", data={"a": text}).status_code == 200
    assert seen == {"a": text}


LETTER = "Kære Borgerservice\n\nJeg har ventet siden den 1. marts. Ring på {}, tak.\n\nMange hilsner\nKaren"


@pytest.mark.parametrize("kind", REAL)
def test_only_the_number_is_taken_out_of_a_long_letter(
    client: FlaskClient, seen: dict[str, Any], kind: str
) -> None:
    answer = client.post("/careful", data={"a": LETTER.format(f"{REAL[kind]} eller 2030 4"), "b": "Hej"})
    assert seen["a"] == LETTER.format("… eller 2030 4")
    assert "Resten af din tekst er her stadig." in answer.text


def test_the_general_page_sends_the_rest_of_a_letter_again_and_says_so(
    client: FlaskClient, seen: object
) -> None:
    answer = client.post("/plain", data={"a": LETTER.format(REAL["phone"])})
    (again,) = (form for form in forms_of(answer.text, "/plain") if "a" in form.values)
    assert again.values["a"] == LETTER.format("…")
    assert "Vi har sat … i stedet." in answer.text


def test_a_number_over_two_boxes_is_taken_out_of_both(client: FlaskClient, seen: dict[str, Any]) -> None:
    answer = client.post("/careful", data={"a": "070761", "b": "4285", "c": "Hej"})
    assert seen == {"a": "", "b": "", "c": "Hej"}
    assert answer.text.count("CPR-nummer") == 2


@pytest.mark.parametrize(
    "boxes",
    [
        {"born_day": "7", "born_month": "7", "born_year": "1961", "a": "4285"},
        {"pin": "2030", "pin_again": "4050"},
        {"income": "2030", "rent": "4050"},
        {"postcode": "0010", "town": "Øveby"},
        {"draft": "bcdfghjklm", "a": "2030"},
    ],
)
def test_boxes_beside_each_other_are_no_number(
    client: FlaskClient, seen: dict[str, Any], boxes: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.web.guard._names", lambda kind: {"income", "rent"})
    assert client.post("/plain", data=boxes).status_code == 200
    assert seen == boxes


def test_a_cpr_number_with_its_end_in_the_year_box_is_found(
    client: FlaskClient, seen: dict[str, Any]
) -> None:
    answer = client.post("/plain", data={"born_day": "07", "born_month": "07", "born_year": "61-4285"})
    assert answer.status_code == 422


def test_a_field_is_cut_before_it_is_searched(
    client: FlaskClient, seen: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[int] = []
    monkeypatch.setattr("sandbox.world.real_data.find", lambda text, today: searched.append(len(text)))
    client.post("/plain", data={"a": "1 " * 100_000})
    assert max(searched) == LONGEST_FIELD
    assert len(seen["a"]) == LONGEST_FIELD


def test_no_view_reads_more_of_a_field_than_the_guard_leaves() -> None:
    assert writing.LONGEST_KEPT <= LONGEST_FIELD


@pytest.mark.parametrize(("fields", "signs"), [(20, "20 30 " * 1_500), (5_000, "1")])
def test_more_than_any_form_holds_is_not_searched_at_all(
    client: FlaskClient, seen: dict[str, Any], fields: int, signs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.world.real_data.find", None)
    answer = client.post("/plain", data={f"a{number}": signs for number in range(fields)})
    assert answer.status_code == 413
    assert seen == {}


OLD_ID = "13b69265698"


def test_an_id_of_an_old_world_is_left_in_every_field_of_the_products(
    client: FlaskClient, seen: dict[str, Any]
) -> None:
    sent = {"draft": OLD_ID, "back": f"/post.borger.dk/brev/{OLD_ID}", "papers": OLD_ID}
    assert client.post("/plain", data=sent).status_code == 200
    assert seen == sent


@pytest.fixture
def old_letter(
    participant: Callable[..., FlaskClient], change: Callable[..., Any]
) -> tuple[FlaskClient, str]:
    """A participant with an exercise, one of whose letters has an id of an old world."""
    client = participant()
    client.post("/guide/start/laes-et-brev")
    change(client, lambda world: setattr(world.post["senior"].letters[0], "id", OLD_ID))
    return client, f"/post.borger.dk/brev/{OLD_ID}"


def test_everything_works_on_a_letter_with_an_id_of_an_old_world(
    old_letter: tuple[FlaskClient, str], change: Callable[..., Any]
) -> None:
    client, letter = old_letter
    assert client.get(letter).status_code == 200
    for button in ("/guide/hint", "/guide/help", "/language/"):
        answer = client.post(button, data={"back": letter, "language": "en"})
        assert (answer.status_code, answer.location.partition("#")[0]) == (303, letter)
    assert client.get("/guide/clock", query_string={"back": letter}).status_code == 200
    change(client, lambda world: setattr(world, "session", None))
    login = client.get(letter)
    assert login.status_code == 303
    assert client.get(login.location).status_code == 200


def test_the_guides_buttons_work_after_a_refused_search_and_the_number_is_nowhere(
    participant: Callable[..., FlaskClient],
) -> None:
    client = participant()
    client.post("/guide/start/laes-et-brev")
    number = REAL["phone"].replace(" ", "")
    search = f"/borger.dk/soeg?q={number}"
    page = client.get(search)
    assert page.status_code == 422
    assert number not in page.text
    buttons = [
        form for form in forms_of(page.text, search) if "back" in form.values and form.method == "post"
    ]
    assert {"/guide/help", "/guide/hint", "/language/"} <= {form.action for form in buttons}
    for form in buttons:
        answer = client.post(form.action, data=form.values, headers={"Referer": f"http://localhost{search}"})
        assert answer.status_code in {200, 303}
        assert number not in answer.text + answer.headers.get("Location", "")


def test_a_page_that_still_holds_a_number_to_come_back_to_works_and_loses_it(
    participant: Callable[..., FlaskClient],
) -> None:
    client = participant()
    client.post("/guide/start/laes-et-brev")
    answer = client.post("/guide/help", data={"back": "/borger.dk/soeg?q=" + REAL["phone"].replace(" ", "+")})
    assert (answer.status_code, answer.location) == (303, "/borger.dk/soeg?q=#guide-help")
