"""The engine: SQLite by default, PostgreSQL by DATABASE_URL.

On PostgreSQL several processes write at once, so whoever writes what depends on something read in the same
transaction either lets one statement do both or locks the rows first (`with_for_update`).

SQLite is set up as measured (docs/decisions): WAL, FULL (survives a pulled plug), foreign keys, a busy timeout, and
every writing transaction opened at once (BEGIN IMMEDIATE) behind one lock per process, because writers that
start by reading fail by the thousand under a class's load.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite

BUSY_SECONDS = 10


class Database:
    """Hands out connections: `reading()` for one or more SELECTs, `writing()` for one transaction."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        options: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS}} if self.is_sqlite else {}
        self.engine: Engine = create_engine(url, hide_parameters=True, **options)
        self._one_writer = threading.Lock()
        if self.is_sqlite:
            event.listen(self.engine, "connect", _set_up_sqlite)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: committed at the end, rolled back when anything is raised."""
        if not self.is_sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._one_writer, self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")

    def close(self) -> None:
        self.engine.dispose()


def insert_or(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that says `on_conflict_…`, which each database has a construct of its own for."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transactions begin too late (deferred), so it is told to leave them to us.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
