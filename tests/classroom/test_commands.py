"""A class from a terminal."""

import pytest
from flask import Flask

from sandbox import create_app
from sandbox.config import Config
from sandbox.web.services import KEY, Services
from sandbox.world.state.world import World
from tests.conftest import OpenClass


def run(app: Flask, *words: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=list(words))
    return result.exit_code, result.output


def test_a_class_is_opened(app: Flask, services: Services) -> None:
    status, said = run(app, "open", "--name", "Aftenhold", "--seats", "5", "--date", "2026-11-24")
    (opened,) = services.classes.all()
    assert status == 0
    assert (opened.name, opened.seats, opened.date.isoformat()) == ("Aftenhold", 5, "2026-11-24")
    assert opened.code in said


def test_a_class_and_a_seat_are_reset(app: Flask, services: Services, open_class: OpenClass) -> None:
    opened = open_class()
    for number in (1, 2, 3):
        services.classes.join(opened.id, number)
    assert run(app, "reset", str(opened.id), "--seat", "2") == (0, "1 pladser er gjort klar.\n")
    assert run(app, "reset", str(opened.id)) == (0, "2 pladser er gjort klar.\n")


def test_a_snapshot_is_the_world_as_it_is(app: Flask, services: Services, open_class: OpenClass) -> None:
    opened = open_class()
    status, said = run(app, "snapshot", opened.code, "2")
    assert status == 0
    stored = services.store.seat(services.classes.seat_id(opened.id, 2)).world
    assert World.model_validate_json(said) == stored


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("reset", "77"), "Der er intet hold 77"),
        (("reset", "1", "--seat", "9"), "ingen plads 9"),
        (("snapshot", "0000", "1"), "Intet hold har koden 0000"),
        (("snapshot", "1000", "9"), "plads 1 til 3"),
        (("open", "--name", "x", "--seats", "0"), "--seats"),
    ],
    ids=str,
)
def test_what_is_not_there_is_said(
    app: Flask, open_class: OpenClass, words: tuple[str, ...], message: str
) -> None:
    open_class()
    status, said = run(app, *words)
    assert status != 0
    assert message in said


def test_a_forgotten_password_can_be_chosen_again_and_logs_everybody_out(config: Config) -> None:
    app = create_app(config.model_copy(update={"instructor_password": None}))
    app.testing = True
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/instructor/first", data={"password": "den gamle", "password_again": "den gamle"})
    assert run(app, "new-password")[0] == 0
    assert client.get("/instructor/").status_code == 303
    assert client.get("/instructor/first").status_code == 200
    app.extensions[KEY].database.close()


def test_a_password_given_by_the_operator_is_not_forgotten_here(app: Flask) -> None:
    status, said = run(app, "new-password")
    assert status != 0
    assert "INSTRUCTOR_PASSWORD" in said
