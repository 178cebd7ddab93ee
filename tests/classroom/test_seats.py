"""What the instructor does with seats, from the button to the participant's next click."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.config import Config
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.store.live import overview
from sandbox.store.store import ChangeContext, SeatState
from sandbox.web.services import Services
from sandbox.world import timeline
from sandbox.world.state.world import World
from tests.conftest import OpenClass
from tests.guide.make import exercise

Participant = Callable[..., FlaskClient]
Stored = Callable[[FlaskClient], World]


def undo_button(page: str) -> dict[str, str]:
    found = re.search(r'name="batch" value="(\d+)"', page)
    assert found, "there is no button to undo with"
    return {"batch": found[1]}


def test_one_click_resets_a_seat_and_one_more_undoes_it(
    instructor: FlaskClient,
    open_class: OpenClass,
    participant: Participant,
    world: Stored,
    services: Services,
) -> None:
    opened = open_class()
    client = participant(seat=2, session=opened)
    seeded = world(client).to_json()
    services.store.act(services.classes.seat_id(opened.id, 2), lambda each: timeline.move_clock(each, 60))
    worked = world(client).to_json()
    page = instructor.post(
        f"/instructor/class/{opened.id}/seat", data={"reset": "2"}, follow_redirects=True
    ).text
    assert "Plads 2 er klar til den næste" in page
    assert world(client).to_json() == seeded
    answer = instructor.post(
        f"/instructor/class/{opened.id}/undo", data=undo_button(page), follow_redirects=True
    )
    assert "Fortrudt" in answer.text
    assert world(client).to_json() == worked


def test_one_click_resets_all_and_says_so(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, services: Services
) -> None:
    opened = open_class()
    for seat in (1, 3):
        participant(seat=seat, session=opened).get("/welcome")
    page = instructor.post(f"/instructor/class/{opened.id}/reset-all", follow_redirects=True).text
    assert "Alle pladser er klar" in page
    assert {row.browsers for row in overview(services.database, opened.id)} == {0}
    again = instructor.post(f"/instructor/class/{opened.id}/reset-all", follow_redirects=True).text
    assert "Alt er allerede gjort klar" in again


def test_undoing_twice_is_no_error(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant
) -> None:
    opened = open_class()
    participant(session=opened)
    page = instructor.post(f"/instructor/class/{opened.id}/reset-all", follow_redirects=True).text
    path = f"/instructor/class/{opened.id}/undo"
    instructor.post(path, data=undo_button(page))
    assert (
        "ikke længere noget at fortryde"
        in instructor.post(path, data=undo_button(page), follow_redirects=True).text
    )


@pytest.mark.parametrize("batch", ["", "x", "-1", "999999"])
def test_an_undo_of_nothing_is_no_error(instructor: FlaskClient, open_class: OpenClass, batch: str) -> None:
    answer = instructor.post(
        f"/instructor/class/{open_class().id}/undo", data={"batch": batch}, follow_redirects=True
    )
    assert answer.status_code == 200


@pytest.mark.parametrize("click", ["GET", "POST"])
def test_a_reset_participants_next_click_lands_kindly_at_the_welcome(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, services: Services, click: str
) -> None:
    opened = open_class()
    client = participant(seat=2, session=opened)
    instructor.post(f"/instructor/class/{opened.id}/reset-all")
    path = "/post.borger.dk/" if click == "GET" else "/guide/help"
    answer = client.open(path, method=click, follow_redirects=True)
    assert answer.request.path == "/welcome"
    assert "Din instruktør har gjort pladsen klar på ny" in answer.text
    assert "klar på ny" not in client.get("/welcome").text
    row = overview(services.database, opened.id)[1]
    assert (row.browsers, row.help_wanted) == (1, False)


def test_a_browser_that_slept_through_reset_and_undo_goes_on_as_if_nothing_was(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant
) -> None:
    opened = open_class()
    client = participant(seat=2, session=opened)
    page = instructor.post(f"/instructor/class/{opened.id}/reset-all", follow_redirects=True).text
    instructor.post(f"/instructor/class/{opened.id}/undo", data=undo_button(page))
    assert client.get("/start/").status_code == 200


def test_a_change_under_way_while_the_seat_is_reset_is_not_kept(
    app: Flask, open_class: OpenClass, participant: Participant, services: Services, world: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    opened = open_class()
    client = participant(seat=1, session=opened)
    seeded = world(client).to_json()
    real = services.store.act_on

    def reset_first(seat_id: int, change: Callable[[ChangeContext], Any], seen: SeatState) -> Any:
        services.classes.reset(opened.id)
        return real(seat_id, change, seen)

    monkeypatch.setattr(services.store, "act_on", reset_first)
    assert client.post("/guide/help").location == "/welcome"
    assert world(client).to_json() == seeded


def test_a_raised_hand_can_be_lowered(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, services: Services
) -> None:
    opened = open_class()
    participant(seat=2, session=opened).post("/guide/help")
    assert overview(services.database, opened.id)[1].help_wanted
    assert "Vil gerne have hjælp" in instructor.get(f"/instructor/class/{opened.id}/seat/2").text
    instructor.post(f"/instructor/class/{opened.id}/seat", data={"lower": "2"})
    assert not overview(services.database, opened.id)[1].help_wanted


@pytest.mark.parametrize("data", [{}, {"reset": "x"}, {"lower": ""}], ids=str)
def test_a_button_without_a_seat_does_nothing(
    instructor: FlaskClient, open_class: OpenClass, data: dict[str, str]
) -> None:
    assert instructor.post(f"/instructor/class/{open_class().id}/seat", data=data).status_code == 400


@pytest.mark.parametrize(("way", "hours"), [("hour", 1), ("hours", 8), ("day", 24), ("week", 7 * 24)])
def test_the_clock_of_all_seats_moves(
    instructor: FlaskClient,
    open_class: OpenClass,
    participant: Participant,
    world: Stored,
    way: str,
    hours: int,
) -> None:
    opened = open_class()
    clients = [participant(seat=seat, session=opened) for seat in (1, 2)]
    before = [world(client).clock for client in clients]
    instructor.post(f"/instructor/class/{opened.id}/clock", data={"way": way})
    moved = [world(client).clock - then for client, then in zip(clients, before, strict=True)]
    assert all(abs(each - timedelta(hours=hours)) <= timedelta(minutes=1) for each in moved)


def test_the_clock_of_one_seat_moves_alone(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, world: Stored
) -> None:
    opened = open_class()
    first, second = (participant(seat=seat, session=opened) for seat in (1, 2))
    before = world(second).clock
    answer = instructor.post(f"/instructor/class/{opened.id}/clock", data={"way": "hour", "seat": "1"})
    assert answer.location == f"/instructor/class/{opened.id}/seat/1"
    assert world(first).clock > before
    assert world(second).clock == before


def test_going_on_to_the_next_thing_says_so_when_nothing_is_on_its_way(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, world: Stored
) -> None:
    opened = open_class()
    client = participant(seat=1, session=opened)
    before = world(client).clock
    data = {"way": "next", "seat": "1"}
    path = f"/instructor/class/{opened.id}/clock"
    page = instructor.post(path, data=data, follow_redirects=True).text
    assert "Der er ikke noget på vej lige nu." in page
    assert "Uret er stillet frem." not in page
    assert world(client).clock - before < timedelta(minutes=2)


@pytest.mark.parametrize(
    ("data", "status"), [({"way": "decade"}, 400), ({}, 400), ({"way": "hour", "seat": "99"}, 404)], ids=str
)
def test_the_clock_moves_only_as_offered(
    instructor: FlaskClient, open_class: OpenClass, data: dict[str, str], status: int
) -> None:
    assert instructor.post(f"/instructor/class/{open_class().id}/clock", data=data).status_code == status


@pytest.mark.parametrize("push", ["", "findes-ikke.heller-ikke", "laes-et-brev", "laes-et-brev.intet"])
def test_what_no_exercise_offers_cannot_be_pushed(
    instructor: FlaskClient, open_class: OpenClass, push: str
) -> None:
    answer = instructor.post(f"/instructor/class/{open_class().id}/push", data={"push": push})
    assert answer.status_code == 404


def test_the_seats_page_tells_who_sits_there_and_how_far(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, world: Stored
) -> None:
    opened = open_class()
    client = participant(seat=2, session=opened)
    page = instructor.get(f"/instructor/class/{opened.id}/seat/2").text
    for citizen in world(client).household.citizens.values():
        assert citizen.name in page
    assert instructor.get(f"/instructor/class/{opened.id}/seat/9").status_code == 404


PUSHING = """
format: 1
title: Et brev på vej
summary: Vent på et brev.
level: 1
minutes: 5
citizen: senior
begin: borger.dk
steps:
  - title: Åbn brevet
    say: Åbn brevet.
    done: {event: letter-opened}
    hints: {nudge: a, explain: b, exact: c}
    play: [{go: post.borger.dk}]
meanwhile:
  - id: brev
    title: Et nyt brev kommer
    push: true
    happens: [{letter: indkaldelse-oejne}]
"""


@pytest.fixture
def config(config: Config, tmp_path: Path) -> Config:
    """With an exercise of its own, in which the instructor can let a letter come."""
    (tmp_path / "own" / "pack").mkdir(parents=True)
    (tmp_path / "own" / "pack" / "et-brev-paa-vej.yaml").write_text(PUSHING, encoding="utf-8")
    return config.model_copy(update={"scenario_dirs": (*config.scenario_dirs, tmp_path / "own")})


def test_a_push_reaches_those_at_the_exercise_and_nobody_else(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, world: Stored
) -> None:
    opened = open_class(scenarios=("et-brev-paa-vej",))
    at_it, elsewhere = (participant(seat=seat, session=opened) for seat in (1, 2))
    at_it.post("/guide/start/et-brev-paa-vej")
    before = [len(world(client).post["senior"].letters) for client in (at_it, elsewhere)]
    path = f"/instructor/class/{opened.id}/"
    assert "Et nyt brev kommer" in instructor.get(path).text
    page = instructor.post(f"{path}push", data={"push": "et-brev-paa-vej.brev"}, follow_redirects=True).text
    assert "Det er sket på 1 plads: Et nyt brev kommer" in page
    after = [len(world(client).post["senior"].letters) for client in (at_it, elsewhere)]
    assert after == [before[0] + 1, before[1]]


def test_a_push_that_nobody_is_there_for_is_told(instructor: FlaskClient, open_class: OpenClass) -> None:
    opened = open_class(scenarios=("et-brev-paa-vej",))
    data = {"push": "et-brev-paa-vej.brev"}
    page = instructor.post(f"/instructor/class/{opened.id}/push", data=data, follow_redirects=True).text
    assert "Ingen er i gang med den opgave" in page


def test_a_push_that_fails_is_told_and_listed(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant, app: Flask
) -> None:
    failing = {"letter": "svar-fra-staten", "facts": {"authority": "ingen", "about": "x", "sent_at": "x"}}
    meanwhile = {"id": "svar", "title": "Et svar kommer", "push": True, "happens": [failing]}
    app.extensions[SHELF].scenarios["opgave"] = exercise({}, meanwhile=[meanwhile])
    opened = open_class(scenarios=("opgave",))
    participant(seat=1, session=opened).post("/guide/start/opgave")
    path = f"/instructor/class/{opened.id}/push"
    page = instructor.post(path, data={"push": "opgave.svar"}, follow_redirects=True).text
    assert "“Et svar kommer” kunne ikke ske" in page
    assert "meanwhile[1].happens[1]" in instructor.get("/instructor/").text


def test_the_live_view_tells_the_step_as_the_guide_does(
    instructor: FlaskClient, open_class: OpenClass, participant: Participant
) -> None:
    opened = open_class(scenarios=("et-brev-paa-vej",))
    participant(seat=1, session=opened).post("/guide/start/et-brev-paa-vej")
    assert "Trin 1 af 1" in instructor.get(f"/instructor/class/{opened.id}/live").text
    assert "Trin 1 af 1" in instructor.get(f"/instructor/class/{opened.id}/seat/1").text
