import re
from typing import Any

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient


@pytest.fixture
def built() -> dict[Any, Any]:
    """An app of each test's own, since it gets pages of its own."""
    return {}


@pytest.fixture
def strict_app(csrf_app: Flask) -> Flask:
    """With the CSRF check, errors shown as to a participant, and a page that fails as asked."""
    csrf_app.testing = False

    @csrf_app.get("/fails/<int:status>")
    def fails(status: int) -> str:
        abort(status)

    @csrf_app.get("/breaks")
    def breaks() -> str:
        raise ZeroDivisionError("a secret detail")

    return csrf_app


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 418, 503])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_error_has_a_page_that_leads_back(strict_app: Flask, status: int, language: str) -> None:
    client = strict_app.test_client()
    with client.session_transaction() as session:
        session["language"] = language
    answer = client.get(f"/fails/{status}")
    assert answer.status_code == status
    assert re.search(r'<main.*<a[^>]+href="/"', answer.text, re.DOTALL)
    assert f'<html lang="{language}"' in answer.text
    assert answer.text.count("<h1") == 1
    assert ("Øvelse" in answer.text or "ØVELSE" in answer.text) or language == "en"


def test_an_unforeseen_error_shows_no_detail(strict_app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    answer = strict_app.test_client().get("/breaks")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "breaks failed" in caplog.text


def test_a_ten_megabyte_body_is_refused_with_a_page(strict_app: Flask) -> None:
    answer = strict_app.test_client().post("/", data={"code": "1" * 10_000_000})
    assert answer.status_code == 413
    assert "for meget" in answer.text


def test_an_expired_form_keeps_what_was_typed_but_no_secrets(strict_app: Flask) -> None:
    typed = {"csrf_token": "old", "code": "4821", "seat": ["7", "8"], "password": "solhat42"}
    answer = strict_app.test_client().post("/", data=typed)
    assert answer.status_code == 400
    assert "for længe" in answer.text
    for value in ("4821", "7", "8"):
        assert re.search(rf'type="hidden"[^>]*value="{value}"', answer.text)
    assert "solhat42" not in answer.text
    assert 'value="old"' not in answer.text


def test_what_an_expired_form_held_can_be_sent_again(strict_app: Flask) -> None:
    client = strict_app.test_client()
    answer = client.post("/", data={"csrf_token": "old", "code": "4821", "seat": "7"})
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)
    assert token
    again = client.post("/", data={"csrf_token": token[1], "code": "4821", "seat": "7"})
    assert again.status_code == 422  # no class has that code; the form itself was accepted


def test_a_browser_without_a_seat_is_sent_to_join(client: FlaskClient) -> None:
    answer = client.get("/go?address=borger.dk")
    assert (answer.status_code, answer.location) == (303, "/")


def test_an_error_on_an_imitated_page_is_told_in_the_guides_language(strict_app: Flask) -> None:
    client = strict_app.test_client()
    with client.session_transaction() as session:
        session["language"] = "en"
    answer = client.post("/borger.dk/", data={"csrf_token": "old"})
    assert '<html lang="en"' in answer.text
    assert "PRACTICE" in answer.text
