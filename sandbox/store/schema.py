"""Bringing a database to this version's schema, or saying why that cannot be done.

Alembic's migrations under `migrations/` are the only thing that makes tables. Its import takes longer than a
whole start, so it is loaded only when the stored version differs from `HEAD` (a test keeps `HEAD` equal to Alembic's).

Of several processes that start at once, one at a time looks and migrates; the others wait, however long that takes.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from sandbox.store.database import Database

HEAD = "0004"
MIGRATIONS = Path(__file__).parent / "migrations"
LOCK_SUFFIX = "-start"
LOCK_NUMBER = 0x4F56_4542  # PostgreSQL's advisory locks are numbers; any will do that nobody else uses
LONGEST_MIGRATION = 3600  # seconds


class UnusableDatabase(Exception):
    """The database is left untouched; the message says what to do."""


class CorruptDatabase(UnusableDatabase):
    def __init__(self, where: str) -> None:
        super().__init__(
            f"Databasen kan ikke læses: {where}. Filen er ikke rørt. Flyt den væk og start igen, så laves en ny."
            f" / The database cannot be read and is left untouched. Move the file away and start again."
        )


class NewerDatabase(UnusableDatabase):
    def __init__(self, where: str, version: str) -> None:
        super().__init__(
            f"Databasen er lavet af en nyere Øvebanen (version {version}): {where}. Den er ikke rørt. Brug den nyere"
            f" udgave, eller start med en anden datamappe (--data)."
            f" / The database was made by a newer version and is left untouched."
        )


class UnreachableDatabase(UnusableDatabase):
    def __init__(self, where: str, reason: str) -> None:
        reason = reason.strip().rstrip(".")
        super().__init__(
            f"Databasen kan ikke åbnes eller skrives i ({where}): {reason}. Se efter, om mappen er der og kan skrives"
            " i, om der er plads på disken, om et andet program har filen åben – og med PostgreSQL, om databaseserveren"
            " kører. Start så igen."
            " / The database cannot be opened or written. Check the folder, its rights, the space on the disk and other"
            " programs that have the file open, or whether the PostgreSQL server runs. Then start again."
        )


def prepare(database: Database) -> None:
    """Make the tables of a new database, or migrate an older one.

    :raises CorruptDatabase: when it is no database, or a damaged one.
    :raises NewerDatabase: when a later version made it.
    :raises UnreachableDatabase: when it cannot be opened or written.
    """
    where = database.engine.url.render_as_string(hide_password=True)
    try:
        with _alone(database):
            _prepare(database, where)
    except sqlite3.OperationalError as error:
        raise UnreachableDatabase(where, str(error)) from error
    except OperationalError as error:
        raise UnreachableDatabase(where, str(error.orig)) from error


def _prepare(database: Database, where: str) -> None:
    try:
        version = _version(database)
    except OperationalError:
        raise
    except DatabaseError as error:
        raise CorruptDatabase(where) from error
    if version == HEAD:
        return
    if version is not None and version not in known_versions():
        raise NewerDatabase(where, version)
    upgrade(database)


def known_versions() -> set[str]:
    return {path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def upgrade(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def _alone(database: Database) -> Iterator[None]:
    """Wait until no other process prepares this database, and let no other begin. A process that dies lets go.

    For SQLite the lock is one that SQLite itself takes, on an empty file beside the database, since it works on every
    system. It cannot be the database's own: the change to WAL fails at once while another connection makes it.
    """
    if not database.is_sqlite:
        with database.writing() as connection:
            connection.execute(select(func.pg_advisory_xact_lock(LOCK_NUMBER)))
            yield
        return
    name = database.engine.url.database
    file = f"{name}{LOCK_SUFFIX}" if name and name != ":memory:" else ":memory:"
    with closing(sqlite3.connect(file, timeout=LONGEST_MIGRATION, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _version(database: Database) -> str | None:
    """The stored version, None for an empty database; other people's tables count as corrupt."""
    with database.reading() as connection:
        if database.is_sqlite and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise CorruptDatabase(str(database.engine.url))
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if tables:
            raise CorruptDatabase(str(database.engine.url))
        return None
