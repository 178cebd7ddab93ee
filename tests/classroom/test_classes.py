"""Opening a class, its exercises, closing it and opening it again."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.reading.errors import ContentError
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.guide.scenario_catalogue import catalogue
from sandbox.store.live import overview
from sandbox.web.services import Services
from tests.conftest import OpenClass

FORM = {
    "name": "Begyndere",
    "date_day": "24",
    "date_month": "11",
    "date_year": "2026",
    "seats": "12",
    "sign_in": "mitid",
}


@pytest.fixture
def slugs(app: Any) -> list[str]:
    with app.app_context():
        return [scenario.slug for scenario in catalogue().ready()]


def opening(slugs: list[str], **changed: str) -> dict[str, Any]:
    return {**FORM, "scenarios": slugs, **changed}


def test_a_class_is_opened_with_its_seats_and_exercises(
    instructor: FlaskClient, services: Services, slugs: list[str]
) -> None:
    answer = instructor.post("/instructor/open", data=opening(slugs))
    (opened,) = services.classes.all()
    assert answer.location == f"/instructor/class/{opened.id}/"
    assert (opened.name, opened.date.isoformat(), opened.seats) == ("Begyndere", "2026-11-24", 12)
    assert (opened.scenarios, opened.sign_in) == (tuple(slugs), "mitid")
    assert opened.code in instructor.get(answer.location).text
    assert len(overview(services.database, opened.id)) == 12


def test_all_exercises_are_chosen_and_the_date_is_filled_in_beforehand(
    instructor: FlaskClient, slugs: list[str]
) -> None:
    page = instructor.get("/instructor/open").text
    assert len(re.findall(r'type="checkbox"[^>]* checked', page)) == len(slugs)
    assert re.search(r'type="radio"[^>]*value="both" checked', page)
    assert 'name="date_year" type="text" inputmode="numeric" value="20' in page


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"name": ""}, "Giv holdet et navn"),
        ({"date_day": "31", "date_month": "2"}, "Skriv en rigtig dato"),
        ({"date_year": "26"}, "Skriv en rigtig dato"),
        ({"date_day": "x"}, "Skriv en rigtig dato"),
        ({"seats": "0"}, "Skriv et tal fra 1 til 1000"),
        ({"seats": "1001"}, "Skriv et tal fra 1 til 1000"),
        ({"seats": "ti"}, "Skriv et tal fra 1 til 1000"),
        ({"seats": "1e3"}, "Skriv et tal fra 1 til 1000"),
        ({"sign_in": "dankort"}, "Vælg, hvad deltagerne skal logge på med"),
        ({"scenarios": "findes-ikke"}, "Vælg mindst én opgave"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_and_the_rest_is_kept(
    instructor: FlaskClient, services: Services, slugs: list[str], changed: dict[str, str], message: str
) -> None:
    answer = instructor.post("/instructor/open", data=opening(slugs, **changed))
    assert answer.status_code == 422
    assert message in answer.text
    kept = {**FORM, **changed}
    assert all(
        f'value="{kept[name]}"' in answer.text for name in ("name", "date_month", "seats") if kept[name]
    )
    assert services.classes.all() == []


def test_a_name_that_holds_a_real_looking_number_is_not_kept(
    instructor: FlaskClient, services: Services, slugs: list[str]
) -> None:
    answer = instructor.post("/instructor/open", data=opening(slugs, name="Ring 20 30 40 50"))
    assert answer.status_code == 422
    assert "20 30 40 50" not in answer.text
    assert services.classes.all() == []


def test_a_thousand_seats_can_be_opened_and_seen(
    instructor: FlaskClient, services: Services, slugs: list[str]
) -> None:
    answer = instructor.post("/instructor/open", data=opening(slugs, seats="1000"))
    page = instructor.get(answer.location).text
    assert 'id="seat-1000"' in page
    (opened,) = services.classes.all()
    assert services.classes.join(opened.id, 1000).browsers == 1


def test_the_home_lists_open_classes_and_closed_ones_apart(
    instructor: FlaskClient, services: Services, open_class: OpenClass
) -> None:
    assert "Ingen hold er åbne" in instructor.get("/instructor/").text
    first, second = open_class(), open_class()
    services.classes.close(second.id)
    page = instructor.get("/instructor/").text
    assert page.index(first.code) < page.index("Lukkede hold")
    assert second.code not in page


def test_broken_exercises_are_listed_with_file_line_and_key(instructor: FlaskClient, app: Any) -> None:
    error = ContentError(Path("scenarios/post/gal.yaml"), 7, ("steps", 1, "done"), "ukendt nøgle")
    app.extensions[SHELF] = replace(app.extensions[SHELF], scenarios={}, problems=[error])
    page = instructor.get("/instructor/").text
    assert "scenarios/post/gal.yaml, linje 7" in page
    assert "steps[2].done" in page
    assert "ukendt nøgle" in page
    assert "Åbn et hold" in instructor.get("/instructor/open").text


def test_the_exercises_of_a_class_can_be_changed_while_it_is_at_work(
    instructor: FlaskClient, services: Services, open_class: OpenClass, slugs: list[str]
) -> None:
    opened = open_class(scenarios=tuple(slugs))
    path = f"/instructor/class/{opened.id}/exercises"
    assert instructor.get(path).text.count(" checked") == len(slugs)
    assert instructor.post(path, data={"scenarios": slugs[:1]}).location == f"/instructor/class/{opened.id}/"
    assert services.classes.get(opened.id).scenarios == tuple(slugs[:1])
    assert instructor.post(path, data={}).status_code == 422


def test_closing_is_asked_about_and_ends_the_class(
    instructor: FlaskClient, services: Services, open_class: OpenClass, participant: Any
) -> None:
    opened = open_class()
    client = participant(session=opened)
    path = f"/instructor/class/{opened.id}/close"
    assert "Det kan ikke fortrydes" in instructor.get(path).text
    assert services.classes.get(opened.id).open
    assert instructor.post(path).location == "/instructor/"
    assert not services.classes.get(opened.id).open
    assert client.get("/welcome").location == "/"


def test_a_closed_class_opens_again(
    instructor: FlaskClient, services: Services, open_class: OpenClass
) -> None:
    opened = open_class()
    services.classes.close(opened.id)
    assert "Holdet er lukket" in instructor.get(f"/instructor/class/{opened.id}/").text
    assert instructor.post(f"/instructor/class/{opened.id}/reopen").status_code == 303
    assert services.classes.get(opened.id).open


@pytest.mark.parametrize("page", ["", "board", "live", "exercises", "close", "cards/", "seat/1"])
def test_a_class_that_is_not_there_is_a_kind_404(instructor: FlaskClient, page: str) -> None:
    answer = instructor.get(f"/instructor/class/77/{page}")
    assert answer.status_code == 404
    assert "Til dine hold" in answer.text


@pytest.mark.parametrize("action", ["exercises", "close", "reopen", "reset-all", "clock"])
def test_nothing_can_be_done_to_a_class_that_is_not_there(
    instructor: FlaskClient, slugs: list[str], action: str
) -> None:
    data = {"scenarios": slugs, "way": "hour"}
    assert instructor.post(f"/instructor/class/77/{action}", data=data).status_code == 404
