"""Nothing that anybody typed reaches a log, whatever fails; where it failed does."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from flask import Flask, Request, render_template_string
from flask.testing import FlaskClient
from pydantic import BaseModel
from sqlalchemy import text
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter

from sandbox.content.reading.text import Block
from sandbox.store.database import Database
from sandbox.web.logs import LEVELS
from sandbox.web.municipality import MunicipalityHost
from sandbox.web.pdf import pdf
from sandbox.web.pdf_document import PdfDocument
from sandbox.web.services import services
from sandbox.web.urls import ROLE_WORDS, RoleConverter
from tests.conftest import PASSWORD
from tests.rules.tree import ROOT

MARKER = "Vesterhavsgade"


class Parsed(BaseModel):
    number: int


def a_missing_key() -> str:
    nothing: dict[str, str] = {}
    return nothing[MARKER]


def a_message_with_a_cause() -> str:
    try:
        return str(int(MARKER))
    except ValueError as error:
        raise RuntimeError(f"no number: {MARKER}") from error


def bytes_that_cannot_be_written() -> str:
    return f"{MARKER}\ud800".encode().decode()


def a_model_that_does_not_fit() -> str:
    return str(Parsed.model_validate_json(json.dumps({"number": MARKER})))


def a_statement_with_parameters() -> NoReturn:
    with services().database.writing() as connection:
        connection.execute(text("INSERT INTO settings VALUES (:a, :b, 1)"), {"a": MARKER, "b": MARKER})
    raise AssertionError("the statement was executed")


def a_template_that_fails() -> str:
    return render_template_string("{{ typed.nothing.there }}", typed=MARKER)


FAILURES = [
    a_missing_key,
    a_message_with_a_cause,
    bytes_that_cannot_be_written,
    a_model_that_does_not_fit,
    a_statement_with_parameters,
    a_template_that_fails,
]


@pytest.fixture
def built() -> dict[Any, Any]:
    """An app of each test's own, since it gets pages of its own."""
    return {}


@pytest.fixture
def failing_app(app: Flask) -> Flask:
    """It answers as to a participant, and has a page for each failure."""
    app.testing = False
    for failure in FAILURES:
        app.add_url_rule(f"/fails/{failure.__name__}", failure.__name__, failure, methods=["POST"])
    return app


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """All that was said on any logger at any level, and all that was written to the terminal."""
    caplog.set_level(logging.DEBUG)
    return lambda: caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_logged_by_its_place_and_without_what_was_typed(
    failing_app: Flask, logged: Callable[[], str], failure: Callable[[], object]
) -> None:
    answer = failing_app.test_client().post(f"/fails/{failure.__name__}", data={"note": MARKER})
    assert answer.status_code == 500
    said = logged()
    assert f"{failure.__name__} failed" in said
    assert re.search(rf'test_logs\.py", line \d+, in {failure.__name__}', said)
    assert MARKER not in said


def broken(*_given: object, **_more: object) -> NoReturn:
    raise ValueError(MARKER)


def test_when_the_error_page_fails_too_there_is_a_plain_one(
    failing_app: Flask, logged: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.web.errors.render_template", broken)
    answer = failing_app.test_client().post("/fails/a_missing_key")
    assert answer.status_code == 500
    assert "ØVELSE" in answer.text
    said = logged()
    assert "ValueError" in said
    assert MARKER not in said


def test_a_pdf_with_letters_that_the_font_lacks_says_nothing(app: Flask, logged: Callable[[], str]) -> None:
    typed = f"{MARKER} مرحبا สวัสดี 😀"
    with app.test_request_context("/borger.dk/"):
        blocks = [Block("paragraph", typed)]
        assert pdf(PdfDocument(title=typed, dated=datetime(2026, 11, 20), blocks=blocks))
    said = logged()
    assert "font" not in said.lower()
    assert not set(typed) & set(said) - set(map(chr, range(128)))
    assert MARKER not in said


class Everything(ImmutableMultiDict[str, str]):
    """A form that has the marker in whatever field it is asked for."""

    def getlist(self, key: str, type: Any = None) -> list[Any]:  # noqa: A002 as Werkzeug has it
        return [MARKER]

    def __getitem__(self, key: str) -> str:
        return MARKER

    def __contains__(self, key: object) -> bool:
        return True


class WithEverything(Request):
    form = Everything({"note": MARKER})


def addresses(app: Flask) -> list[str]:
    """Every address that something can be posted to, with the marker in it where there may be text."""
    found = []
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            given = {name: value_of(converter) for name, converter in rule._converters.items()}
            if "POST" in (rule.methods or ()) and (built := rule.build(given)):
                found.append(built[1])
    return found


def value_of(converter: BaseConverter) -> str | int:
    if isinstance(converter, IntegerConverter):
        return 1
    if isinstance(converter, MunicipalityHost):
        return converter.host
    if isinstance(converter, RoleConverter):
        return min(ROLE_WORDS)
    return min(converter.items) if isinstance(converter, AnyConverter) else MARKER


def test_whatever_form_fails_nothing_typed_in_it_is_logged(
    failing_app: Flask,
    participant: Callable[..., FlaskClient],
    logged: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = participant()
    client.post("/instructor/log-in", data={"password": PASSWORD})
    monkeypatch.setattr(Database, "writing", broken)
    monkeypatch.setattr(failing_app, "request_class", WithEverything)
    statuses = [client.post(address).status_code for address in addresses(failing_app)]
    assert statuses.count(500) > 10
    said = logged()
    assert said.count(" failed") >= statuses.count(500)
    assert MARKER not in said


# Looked through: they say nothing of what pages and forms hold, at any level.
HARMLESS = {
    "alembic",
    "asyncio",
    "concurrent",
    "dotenv",
    "faker",
    "flask_wtf",
    "granian",
    "_granian",
    "sandbox",
    "watchfiles",
}
LOGGERS = """
import logging, sys
from pathlib import Path
import granian.server.mt, sandbox.web.pdf_sheet
from sandbox import create_app
from sandbox.config import Config
folder = Path(sys.argv[1])
app = create_app(Config.from_environ({}, data_dir=folder, secret_key="s" * 32))
app.test_client().get("/")
print(*{name.partition(".")[0] for name in logging.root.manager.loggerDict})
"""


def test_every_library_that_logs_is_known(tmp_path: Path) -> None:
    """Look through what a new one says: it belongs to `LEVELS` where that may be something typed."""
    command = [sys.executable, "-c", LOGGERS, str(tmp_path)]
    names = set(subprocess.check_output(command, cwd=ROOT, text=True).split())
    assert {"fpdf", "fontTools", "sqlalchemy"} <= names
    assert names <= HARMLESS | set(LEVELS)
