"""Several processes that start at the same moment on one database."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, text

from sandbox.store.database import Database
from sandbox.store.schema import HEAD, prepare
from sandbox.store.tables import classes
from tests.races import at_once, failures
from tests.rules.tree import ROOT
from tests.store.older import at_version

TRIES = 100
PROCESSES = 6
START = """
import sys
from alembic import command
from sandbox.store.database import Database
from sandbox.store.schema import prepare
print("ready", flush=True)
sys.stdin.readline()
prepare(Database(sys.argv[1]))
"""


def started(url: str) -> list[str]:
    """What went wrong in processes that all began at once."""
    command = [sys.executable, "-c", START, url]
    processes = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    errors = [process.communicate()[1] for process in processes]
    return [error for process, error in zip(processes, errors, strict=True) if process.returncode]


def version(url: str) -> str:
    database = Database(url)
    with database.reading() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    database.close()
    assert len(found) == 1
    return str(found[0])


def test_processes_that_start_first_at_once_all_start(empty_url: str) -> None:
    assert started(empty_url) == []
    assert version(empty_url) == HEAD


def test_processes_that_migrate_at_once_all_start(empty_url: str) -> None:
    at_version("0002", empty_url)
    assert started(empty_url) == []
    assert version(empty_url) == HEAD


def test_a_hundred_first_starts_at_once_all_succeed(empty_url: str) -> None:
    """In one process, where each has connections and locks of its own."""
    databases = [Database(empty_url) for _ in range(TRIES)]
    outcomes = at_once([partial(prepare, database) for database in databases])
    for database in databases:
        database.close()
    assert not failures(outcomes)
    assert version(empty_url) == HEAD


def test_a_start_waits_for_a_migration_however_long_it_takes(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The migration outlasts the time that a connection waits for another one's write."""
    monkeypatch.setattr("sandbox.store.database.BUSY_SECONDS", 0)
    databases = [Database(empty_url) for _ in range(10)]
    outcomes = at_once([partial(prepare, database) for database in databases])
    for database in databases:
        database.close()
    assert not failures(outcomes)


@pytest.mark.parametrize("number", [1, 2, 5])
def test_open_classes_with_the_same_code_each_get_one_and_the_newest_keeps_it(
    empty_url: str, number: int
) -> None:
    at_version("0003", empty_url, codes=["1000", *["4821"] * number])
    database = Database(empty_url)
    prepare(database)
    with database.reading() as connection:
        codes = connection.scalars(select(classes.c.code).order_by(classes.c.id)).all()
    database.close()
    assert (codes[0], codes[-1]) == ("1000", "4821")
    assert len(set(codes)) == number + 1
    assert all(len(code) == 4 and code[0] != "0" for code in codes)


def test_the_lock_of_a_start_holds_nothing_up_that_is_running(empty_url: str, tmp_path: Path) -> None:
    database = Database(empty_url)
    prepare(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE classes SET name = 'x'"))
        other = Database(empty_url)
        prepare(other)
        other.close()
    database.close()
