import re
from typing import Any

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from sandbox.web.guard import handles_real_data, refused

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
