import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.world import timeline
from sandbox.world.state.world import World
from tests.conftest import OpenClass

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
LOGIN = "/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/"


def test_the_login_page_says_where_one_is_logging_in_and_why(participant: Participant) -> None:
    page = participant().get(LOGIN)
    assert page.status_code == 200
    for text in (
        "Du er ved at logge på Digital Post.",
        "Bruger-id",
        "Adgangskode",
        "Næste",
        "Afbryd",
        "Hvorfor skal jeg logge på?",
    ):
        assert text in page.text


def test_whoever_needs_to_sign_in_is_sent_here_and_knows_the_way_back(participant: Participant) -> None:
    answer = participant().get("/post.borger.dk/brev/123")
    assert answer.status_code == 303
    assert answer.location == "/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/brev/123"


def test_the_brokers_front_page_leads_to_the_login_page(participant: Participant) -> None:
    answer = participant().get("/nemlog-in.dk/", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.request.path == "/nemlog-in.dk/login"
    assert "Du er ved at logge på borger.dk." in answer.text


@pytest.mark.parametrize(
    "service", ["findes-ikke.dk", "favicon.ico", "static", "nemlog-in.dk", "a" * 3000, "<b>"]
)
def test_a_service_that_does_not_exist_gets_the_kind_page(participant: Participant, service: str) -> None:
    page = participant().get("/nemlog-in.dk/login", query_string={"service": service})
    assert page.status_code == 404
    assert "Siden findes ikke" in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://example.com/",
        "//example.com",
        "/\\example.com",
        "/instructor/",
        "/papers/",
        "/nemlog-in.dk/login",
        "/favicon.ico",
        "javascript:alert(1)",
        "/",
        "\n/x",
    ],
)
def test_one_is_only_ever_sent_back_to_an_imitated_site(
    signed_in: Callable[..., FlaskClient], elsewhere: str
) -> None:
    query = {"service": "post.borger.dk", "return_to": elsewhere}
    page = signed_in().get("/nemlog-in.dk/login", query_string=query)
    assert 'href="/post.borger.dk/"' in page.text
    assert "example.com" not in page.text.split("site-main")[1]


def test_whoever_is_signed_in_already_is_told_so_and_can_go_on(
    signed_in: Callable[..., FlaskClient], world: WorldOf
) -> None:
    client = signed_in("parent")
    page = client.get("/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/brev/5")
    assert "Du er allerede logget på" in page.text
    assert world(client).citizen("parent").name in page.text
    assert 'href="/post.borger.dk/brev/5"' in page.text
    assert 'name="password"' not in page.text


def test_logging_off_ends_the_session_and_advises_to_close_all_windows(
    signed_in: Callable[..., FlaskClient], world: WorldOf
) -> None:
    client = signed_in()
    answer = client.post("/nemlog-in.dk/log-af")
    assert (answer.status_code, answer.location) == (303, "/nemlog-in.dk/logget-af")
    assert world(client).signed_in is None
    page = client.get(answer.location)
    assert "Du er logget af" in page.text
    assert "Luk nu alle vinduer" in page.text
    assert client.get("/post.borger.dk/").status_code == 303


def test_logging_off_twice_is_no_mistake(signed_in: Callable[..., FlaskClient]) -> None:
    client = signed_in()
    assert [client.post("/nemlog-in.dk/log-af").status_code for _ in range(2)] == [303, 303]


def test_the_page_after_log_off_does_not_claim_it_of_somebody_signed_in(
    signed_in: Callable[..., FlaskClient],
) -> None:
    page = signed_in().get("/nemlog-in.dk/logget-af", follow_redirects=True)
    assert "Du er allerede logget på" in page.text


def test_the_login_page_says_that_one_logged_off_last(signed_in: Callable[..., FlaskClient]) -> None:
    client = signed_in()
    client.post("/nemlog-in.dk/log-af")
    assert "Du har logget af." in client.get(LOGIN).text


def test_25_idle_minutes_bring_the_warning_and_staying_takes_it_away(
    signed_in: Callable[..., FlaskClient], change: Change
) -> None:
    client = signed_in()
    change(client, lambda world: timeline.move_clock(world, 24))
    assert "Du er ved at blive logget af" not in client.get("/nemlog-in.dk/login").text
    change(client, lambda world: timeline.move_clock(world, 1))
    assert "Du er ved at blive logget af" in client.get("/nemlog-in.dk/login").text
    answer = client.post("/nemlog-in.dk/forbliv-logget-paa", data={"back": "/post.borger.dk/brev/7"})
    assert (answer.status_code, answer.location) == (303, "/post.borger.dk/brev/7")
    assert "Du er ved at blive logget af" not in client.get("/nemlog-in.dk/login").text


def test_30_idle_minutes_end_the_session_and_the_login_page_says_so_kindly(
    signed_in: Callable[..., FlaskClient], change: Change
) -> None:
    client = signed_in()
    change(client, lambda world: timeline.move_clock(world, 30))
    answer = client.get("/post.borger.dk/", follow_redirects=True)
    assert answer.request.path == "/nemlog-in.dk/login"
    assert "Du er blevet logget af" in answer.text


def test_staying_too_late_leads_to_the_login_page_and_back_from_there(
    signed_in: Callable[..., FlaskClient], change: Change
) -> None:
    client = signed_in()
    change(client, lambda world: timeline.move_clock(world, 45))
    answer = client.post("/nemlog-in.dk/forbliv-logget-paa", data={"back": "/post.borger.dk/"})
    assert answer.status_code == 303
    assert answer.location == LOGIN
    assert "Du er blevet logget af" in client.get(answer.location).text


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", ""])
def test_staying_never_leads_elsewhere(signed_in: Callable[..., FlaskClient], back: str) -> None:
    assert signed_in().post("/nemlog-in.dk/forbliv-logget-paa", data={"back": back}).location == "/borger.dk/"


def test_cancelling_is_met_with_kindness_and_a_way_on(participant: Participant) -> None:
    page = participant().get("/nemlog-in.dk/afbrudt?service=post.borger.dk")
    assert "Det er helt i orden" in page.text
    assert "Prøv igen" in page.text


@pytest.mark.parametrize("path", ["login", "afbrudt", "logget-af"])
def test_without_a_seat_one_is_sent_to_join(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/nemlog-in.dk/{path}")
    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize("path", ["forbliv-logget-paa", "log-af"])
def test_what_changes_something_is_not_done_by_an_address(participant: Participant, path: str) -> None:
    assert participant().get(f"/nemlog-in.dk/{path}").status_code == 405


@pytest.mark.parametrize("path", ["forbliv-logget-paa", "log-af"])
def test_every_form_needs_its_token(csrf_app: Flask, path: str) -> None:
    assert csrf_app.test_client().post(f"/nemlog-in.dk/{path}").status_code == 400


TABS = re.compile(r'<nav class="tabs".*?</nav>', re.DOTALL)


def tab_names(page: str) -> list[str]:
    row = TABS.search(page)
    assert row
    return re.findall(r">([^<>\s][^<>]*)</a>", row[0])


@pytest.mark.parametrize(
    ("given", "asked", "expected"),
    [
        ("both", None, ["NemID", "MitID", "Lokal login"]),
        ("both", "nemid", ["NemID", "MitID", "Lokal login"]),
        ("both", "mitid", ["MitID", "NemID", "Lokal login"]),
        ("both", "either", ["NemID", "MitID", "Lokal login"]),
        ("nemid", None, ["NemID", "Lokal login"]),
        ("mitid", None, ["MitID", "Lokal login"]),
        ("mitid", "nemid", ["NemID", "MitID", "Lokal login"]),
        ("nemid", "mitid", ["MitID", "NemID", "Lokal login"]),
    ],
)
def test_the_tabs_are_as_the_exercise_asks_or_else_as_the_class_is_set(
    participant: Participant,
    open_class: OpenClass,
    change: Change,
    given: str,
    asked: str | None,
    expected: list[str],
) -> None:
    client = participant(session=open_class(sign_in=given))
    change(client, lambda world: setattr(world, "sign_in", asked))
    page = client.get(LOGIN).text
    assert tab_names(page) == expected
    assert f"<h1>Log på med {expected[0]}</h1>" in page


def test_each_tab_is_a_page_and_an_unknown_one_is_the_first(participant: Participant) -> None:
    client = participant()
    for tab, heading in (
        ("mitid", "Log på med MitID"),
        ("local", "Lokal login"),
        ("andet", "Log på med NemID"),
    ):
        page = client.get(f"{LOGIN}&tab={tab}")
        assert f"<h1>{heading}</h1>" in page.text
    assert "Er du her som borger" in client.get(f"{LOGIN}&tab=local").text


def test_the_tab_for_mitid_leads_to_mitids_own_site(participant: Participant) -> None:
    page = participant().get(f"{LOGIN}&tab=mitid").text
    assert "/mitid.dk/login?service=post.borger.dk&amp;return_to=/post.borger.dk/" in page
    assert "Fortsæt til login" in page


@pytest.mark.parametrize("tab", ["mitid", "local"])
def test_whoever_is_signed_in_is_told_so_on_every_tab(
    signed_in: Callable[..., FlaskClient], tab: str
) -> None:
    assert "Du er allerede logget på" in signed_in().get(f"{LOGIN}&tab={tab}").text
