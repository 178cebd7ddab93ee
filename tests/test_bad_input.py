"""Whatever is sent, by whomever, to whatever address: never a failure, never a dead end, never a secret kept.

The forms are those of all kinds of pages (tests/browser/kinds/), so a new page's forms are tried by themselves.
"""

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from sandbox.config import Config
from sandbox.content.municipality.settings import municipality
from sandbox.web.municipality import HOST
from sandbox.world.real_data import find
from tests.browser.kinds import KINDS
from tests.browser.kinds.kind import Kind
from tests.browser.seats import Seats, ShownPage
from tests.forms import Form, forms_of
from tests.sites.signing import asked_key, pass_first_step, send_key, send_password

# Each way in which a value can fail to be what a field reads: as a word, a number, a date, a choice, an id or a path.
GARBAGE = {
    "blank": " ",
    "negative": "-1",
    "past every list and calendar": "10000",
    "a digit that is no number": "²",
    "past every integer": "9" * 40,
    "characters with a meaning": "../../etc <b>'\";-- æøå \x00 \u202e",
    "long": "x" * 5_000,
}
REAL = {"cpr": "070761-4285", "phone": "20 30 40 50", "email": "nogen@posthus.dk"}
ANSWERS = {200, 302, 303, 400, 403, 404, 409, 422, 429}
# What takes away what others need is tried last.
ENDING = (
    "leave",
    "log-off",
    "log-out",
    "stop",
    "restart",
    "start/",
    "next",
    "forfra",
    "tjek",
    "undo",
    "/seat",
    "reset",
    "close",
)
# Forms that none of those pages happens to show, with their fields.
MORE_FORMS: dict[str, tuple[str, ...]] = {
    "login.choose": ("password", "password_again"),
    "login.change": ("old_password", "password", "password_again"),
    "classes.reopen": (),
    "seats.push": ("push",),
    "seats.undo": ("batch",),
}


@dataclass
class Sender:
    """Somebody at a page with a form: the browser, and the form."""

    client: FlaskClient
    form: Form

    def send(self, **changed: str) -> TestResponse:
        values = {name: value for name, value in self.form.values.items() if name != "csrf_token"} | changed
        return self.client.post(self.form.action, data=values)


@pytest.fixture(scope="module")
def forms(arranged: Seats, shown_pages: list[ShownPage]) -> list[tuple[Kind, Form]]:
    """Every different form there is, on the first page that has it: another endpoint, or other fields."""
    adapter = arranged.app.url_map.bind("")
    found: dict[tuple[str, ...], tuple[Kind, Form]] = {}
    for page in shown_pages:
        for form in forms_of(page.text, page.address):
            if form.method == "post" and form.action != "#":
                endpoint = adapter.match(form.action.partition("?")[0], method="POST")[0]
                found.setdefault((endpoint, *sorted(form.values)), (page.kind, form))
    return list(found.values())


@pytest.fixture
def config(config_with_seats: Config) -> Config:
    return config_with_seats


@pytest.fixture
def senders(seats: Seats, forms: list[tuple[Kind, Form]]) -> list[Sender]:
    """One for every different form there is."""
    found = [Sender(seats.browser_of(kind.who), form) for kind, form in forms]
    found += [another(seats, endpoint) for endpoint in MORE_FORMS]
    return sorted(found, key=lambda each: any(part in each.form.action for part in ENDING))


def another(seats: Seats, endpoint: str) -> Sender:
    instructor = next(kind for kind in KINDS if kind.endpoint == "live.page")
    values = {} if endpoint.startswith("login.") else instructor.values
    fields = MORE_FORMS[endpoint]
    form = Form(
        seats.address(endpoint, values), "post", dict.fromkeys(fields, ""), dict.fromkeys(fields, "hidden")
    )
    return Sender(seats.browser_of(instructor.who), form)


def leads_on(answer: TestResponse) -> bool:
    """Whether it redirects, or is a page with a heading and a link or a button in its main part."""
    if answer.status_code in {302, 303, 308}:
        return True
    main = re.search(r"<main.*</main>", answer.text, re.DOTALL)
    return bool(main) and "<h1" in main[0] and ("<a " in main[0] or "<button" in main[0])  # type: ignore[index]


def complaint(answer: TestResponse, what: object) -> str | None:
    if answer.status_code in ANSWERS and leads_on(answer):
        return None
    return f"{what}: {answer.status_code}"


def test_every_form_there_is_gets_tried(senders: list[Sender], app: Flask) -> None:
    adapter = app.url_map.bind("")
    tried = {adapter.match(sender.form.action.partition("?")[0], method="POST")[0] for sender in senders}
    posted = {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())}
    assert posted == tried, "Show the page with the form in tests/browser/kinds/, or name it in MORE_FORMS"


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_garbage_in_any_field_of_any_form_is_answered_with_a_page(
    senders: list[Sender], garbage: str
) -> None:
    found = [
        complaint(sender.send(**{name: garbage}), (sender.form.action, name))
        for sender in senders
        for name in sender.form.values
        if name != "csrf_token"
    ]
    assert [each for each in found if each] == []


def test_forms_without_their_fields_are_answered_with_a_page(senders: list[Sender]) -> None:
    found = [complaint(each.client.post(each.form.action), each.form.action) for each in senders]
    assert [each for each in found if each] == []


def test_what_is_no_form_at_all_is_answered_with_a_page(senders: list[Sender]) -> None:
    bodies: list[dict[str, Any]] = [
        {"json": {"code": 1}},
        {"data": b"\xff\xfe=%zz&&&=", "content_type": "application/x-www-form-urlencoded"},
        {"data": b"--x\r\nbroken", "content_type": "multipart/form-data; boundary=x"},
    ]
    found = [
        complaint(each.client.post(each.form.action, **body), (each.form.action, number))
        for each in senders
        for number, body in enumerate(bodies)
    ]
    assert [each for each in found if each] == []


def test_too_much_in_a_form_is_refused_with_a_page(senders: list[Sender]) -> None:
    found = []
    for sender in senders:
        answer = sender.send(**{next(iter(sender.form.typed), "x"): "x" * 300_000})
        unread = (
            sender.form.action == "/instructor/first"
        )  # nothing is chosen a second time, so nothing is read
        if (answer.status_code != 413 and not unread) or not leads_on(answer):
            found.append(f"{sender.form.action}: {answer.status_code}")
    assert found == []


def test_an_address_with_garbage_in_it_is_a_kind_404(seats: Seats, app: Flask) -> None:
    words = ("x", "0", "ø" * 300, "%00", "a b", "..%2f..%2fetc", "<b>", "9" * 30)
    browsers = [seats.browser_of(kind.who) for kind in KINDS if kind.name in {"inbox", "class"}]
    found = [
        complaint(client.get(address, follow_redirects=rule.endpoint == "moved"), address)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and "<" in rule.rule.replace(HOST, "")
        and rule.endpoint != "assets.file"
        for address in addresses(rule, words)
        for client in browsers
    ]
    assert [each for each in found if each] == []


def addresses(rule: Rule, words: tuple[str, ...]) -> Iterator[str]:
    for word in words:
        yield re.sub(r"<[^>]+>", word, rule.rule.replace(HOST, municipality().host))


def one_of_each_page() -> list[Kind]:
    return list({kind.endpoint: kind for kind in reversed(KINDS)}.values())


@pytest.mark.parametrize(
    "garbage",
    ["-1", "9" * 40, "//x.dk", "\x00", "x" * 3_000],
    ids=["negative", "past every integer", "another server", "no character", "long"],
)
def test_garbage_in_a_query_is_answered_with_a_page(seats: Seats, garbage: str) -> None:
    names = ("address", "code", "seat", "service", "return_to", "next", "undo", "first", "last", "who", "ret")
    found = [
        complaint(answer, kind.name)
        for kind in one_of_each_page()
        if not kind.fresh_server and kind.status == 200 and kind.endpoint != "login.first"
        for path in [seats.address(kind.endpoint, kind.values).partition("?")[0]]
        for answer in [seats.browser_of(kind.who).get(path, query_string=dict.fromkeys(names, garbage))]
    ]
    assert [each for each in found if each] == []


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_an_unknown_method_is_answered_with_a_page(seats: Seats, method: str) -> None:
    for kind in one_of_each_page():
        address = seats.address(kind.endpoint, kind.values)
        answer = seats.browser_of(kind.who).open(address, method=method)
        assert answer.status_code in {404, 405, 422}, (kind.name, answer.status_code)
        assert leads_on(answer), kind.name


@pytest.mark.parametrize("kind", REAL)
def test_real_data_in_any_text_field_is_refused_and_is_nowhere_afterwards(
    kind: str, senders: list[Sender], config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    kept = []
    for sender in senders:
        for name in sender.form.typed:
            if sender.form.action.startswith("/instructor/") and sender.form.types[name] == "password":
                continue  # the instructor's own secret may look like anything
            answer = sender.send(**{name: f"Det er {REAL[kind]}."})
            if not says_no(sender, answer) or REAL[kind] in answer.text or not leads_on(answer):
                kept.append((sender.form.action, name, answer.status_code))
    assert kept == []
    assert REAL[kind].encode() not in stored(config)
    assert REAL[kind] not in caplog.text


def says_no(sender: Sender, answer: TestResponse) -> bool:
    """Whether the answer, or the page of the form that it leads back to, says that nothing was kept."""
    if answer.status_code != 303:
        return answer.status_code == 422
    return "Vi har ikke gemt" in sender.client.get(answer.location).text


MARKER = REAL["phone"].replace(" ", "")


@pytest.mark.parametrize("fields", [("q", "back", "of"), ("x", "return_to", "next")], ids=" ".join)
def test_no_page_repeats_a_number_from_its_address_or_from_the_page_before(
    seats: Seats, fields: tuple[str, ...]
) -> None:
    """Read from the body: redirects, hidden fields, links and the guide's buttons are all in it."""
    found, before = [], f"/borger.dk/soeg?q={MARKER}"
    query = {field: MARKER if field in {"q", "x"} else before for field in fields}
    for kind in KINDS:
        if kind.fresh_server or kind.then:
            continue
        path = seats.address(kind.endpoint, kind.values).partition("?")[0]
        answer = seats.browser_of(kind.who).get(
            path, query_string=query, headers={"Referer": f"http://localhost{before}"}
        )
        if MARKER in answer.text + answer.headers.get("Location", ""):
            found.append((kind.name, answer.status_code))
    assert found == []


def test_no_answer_to_a_form_repeats_a_number_from_the_page_before(senders: list[Sender]) -> None:
    found = []
    for sender in senders:
        referer = {"Referer": f"http://localhost/borger.dk/soeg?q={MARKER}"}
        answer = sender.client.post(sender.form.action, data={"x": f"Ring på {MARKER}"}, headers=referer)
        if MARKER in answer.text + answer.headers.get("Location", ""):
            found.append((sender.form.action, answer.status_code))
    assert found == []


VISIBLE = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


def test_no_page_shows_or_fills_in_what_the_guard_would_refuse(shown_pages: list[ShownPage]) -> None:
    """A participant can copy any text of any page into any field."""
    found, today = set(), date.today()
    for page in shown_pages:
        texts = [html.unescape(text) for text in VISIBLE.sub("\x00", page.text).split("\x00")]
        texts += [text for form in forms_of(page.text, page.address) for text in form.values.values()]
        found |= {(page.kind.name, text.strip()) for text in texts if find(text, today)}
    assert found == set()


def stored(config: Config) -> bytes:
    """All that the data folder holds, what is not yet in the database's own file among it."""
    return b"".join(path.read_bytes() for path in sorted(Path(config.data_dir).rglob("*")) if path.is_file())


def test_nothing_typed_into_a_login_is_kept_logged_or_shown(
    participant: Callable[..., FlaskClient],
    world: Any,
    config: Config,
    app: Flask,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    client, secrets = participant(), ("zq7-forkert", "zq8-ukendt", "zq9147")
    shown = [send_password(client, world(client).nemid["senior"].user_id, secrets[0]).text]
    shown.append(send_password(client, "ingen", secrets[1]).text)
    pass_first_step(client, world(client))
    shown.append(send_key(client, secrets[2]).text)
    own = world(client).nemid["senior"].password
    key = asked_key(world(client))
    shown += [send_key(client, key).text, client.get("/borger.dk/").text]
    shown.append(app.test_client().post("/instructor/log-in", data={"password": secrets[0]}).text)
    for secret in secrets:
        assert secret.encode() not in stored(config)
    for secret in (*secrets, own, key):
        assert secret not in caplog.text
        assert not [page for page in shown if secret in page]


def test_an_expired_form_of_a_self_service_keeps_the_answers_and_can_be_sent_again(
    csrf_app: Flask, seats: Seats
) -> None:
    csrf_app.config["WTF_CSRF_ENABLED"] = True
    csrf_app.testing = False
    client = seats.app.test_client()
    client.set_cookie("oevebanen", seats.cookie("moving", "da"))
    address = "/oeveby.dk/selvbetjening/flytning/hvorhen"
    typed = {"new_address": "Solsortevej 6, 0010 Øveby", "care_of": "Hansen", "somebody_stays": "nej"}
    expired = client.post(address, data={"csrf_token": "old", **typed})
    assert expired.status_code == 400
    again = next(form for form in forms_of(expired.text, address) if "new_address" in form.values)
    assert typed.items() <= again.values.items()
    assert client.post(again.action, data=again.values).status_code == 303
    assert seats.world("moving").drafts[0].answers["care_of"] == "Hansen"
