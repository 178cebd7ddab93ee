"""The buttons of the panel, pressed in a class with the exercises that are shipped."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.guide import problems, push, pushes
from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.store.store import SeatState
from sandbox.web.services import Services
from sandbox.world import paper_mail
from sandbox.world.state.world import World
from tests.guide.make import exercise

INBOX = "/post.borger.dk/"


@pytest.fixture
def client(participant: Callable[..., FlaskClient]) -> FlaskClient:
    """At a seat, with the first exercise begun."""
    client = participant()
    begun = client.post("/guide/start/laes-et-brev")
    assert (begun.status_code, begun.location) == (303, INBOX)
    return client


@pytest.fixture
def state(services: Services) -> Callable[[FlaskClient], SeatState]:
    def of(client: FlaskClient) -> SeatState:
        with client.session_transaction() as cookie:
            return services.store.seat(cookie["seat"])

    return of


@pytest.fixture
def progress(state: Callable[[FlaskClient], SeatState]) -> Callable[[FlaskClient], Progress]:
    return lambda client: Progress.read(state(client).progress)


def panel(page: str) -> str:
    """The words of the panel, without its markup."""
    found = re.search(r'<aside class="guide".*?</aside>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def letter(world: World, slug: str) -> str:
    return next(
        f"/post.borger.dk/brev/{each.id}" for each in world.post["senior"].letters if each.letter == slug
    )


def test_an_exercise_begins_at_its_address_with_its_first_step(client: FlaskClient, world: Any) -> None:
    words = panel(client.get(INBOX).text)
    assert "Trin 1 af 2" in words
    assert f"Du er {world(client).citizen('senior').first_name}, og du er logget på." in words
    assert "{" not in words


def test_there_is_no_panel_without_an_exercise(participant: Callable[..., FlaskClient]) -> None:
    assert panel(participant().get("/borger.dk/").text) == ""


def test_what_is_done_shows_at_once_and_the_next_step_comes(
    client: FlaskClient, world: Any, progress: Any
) -> None:
    words = panel(client.get(letter(world(client), "indkaldelse-oejne")).text)
    assert "Godt! Du har klaret: Åbn brevet" in words
    assert "Trin 2 af 2" in words
    assert progress(client).done == ["aabn"]


def test_a_slip_is_explained_on_the_page_it_was_made_on(client: FlaskClient, world: Any) -> None:
    assert "Det var et andet brev." in panel(client.get(letter(world(client), "elregning")).text)
    assert "Det var et andet brev." in panel(client.get(INBOX).text)


def test_the_end_tells_what_to_think_about_and_what_comes_next(client: FlaskClient, world: Any) -> None:
    client.get(letter(world(client), "indkaldelse-oejne"))
    words = panel(client.get(INBOX).text)
    assert "Du er færdig med opgaven." in words
    assert "Hvem kan du spørge, hvis du ikke forstår et brev?" in words
    assert "Log på med NemID, og log af igen" in words
    assert "Trin 2 af 2" not in words
    begun = client.post("/guide/next", data={"scenario": "log-paa-og-af"})
    assert begun.location == "/borger.dk/"


def panel_html(client: FlaskClient) -> str:
    return client.get(INBOX).text.partition('id="guide"')[2]


def test_hints_are_shown_one_by_one_and_stay(client: FlaskClient, progress: Any) -> None:
    for asked in (1, 2, 3):
        answer = client.post("/guide/hint", data={"back": INBOX})
        assert (answer.status_code, answer.location) == (303, f"{INBOX}#guide-hint")
        newest = panel_html(client).partition('id="guide-hint"')[2]
        assert f"Tip {asked}</span>" in newest
    assert "Giv mig et tip" not in panel(client.get(INBOX).text)


@pytest.mark.parametrize("back", ["https://example.com/", "//example.com", "/\\example.com", ""])
def test_a_button_never_leads_away_from_the_sandbox(client: FlaskClient, back: str) -> None:
    assert client.post("/guide/hint", data={"back": back}).location == "/start#guide-hint"


def test_a_step_can_be_looked_back_at_and_left_again(client: FlaskClient, world: Any) -> None:
    client.get(letter(world(client), "indkaldelse-oejne"))
    client.post("/guide/look/aabn", data={"back": "/borger.dk/"})
    words = panel(client.get("/borger.dk/").text)
    assert "Trin 1 af 2" in words
    assert "Tilbage til trin 2" in words
    client.post("/guide/look/tilbage", data={"back": "/borger.dk/"})
    assert "Trin 2 af 2" in panel(client.get("/borger.dk/").text)


def test_after_the_end_a_step_can_be_looked_at_and_left_too(client: FlaskClient, world: Any) -> None:
    client.get(letter(world(client), "indkaldelse-oejne"))
    client.get(INBOX)
    client.post("/guide/look/aabn", data={"back": INBOX})
    words = panel(client.get(INBOX).text)
    assert "Trin 1 af 2" in words
    assert "Tilbage til slutningen" in words
    client.post("/guide/look/aabn", data={"back": INBOX})
    assert "Du er færdig med opgaven." in panel(client.get(INBOX).text)


def test_a_step_ahead_cannot_be_looked_at(client: FlaskClient) -> None:
    assert client.post("/guide/look/tilbage").status_code == 409


def test_the_hand_is_raised_and_lowered(client: FlaskClient, state: Any) -> None:
    assert client.post("/guide/help", data={"back": INBOX}).location == f"{INBOX}#guide-help"
    assert state(client).help_wanted
    assert panel_html(client).count('id="guide-help"') == 1
    assert "Din instruktør kan se" in panel(client.get(INBOX).text)
    client.post("/guide/help", data={"back": INBOX})
    assert not state(client).help_wanted


def test_beginning_again_asks_first(client: FlaskClient, world: Any, progress: Any) -> None:
    fresh = world(client).to_json()
    client.get(letter(world(client), "indkaldelse-oejne"))
    asked = client.post("/guide/restart", data={"back": INBOX})
    assert (asked.status_code, "Vil du begynde forfra?" in asked.text) == (200, True)
    assert progress(client).done == ["aabn"]
    begun = client.post("/guide/restart", data={"back": INBOX, "sure": "yes"})
    assert (begun.location, progress(client).done, world(client).to_json()) == (INBOX, [], fresh)


def test_leaving_asks_first_and_leads_to_the_welcome_page(client: FlaskClient, progress: Any) -> None:
    assert "Vil du stoppe opgaven?" in client.post("/guide/stop", data={"back": INBOX}).text
    assert client.post("/guide/stop", data={"sure": "yes"}).location == "/welcome"
    assert progress(client).scenario is None


def test_an_unknown_exercise_is_not_there(client: FlaskClient) -> None:
    assert client.post("/guide/start/findes-ikke").status_code == 404
    assert client.post("/guide/next", data={"scenario": ""}).status_code == 404


def test_buttons_without_an_exercise_do_nothing(participant: Callable[..., FlaskClient]) -> None:
    client = participant()
    for path in ("/guide/hint", "/guide/look/1", "/guide/restart"):
        assert client.post(path, data={"back": "/borger.dk/"}).location.partition("#")[0] == "/borger.dk/"


def test_the_guides_pages_need_a_seat(app: Flask) -> None:
    assert app.test_client().post("/guide/hint").location == "/"
    assert app.test_client().get("/guide/clock").location == "/"


@pytest.mark.parametrize(("way", "hours"), [("hour", 1), ("hours", 8)])
def test_time_can_be_let_pass(client: FlaskClient, world: Any, way: str, hours: int) -> None:
    before = world(client).clock
    moved = client.post("/guide/clock", data={"way": way, "back": INBOX})
    assert moved.location == f"/guide/clock?back={INBOX}"
    assert hours * 3600 <= (world(client).clock - before).total_seconds() < hours * 3600 + 120
    assert f'href="{INBOX}"' in client.get(moved.location).text


def test_it_can_become_the_next_morning(client: FlaskClient, world: Any) -> None:
    client.post("/guide/clock", data={"way": "day"})
    assert world(client).clock.strftime("%d %H:%M") == "24 08:30"
    assert client.post("/guide/clock", data={"way": "år"}).status_code == 400


@pytest.mark.parametrize(("way", "day"), [("week", "30 11"), ("month", "23 12")])
def test_weeks_and_months_can_pass(client: FlaskClient, world: Any, way: str, day: str) -> None:
    client.post("/guide/clock", data={"way": way})
    assert world(client).clock.strftime("%d %m") == day


def test_it_can_become_when_the_next_thing_happens(client: FlaskClient, world: Any, change: Any) -> None:
    change(client, lambda world: paper_mail.post(world, "senior", "health-card", {"person": "Asta"}, 10))
    due = world(client).papers[-1].comes
    client.post("/guide/clock", data={"way": "next"})
    assert due <= world(client).clock < due + timedelta(minutes=2)
    assert world(client).papers[-1].here
    nothing = client.post("/guide/clock", data={"way": "next"}, follow_redirects=True)
    assert "Der er ikke noget på vej lige nu" in nothing.text


def test_the_panel_speaks_the_participants_language(client: FlaskClient) -> None:
    client.post("/language/", data={"language": "en", "back": INBOX})
    page = client.get(INBOX).text
    assert '<aside class="guide" id="guide" lang="en"' in page
    assert '<html lang="da">' in page


def test_a_page_is_noted_only_while_a_step_asks_for_it(
    client: FlaskClient, services: Services, state: Any, world: Any
) -> None:
    before = state(client).version
    client.get("/borger.dk/")
    assert state(client).version == before
    client.get(INBOX)
    assert state(client).version == before + 1
    client.get(letter(world(client), "indkaldelse-oejne"))
    client.get(INBOX)
    done = state(client).version
    client.get(INBOX)
    assert state(client).version == done


PUSHED: dict[str, Any] = {
    "id": "regning",
    "title": "Regning",
    "push": True,
    "happens": [{"letter": "elregning"}],
}


@pytest.fixture
def pushable(app: Flask) -> Scenario:
    scenario = exercise({"done": {"event": "letter-arrived"}}, slug="brev-paa-vej", meanwhile=[PUSHED])
    app.extensions[SHELF].scenarios[scenario.slug] = scenario
    return scenario


def test_the_instructor_can_let_something_happen(
    participant: Callable[..., FlaskClient], app: Flask, pushable: Scenario, state: Any, progress: Any
) -> None:
    client = participant()
    client.post("/guide/start/brev-paa-vej")
    with app.test_request_context():
        assert pushes(pushable) == [("regning", "Regning")]
        push(state(client).id, "regning")
        push(state(client).id, "other")
    assert progress(client).finished


def test_a_push_at_a_seat_without_the_exercise_is_nothing(
    client: FlaskClient, app: Flask, state: Any
) -> None:
    before = state(client).version
    with app.test_request_context():
        push(state(client).id, "regning")
    assert state(client).version == before


def test_the_welcome_page_shows_what_is_new_under_way_and_done(client: FlaskClient, world: Any) -> None:
    assert "I gang" in client.get("/welcome").text
    client.get(letter(world(client), "indkaldelse-oejne"))
    client.get(INBOX)
    page = client.get("/welcome").text
    assert "Klaret" in page
    assert "I gang" not in page


def test_a_page_that_the_exercise_asks_for_is_noted_once_however_often_it_is_shown(
    client: FlaskClient, state: Callable[[FlaskClient], SeatState]
) -> None:
    client.get(INBOX)
    before = state(client).version
    client.get(INBOX)
    assert state(client).version == before


def test_what_is_lit_is_the_steps_place_on_the_page_one_is_at(
    participant: Callable[..., FlaskClient],
) -> None:
    client = participant()
    client.post("/guide/start/meld-flytning")
    assert 'data-spotlight="often-flytning"' in client.get("/borger.dk/").text
    client.get("/borger.dk/flytning")
    assert 'data-spotlight="start"' in client.get("/borger.dk/flytning").text
    start = client.get("/oeveby.dk/selvbetjening/flytning/").text
    assert 'data-spotlight="start"' in start
    assert "på en anden side" not in start
    box = client.get("/post.borger.dk/", follow_redirects=True).text
    assert 'data-spotlight="user-id key-number"' in box


def test_a_place_is_still_here_when_the_page_answers_what_was_typed(
    participant: Callable[..., FlaskClient],
) -> None:
    client = participant()
    client.post("/guide/start/proev-igen")
    answer = client.post("/nemlog-in.dk/nemid/adgangskode", data={"user_id": "nobody", "password": "x"})
    assert answer.status_code == 422
    assert 'data-spotlight="user-id"' in answer.text
    assert "på en anden side" not in answer.text


def test_a_pause_brings_the_warning_which_can_be_answered(client: FlaskClient, world: Any) -> None:
    client.post("/guide/clock", data={"way": "pause"})
    assert "Du er ved at blive logget af" in client.get(INBOX).text
    client.post("/nemlog-in.dk/forbliv-logget-paa", data={"back": INBOX})
    assert "Du er ved at blive logget af" not in client.get(INBOX).text
    assert world(client).signed_in == "senior"


FACTS = {"authority": "ingen", "about": "hemmeligt emne", "sent_at": "x"}
FAILING = exercise({}, start=[{"letter": "svar-fra-staten", "facts": FACTS}])


@pytest.mark.parametrize("path", ["/guide/start/opgave", "/guide/next"])
def test_a_start_that_fails_is_told_kindly_and_changes_nothing(
    client: FlaskClient,
    app: Flask,
    state: Callable[[FlaskClient], SeatState],
    caplog: pytest.LogCaptureFixture,
    path: str,
) -> None:
    app.extensions[SHELF].scenarios["opgave"] = FAILING
    before = state(client)
    answer = client.post(path, data={"scenario": "opgave", "back": INBOX})
    assert answer.status_code == 503
    assert "Der er en fejl i opgaven “En opgave”. Det er ikke din skyld." in answer.text
    assert 'href="/start"' in answer.text
    assert f'href="{INBOX}"' in answer.text
    after = state(client)
    assert (after.text, after.progress, after.version) == (before.text, before.progress, before.version)
    assert [record.getMessage() for record in caplog.records] == ["opgave: start[1] failed at a seat"]
    assert "hemmeligt" not in caplog.text
    with app.app_context():
        assert [problem.key for problem in problems()] == ["start[1]"]


def test_an_exercise_under_way_whose_start_fails_now_cannot_begin_again_but_goes_on(
    client: FlaskClient, app: Flask, progress: Callable[[FlaskClient], Progress]
) -> None:
    app.extensions[SHELF].scenarios["laes-et-brev"] = FAILING.model_copy(update={"slug": "laes-et-brev"})
    assert client.post("/guide/restart", data={"sure": "yes"}).status_code == 503
    assert progress(client).scenario == "laes-et-brev"
    assert client.get(INBOX).status_code == 200
