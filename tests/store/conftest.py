"""The tests of this room run on both databases: what holds on SQLite's single writer alone holds nothing."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sandbox.config import Config
from sandbox.store.database import Database
from sandbox.store.schema import prepare

if TYPE_CHECKING:
    from tests.postgres import Server

DATABASES = ("sqlite", "postgresql")
PROCESSES = 4


@pytest.fixture(scope="session")
def template(postgres: "Server") -> Iterator[str]:
    """The name of a migrated database without content, to be copied."""
    with postgres.database() as name:
        database = Database(postgres.url(name))
        prepare(database)
        database.close()
        yield name


@pytest.fixture(params=DATABASES)
def config(request: pytest.FixtureRequest, config: Config) -> Iterator[Config]:
    if request.param == "sqlite":
        yield config
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database(request.getfixturevalue("template")) as name:
        yield config.model_copy(update={"database_url": server.url(name)})


@pytest.fixture(params=DATABASES)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that nothing has been made in yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: Server = request.getfixturevalue("postgres")
    with server.database() as name:
        yield server.url(name)


@pytest.fixture
def databases(config: Config) -> Iterator[list[Database]]:
    """The same database as several processes have it: each with connections and locks of its own."""
    opened = [Database(config.database_url) for _ in range(PROCESSES)]
    yield opened
    for database in opened:
        database.close()
