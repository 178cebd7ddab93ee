"""Whatever kind of content has broken files, the app starts, the pages are there, and the instructor sees the list."""

import ast
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox import create_app
from sandbox.config import Config
from sandbox.content.kinds import KINDS, Kind
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal import articles
from sandbox.content.rules import rates
from sandbox.content.services import catalogue, model
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.guide.scenario_catalogue import startup_report
from sandbox.guide.setup.appointment import AppointmentState
from sandbox.guide.setup.submission import SentState
from sandbox.web.municipality import HOST
from sandbox.web.services import KEY, Services
from sandbox.world import session, timeline
from sandbox.world.municipality import reports
from sandbox.world.seeding import seeded_world
from sandbox.world.state.people import ROLES
from sandbox.world.state.world import World
from tests.conftest import DAY, PASSWORD, forget_content
from tests.rules.tree import SANDBOX, files

EVERY = 3


@contextmanager
def serving(config: Config) -> Iterator[Flask]:
    app = create_app(config)
    app.testing, app.config["WTF_CSRF_ENABLED"] = True, False
    yield app
    app.extensions[KEY].database.close()


def sit_down(app: Flask, *, seeded: str = "") -> FlaskClient:
    services: Services = app.extensions[KEY]
    worlds = [seeded or seeded_world(services.config.seed, 1, DAY, services.config.cohort_year).to_json()]
    opened = services.classes.open("Prøvehold", DAY, iter(["1234"]), (), worlds, "both")
    client = app.test_client()
    client.post("/", data={"code": opened.code, "seat": "1"})
    return client


def act(app: Flask, client: FlaskClient, change: Callable[[World], Any]) -> Any:
    with client.session_transaction() as cookie:
        seat_id = cookie["seat"]
    return app.extensions[KEY].store.act(seat_id, change).result


def pages(app: Flask) -> list[str]:
    """Every page whose address has no part that changes."""
    rules = (
        rule for rule in app.url_map.iter_rules() if rule.arguments <= {"host"} and "<any" not in rule.rule
    )
    host = municipality().host
    return sorted({rule.rule.replace(HOST, host) for rule in rules if "GET" in (rule.methods or ())})


def expect_pages(app: Flask, client: FlaskClient) -> None:
    """Look at every page, and at all letters of the household; an exception is raised, because the app is testing."""
    for role in ROLES:
        act(app, client, partial(session.open_session, citizen=role, method="nemid", service="borger.dk"))
        for path in pages(app) if role == "parent" else ["/borger.dk/mit-overblik", "/post.borger.dk/"]:
            assert client.get(path).status_code < 500, path
        world = app.extensions[KEY].store.seat(1).world
        for letter in world.post[role].letters:
            assert client.get(f"/post.borger.dk/brev/{letter.id}").status_code == 200
        act(app, client, session.log_off)


@pytest.mark.parametrize("first", range(EVERY))
def test_with_every_third_file_of_every_kind_broken_the_rest_works(
    content_copy: Path, config: Config, first: int
) -> None:
    every = [path for kind in KINDS for path in kind.read().files.values()]
    spoilt = [path for path in every if path.stem not in rates.FOUNDATIONS][first::EVERY]
    for path in spoilt:
        path.write_text("a: [", encoding="utf-8")
    forget_content()
    with serving(config) as app:
        client = sit_down(app)
        expect_pages(app, client)
        found = [f"/borger.dk/{slug}" for slug in articles.articles()]
        found += [
            f"/{model.host_of(each)}/selvbetjening/{slug}/" for slug, each in catalogue.services().items()
        ]
        assert {client.get(path).status_code for path in found} == {200}
        instructor = app.test_client()
        instructor.post("/instructor/log-in", data={"password": PASSWORD})
        listed = instructor.get("/instructor/").text
        assert all(path.name in listed for path in spoilt)
        assert all(path.name in startup_report(app) for path in spoilt)


IN_USE = {
    "letters",
    "messages",
    "documents",
    "appointment_types",
    "report_kinds",
    "records",
    "services",
    "authorities",
}


def lived_in(config: Config) -> World:
    """A household with something of each kind that a world names: a case that goes on, a time, a report."""
    world = seeded_world(config.seed, 1, DAY, config.cohort_year)
    answers = {"moving_date": "+7 days", "new_address": "{senior.address}"}
    answers |= {"somebody_stays": "ja", "host_name": "{senior.name}"}
    SentState.model_validate({"service": "flytning", "by": "young", "answers": answers}).apply(world, "young")
    AppointmentState(errand="pas").apply(world, "senior")
    reports.send(world, "senior", "andet", "Torvet", "Bænken er væk", reply="letter")
    return world


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in IN_USE], ids=lambda kind: kind.name)
def test_a_running_class_goes_on_when_the_files_of_a_kind_are_renamed(
    content_copy: Path, config: Config, kind: Kind
) -> None:
    seeded = lived_in(config).to_json()
    for path in kind.read().files.values():
        shutil.move(path, path.with_name(f"nyt-{path.name}"))
    forget_content()
    with serving(config) as app:
        client = sit_down(app, seeded=seeded)
        act(app, client, lambda world: timeline.move_clock(world, 40 * 24 * 60))
        expect_pages(app, client)


def test_a_letter_that_was_renamed_is_told_of_kindly_and_the_others_stand(
    content_copy: Path, config: Config
) -> None:
    seeded = seeded_world(config.seed, 1, DAY, config.cohort_year)
    lost, kept = seeded.post["senior"].letters[:2]
    shutil.move(content_copy / "letters" / f"{lost.letter}.yaml", content_copy / "letters" / "nyt-navn.yaml")
    forget_content()
    with serving(config) as app:
        client = sit_down(app, seeded=seeded.to_json())
        act(app, client, lambda world: session.open_session(world, "senior", "nemid", "post.borger.dk"))
        inbox = client.get("/post.borger.dk/").text
        assert inbox.count("Brevet er her ikke længere") == 1
        assert f"/post.borger.dk/brev/{kept.id}" in inbox
        letter = client.get(f"/post.borger.dk/brev/{lost.id}").text
        assert "Her lå et brev, som ikke findes i Øvebanen længere." in letter


def test_an_exercise_that_starts_with_a_broken_letter_is_not_offered(
    content_copy: Path, config: Config
) -> None:
    (content_copy / "letters" / "elregning.yaml").write_text("a: [", encoding="utf-8")
    with serving(config) as app:
        named = [problem for problem in app.extensions[SHELF].problems if "“elregning”" in problem.message]
        assert named
        assert not {problem.path.stem for problem in named} & app.extensions[SHELF].scenarios.keys()
        assert app.extensions[SHELF].scenarios


def test_check_names_everything_that_is_broken_and_fails(content_copy: Path, config: Config) -> None:
    spoilt = [
        content_copy / folder / f"{name}.yaml"
        for folder, name in (("letters", "elregning"), ("services", "flytning"), ("faq", "find-brev"))
    ]
    for path in spoilt:
        path.write_text("a: [", encoding="utf-8")
    with serving(config) as app:
        checked = app.test_cli_runner().invoke(args=["check"])
    assert checked.exit_code == 1
    assert all(f"{path.name}, linje 1" in checked.output for path in spoilt)


def test_every_fee_that_the_code_names_is_a_foundation() -> None:
    """A fee that is counted by and broken would end every page; the start says so instead."""
    words = {
        node.value
        for path in [*files(SANDBOX / "world", ".py"), *files(SANDBOX / "sites", ".py")]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "-" in node.value
    }
    assert words & rates.rates().keys() == rates.FOUNDATIONS
