from collections.abc import Iterator

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from sandbox.store.database import Database
from sandbox.store.schema import prepare
from sandbox.store.tables import seats, settings


@pytest.fixture
def database(empty_url: str) -> Iterator[Database]:
    database = Database(empty_url)
    prepare(database)
    yield database
    database.close()


def note(database: Database, key: str) -> None:
    with database.writing() as connection:
        connection.execute(insert(settings).values(key=key, value="1"))


@pytest.mark.parametrize("empty_url", ["sqlite"], indirect=True)
def test_sqlite_survives_a_pulled_plug_and_keeps_its_references(database: Database) -> None:
    with database.reading() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_what_was_written_is_there_for_the_next(database: Database) -> None:
    note(database, "a")
    with database.reading() as connection:
        assert connection.scalars(select(settings.c.key)).all() == ["a"]


def test_a_failed_transaction_is_rolled_back_and_the_next_one_works(database: Database) -> None:
    def halfway() -> None:
        with database.writing() as connection:
            connection.execute(insert(settings).values(key="a", value="1"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        halfway()
    note(database, "b")
    with database.reading() as connection:
        assert connection.scalars(select(settings.c.key)).all() == ["b"]


def test_a_seat_without_its_class_is_refused(database: Database) -> None:
    orphan = {
        "class_id": 99, "number": 1, "version": 1, "generation": 1, "browsers": 0, "step": 0, "steps": 0,
        "slips": 0, "help_wanted": False, "progress": "", "world": "",
    }  # fmt: skip
    with pytest.raises(IntegrityError), database.writing() as connection:
        connection.execute(insert(seats).values(orphan))
