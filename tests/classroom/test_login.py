"""The instructor's password: chosen once, on this machine; asked for on every page of the instructor's."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox import create_app
from sandbox.classroom import password
from sandbox.config import Config
from sandbox.store.live import overview
from sandbox.web.services import KEY, Services
from tests.conftest import PASSWORD, OpenClass

NEW = "blå-hest-i-haven"
TWICE = {"password": NEW, "password_again": NEW}


@pytest.fixture
def fresh(config: Config) -> Any:
    """An app whose instructor has no password yet."""
    app = create_app(config.model_copy(update={"instructor_password": None}))
    app.testing = True
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    app.extensions[KEY].database.close()


def test_the_first_start_asks_for_a_password_and_logs_in(fresh: Flask) -> None:
    client = fresh.test_client()
    assert client.get("/instructor/", follow_redirects=True).request.path == "/instructor/first"
    assert client.post("/instructor/first", data=TWICE).location == "/instructor/"
    assert client.get("/instructor/").status_code == 200


def test_a_password_is_chosen_only_once(fresh: Flask) -> None:
    fresh.test_client().post("/instructor/first", data=TWICE)
    other = fresh.test_client()
    other.post("/instructor/first", data={"password": "x" * 9, "password_again": "x" * 9})
    assert other.get("/instructor/").status_code == 303
    assert other.post("/instructor/log-in", data={"password": NEW}).status_code == 303


@pytest.mark.parametrize(
    ("first", "again", "message"),
    [
        ("", "", "mindst 8"),
        ("kort", "kort", "mindst 8"),
        (NEW, NEW + "x", "ikke ens"),
        ("x" * 300, "x" * 300, "mindst 8"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_not_shown(
    fresh: Flask, first: str, again: str, message: str
) -> None:
    data = {"password": first, "password_again": again}
    answer = fresh.test_client().post("/instructor/first", data=data)
    assert answer.status_code == 422
    assert message in answer.text
    assert NEW not in answer.text


ELSEWHERE: list[dict[str, Any]] = [
    {"environ_base": {"REMOTE_ADDR": "192.168.1.20"}},
    {"environ_overrides": {"SERVER_PROTOCOL": "HTTP/1.0"}},  # a proxy that adds no header
    {"headers": {"Host": "192.168.1.7:8080"}},
    {"headers": {"Host": "et-andet-navn.example"}},
]


@pytest.mark.parametrize("how", ELSEWHERE, ids=str)
def test_from_elsewhere_no_password_can_be_chosen_but_it_is_explained_where(
    fresh: Flask, how: dict[str, Any]
) -> None:
    client = fresh.test_client()
    assert "serverens egen maskine" in client.get("/instructor/first", **how).text
    assert client.post("/instructor/first", data=TWICE, **how).status_code == 403
    assert client.post("/instructor/first", data=TWICE).status_code == 303


CODES = [
    {"environ_overrides": {"REMOTE_ADDR": "192.168.1.20"}},
    {"headers": {"Host": "kursus.example"}},
]


@pytest.mark.parametrize("how", CODES, ids=str)
def test_from_elsewhere_the_code_of_the_terminal_lets_a_password_be_chosen(
    fresh: Flask, how: dict[str, Any]
) -> None:
    with fresh.app_context():
        code = password.first_code()
    client = fresh.test_client()
    assert 'name="code"' in client.get("/instructor/first", **how).text
    for wrong in ("", "forkert", code[:-1]):
        answer = client.post("/instructor/first", data={**TWICE, "code": wrong}, **how)
        assert (answer.status_code, "Koden passer ikke" in answer.text) == (403, True)
    kept = client.post("/instructor/first", data={"password": "kort", "code": code}, **how)
    assert kept.status_code == 422
    assert code in kept.text
    typed = f" {code.upper().replace('-', ' ')} "
    assert client.post("/instructor/first", data={**TWICE, "code": typed}, **how).location == "/instructor/"


def test_behind_a_trusted_proxy_the_code_is_asked_for_on_this_machine_too(config: Config) -> None:
    app = create_app(
        config.model_copy(update={"instructor_password": None, "trusted_proxies": 1, "secret_key": "x" * 16})
    )
    headers = {"X-Forwarded-For": "127.0.0.1", "X-Forwarded-Host": "localhost"}
    answer = app.test_client().get("/instructor/first", headers=headers)
    app.extensions[KEY].database.close()
    assert 'name="code"' in answer.text


def test_the_code_is_the_installation_s_own_and_cannot_be_guessed(fresh: Flask, config: Config) -> None:
    other = create_app(config.model_copy(update={"instructor_password": None, "secret_key": "y" * 16}))
    codes = []
    for app in (fresh, fresh, other):
        with app.app_context():
            codes.append(password.first_code())
        app.extensions[KEY].database.close()
    assert codes[0] == codes[1] != codes[2]
    assert re.fullmatch(r"[a-z]{4}-[a-z]{4}-[a-z]{4}", codes[0])


def test_guessing_the_code_ends_with_a_kind_page(fresh: Flask) -> None:
    client = fresh.test_client()
    how: dict[str, Any] = CODES[0]
    answers = [client.post("/instructor/first", data=TWICE, **how).status_code for _ in range(11)]
    assert answers == [403] * 10 + [429]


def test_a_password_may_look_like_a_telephone_number(fresh: Flask) -> None:
    client = fresh.test_client()
    client.post("/instructor/first", data={"password": "20202020", "password_again": "20202020"})
    client.post("/instructor/log-out")
    assert client.post("/instructor/log-in", data={"password": "20202020"}).location == "/instructor/"


def test_a_wrong_password_is_told(client: FlaskClient) -> None:
    for typed, message in (("forkert", "Adgangskoden passer ikke"), ("", "Skriv adgangskoden")):
        answer = client.post("/instructor/log-in", data={"password": typed})
        assert answer.status_code == 422
        assert message in answer.text
    assert client.get("/instructor/").status_code == 303


def test_logging_in_leads_back_to_the_page_that_was_asked_for(client: FlaskClient) -> None:
    asked = client.get("/instructor/open")
    assert asked.location == "/instructor/log-in?next=/instructor/open"
    answer = client.post("/instructor/log-in", data={"password": PASSWORD, "next": "/instructor/open"})
    assert answer.location == "/instructor/open"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)"]
)
def test_logging_in_never_leads_to_another_server(client: FlaskClient, elsewhere: str) -> None:
    answer = client.post("/instructor/log-in", data={"password": PASSWORD, "next": elsewhere})
    assert answer.location == "/instructor/"


def test_guessing_ends_with_a_kind_page(client: FlaskClient) -> None:
    statuses = [client.post("/instructor/log-in", data={"password": "x"}).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert client.post("/instructor/log-in", data={"password": PASSWORD}).status_code == 429


def test_logging_out_closes_the_pages(instructor: FlaskClient) -> None:
    assert instructor.post("/instructor/log-out").location == "/instructor/log-in"
    assert instructor.get("/instructor/").status_code == 303


def test_changing_the_password_logs_the_others_out_and_oneself_not(fresh: Flask) -> None:
    mine, other = fresh.test_client(), fresh.test_client()
    mine.post("/instructor/first", data=TWICE)
    other.post("/instructor/log-in", data={"password": NEW})
    changed = {"old_password": NEW, "password": "en anden sætning", "password_again": "en anden sætning"}
    assert mine.post("/instructor/password", data=changed).location == "/instructor/"
    assert mine.get("/instructor/").status_code == 200
    assert other.get("/instructor/").status_code == 303


def test_changing_the_password_takes_the_present_one(fresh: Flask) -> None:
    client = fresh.test_client()
    client.post("/instructor/first", data=TWICE)
    answer = client.post("/instructor/password", data={"old_password": "forkert", **TWICE})
    assert answer.status_code == 422
    assert "nuværende adgangskode passer ikke" in answer.text


def test_a_password_given_by_the_operator_cannot_be_changed_here(instructor: FlaskClient) -> None:
    assert "INSTRUCTOR_PASSWORD" in instructor.get("/instructor/password").text
    answer = instructor.post("/instructor/password", data={"old_password": PASSWORD, **TWICE})
    assert answer.status_code == 422


def test_neither_password_nor_hash_is_ever_in_a_cookie(fresh: Flask) -> None:
    client = fresh.test_client()
    client.post("/instructor/first", data=TWICE)
    with client.session_transaction() as cookie:
        text = str(dict(cookie))
    assert NEW not in text
    assert "scrypt" not in text


OPEN_TO_ALL = {"login.log_in", "login.check", "login.first", "login.choose", "login.log_out"}


def instructors(app: Flask) -> list[Any]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/instructor")]
    return [rule for rule in rules if rule.endpoint not in OPEN_TO_ALL]


def test_every_page_of_the_instructors_asks_for_the_password(app: Flask, open_class: OpenClass) -> None:
    opened = open_class()
    pages = [rule for rule in instructors(app) if "GET" in rule.methods]
    assert len(pages) >= 9
    for rule in pages:
        path = rule.rule.replace("<int:class_id>", str(opened.id)).replace("<int:number>", "1")
        answer = app.test_client().get(path)
        assert answer.status_code == 303, path
        assert answer.location.startswith("/instructor/log-in"), path


def test_nothing_that_is_posted_without_the_password_is_done(
    app: Flask, open_class: OpenClass, services: Services
) -> None:
    opened = open_class()
    services.classes.join(opened.id, 1)
    before = (services.classes.all(), overview(services.database, opened.id))
    actions = [rule for rule in instructors(app) if "POST" in rule.methods]
    assert len(actions) >= 8
    data = {
        "name": "x",
        "reset": "1",
        "lower": "1",
        "batch": "1",
        "way": "hour",
        "push": "a.b",
        "scenarios": "a",
        **TWICE,
    }
    for rule in actions:
        path = rule.rule.replace("<int:class_id>", str(opened.id))
        answer = app.test_client().post(path, data=data)
        assert answer.location.startswith("/instructor/log-in"), path
    assert (services.classes.all(), overview(services.database, opened.id)) == before
