"""What every test gets: no way out to the network; and what page tests ask for: an app, a class, a participant."""

import gc
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from functools import _lru_cache_wrapper, cache
from itertools import count
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from jinja2 import FileSystemBytecodeCache

from sandbox import create_app
from sandbox.classroom import ratelimit
from sandbox.config import ROOT, Config
from sandbox.guide import scenario_catalogue
from sandbox.guide.scenario.loading import Catalogue
from sandbox.store.classes import ClassSession
from sandbox.store.database import Database
from sandbox.store.schema import prepare
from sandbox.web import services as services_of_app
from sandbox.web.services import KEY, Services
from sandbox.world.seeding import seeded_world
from sandbox.world.state.world import World

if TYPE_CHECKING:
    from tests.browser.seats import Seats, ShownPage
    from tests.postgres import Server

# Nothing is timed. In CI the examples are the same for the same code, so that a red run is about the change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

CONTENT = ROOT / "content"
LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}


def pytest_collection_finish() -> None:
    """Keep the garbage collector from walking through thousands of tests and all modules again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Compile each template once for all apps that the tests build; a template that changes is compiled anew."""
    folder = tmp_path_factory.mktemp("templates")
    options = {**Flask.jinja_options, "bytecode_cache": FileSystemBytecodeCache(str(folder))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", options)
        yield


class LeftTheMachine(AssertionError):
    """A test reached for an address beyond loopback."""


def block(real: Any) -> Any:
    def connect(own: socket.socket, address: Any) -> Any:
        networked = own.family in {socket.AF_INET, socket.AF_INET6}
        if networked and own.type == socket.SOCK_STREAM and address[0] not in LOCAL:
            raise LeftTheMachine(f"A test may only connect to loopback, not {address[0]}.")
        return real(own, address)

    return connect


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", block(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", block(socket.socket.connect_ex))
        yield


@pytest.fixture
def content_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of all content in place of what is shipped, for a test to break; what was read before is forgotten."""
    copied = tmp_path / "content"
    shutil.copytree(CONTENT, copied, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    with monkeypatch.context() as patched:
        for name, module in list(sys.modules.items()):
            folder = getattr(module, "FOLDER", None) if name.startswith("sandbox.content.") else None
            if isinstance(folder, Path) and folder.is_relative_to(CONTENT):
                patched.setattr(module, "FOLDER", copied / folder.relative_to(CONTENT))
        forget_content()
        yield copied
    forget_content()


def forget_content() -> None:
    """Let everything be read anew that the sandbox has read or worked out."""
    for module in [module for name, module in sys.modules.items() if name.startswith("sandbox.")]:
        for kept in vars(module).values():
            if isinstance(kept, _lru_cache_wrapper):
                kept.cache_clear()
    forget_municipality()


def forget_municipality() -> None:
    """Let everything be read anew that is read for each municipality."""
    for module in [module for name, module in sys.modules.items() if name.startswith("sandbox.content.")]:
        for kept in vars(module).values():
            if isinstance(kept, FunctionType) and hasattr(kept, "cache_clear"):
                kept.cache_clear()


DAY = date(2026, 11, 23)  # a Monday
PASSWORD = "tre-gule-baenke"


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without content, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("database") / "oevebanen.sqlite3"
    database = Database(f"sqlite:///{path}")
    prepare(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator["Server"]:
    """A PostgreSQL server of this worker's own; tests that ask for it are skipped where none is installed."""
    from tests.postgres import NoPostgres, running

    try:
        with running() as server:
            yield server
    except NoPostgres as reason:
        pytest.skip(f"No PostgreSQL: {reason}.")


@pytest.fixture
def config(tmp_path: Path, empty_database: Path) -> Config:
    shutil.copy(empty_database, tmp_path / "oevebanen.sqlite3")
    return Config.from_environ({}, data_dir=tmp_path, secret_key="s" * 32, instructor_password=PASSWORD)


@pytest.fixture(scope="session")
def built() -> dict[Config, tuple[Flask, Catalogue]]:
    """The app that was built last, and the exercises it read, by its configuration but for where its data are."""
    return {}


@pytest.fixture
def csrf_app(config: Config, built: dict[Config, tuple[Flask, Catalogue]]) -> Iterator[Flask]:
    """The app as it is, with the CSRF check that page tests do without.

    Its addresses, templates and exercises are built once; whatever a test can change is new in every test.
    """
    kind = config.model_copy(update={"data_dir": Path(), "database_url": "sqlite://"})
    if kind not in built:
        built.clear()
        app = create_app(config)
        app.extensions[KEY].database.close()
        built[kind] = app, app.extensions[scenario_catalogue.KEY]
    app, exercises = built[kind]
    app.extensions[scenario_catalogue.KEY] = replace(
        exercises, scenarios=dict(exercises.scenarios), failed={}
    )
    services_of_app.init_app(app, config)
    ratelimit.init_app(app)
    scenario_catalogue.listen(app)
    app.testing, app.config["WTF_CSRF_ENABLED"] = True, True
    yield app
    app.extensions[KEY].database.close()


@pytest.fixture
def app(csrf_app: Flask) -> Flask:
    csrf_app.config["WTF_CSRF_ENABLED"] = False
    return csrf_app


@pytest.fixture
def services(app: Flask) -> Services:
    services: Services = app.extensions[KEY]
    return services


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


OpenClass = Callable[..., ClassSession]


@cache
def seeded(seed: int, seat: int, day: date) -> str:
    """The document of a seat, which is the same for every test."""
    return seeded_world(seed, seat, day).to_json()


@pytest.fixture
def open_class(services: Services) -> OpenClass:
    """Opens a class without the instructor's pages: `open_class(seats=3, scenarios=("laes-et-brev",))`."""
    codes = (f"{number:04}" for number in count(1000))

    def open_one(
        seats: int = 3, scenarios: tuple[str, ...] = (), day: date = DAY, sign_in: str = "both"
    ) -> ClassSession:
        worlds = [seeded(services.config.seed, seat, day) for seat in range(1, seats + 1)]
        return services.classes.open("Prøvehold", day, codes, scenarios, worlds, sign_in)

    return open_one


@pytest.fixture
def participant(app: Flask, open_class: OpenClass) -> Callable[..., FlaskClient]:
    """A client that sits at a seat of a new class: `participant(seat=2, scenarios=(…))`, or of `session`."""

    def join(
        seat: int = 1, session: ClassSession | None = None, scenarios: tuple[str, ...] = ()
    ) -> FlaskClient:
        joined = session or open_class(scenarios=scenarios)
        client = app.test_client()
        client.post("/", data={"code": joined.code, "seat": str(seat)})
        return client

    return join


@pytest.fixture
def world(services: Services) -> Callable[[FlaskClient], World]:
    """The world, as stored, of the seat that a client sits at."""

    def stored(client: FlaskClient) -> World:
        with client.session_transaction() as cookie:
            seat_id = cookie["seat"]
        return services.store.seat(seat_id).world

    return stored


@pytest.fixture
def change(services: Services) -> Callable[[FlaskClient, Callable[[World], Any]], Any]:
    """Change the world of a client's seat as if something had happened in it: `change(client, lambda world: …)`."""

    def run(client: FlaskClient, how: Callable[[World], Any]) -> Any:
        with client.session_transaction() as cookie:
            seat_id = cookie["seat"]
        return services.store.act(seat_id, how).result

    return run


@pytest.fixture(scope="session")
def arranged(tmp_path_factory: pytest.TempPathFactory) -> "Seats":
    """Seats that stand where all kinds of pages are to be seen, for all tests: arranging them takes long."""
    from tests.browser.seats import Seats

    folder = tmp_path_factory.mktemp("arranged")
    config = Config.from_environ({}, data_dir=folder, secret_key="s" * 32, instructor_password=PASSWORD)
    seats = Seats(create_app(config))
    seats.services.database.close()
    return seats


@pytest.fixture(scope="session")
def shown_pages(arranged: "Seats") -> "list[ShownPage]":
    """Every kind of page that its address alone leads to, in Danish, for the tests that only read pages.

    The arranged seats stay as they are: what the visits change in them is taken back.
    """
    from tests.browser.kinds import KINDS
    from tests.browser.seats import show

    database = arranged.services.config.data_dir / "oevebanen.sqlite3"
    untouched = database.read_bytes()
    shown = [show(arranged, kind) for kind in KINDS if not kind.fresh_server and not kind.then]
    arranged.services.database.close()
    database.write_bytes(untouched)
    return shown


@pytest.fixture
def config_with_seats(config: Config, arranged: "Seats") -> Config:
    """A test that lets its `config` be this one has a copy of those seats."""
    shutil.copy(arranged.services.config.data_dir / "oevebanen.sqlite3", config.data_dir)
    return config


@pytest.fixture
def seats(arranged: "Seats", app: Flask) -> "Seats":
    """The seats as this test's own app has them; see `config_with_seats`."""
    own = copy(arranged)
    own.app = app
    return own
