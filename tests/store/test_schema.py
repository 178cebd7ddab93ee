import sqlite3
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event, select

from sandbox.store.database import Database
from sandbox.store.schema import (
    HEAD,
    MIGRATIONS,
    CorruptDatabase,
    NewerDatabase,
    UnreachableDatabase,
    known_versions,
    prepare,
)
from sandbox.store.store import Store
from sandbox.store.tables import metadata, snapshots
from sandbox.world.seeding import seeded_world
from tests.store.older import at_version


def database(path: Path) -> Database:
    return Database(f"sqlite:///{path}")


def test_the_migrations_make_the_tables_that_the_code_describes(empty_url: str) -> None:
    fresh = Database(empty_url)
    prepare(fresh)
    with fresh.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    fresh.close()


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD
    assert HEAD in known_versions()


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    for _ in range(2):
        fresh = database(path)
        prepare(fresh)
        fresh.close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


@pytest.mark.parametrize("content", [b"This is no database. " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_corrupt_file_is_left_untouched_and_the_message_says_what_to_do(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.sqlite3"
    path.write_bytes(content)
    with pytest.raises(CorruptDatabase, match="Flyt den væk"):
        prepare(database(path))
    assert path.read_bytes() == content


def test_a_file_damaged_in_the_middle_is_found(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    fresh = database(path)
    prepare(fresh)
    fresh.close()
    content = bytearray(path.read_bytes())
    content[4096:6000] = b"\xaa" * (6000 - 4096)
    path.write_bytes(content)
    with pytest.raises(CorruptDatabase):
        prepare(database(path))
    assert path.read_bytes() == bytes(content)


def test_somebody_elses_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cookbook (recipe TEXT)")
    connection.close()
    with pytest.raises(CorruptDatabase):
        prepare(database(path))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("cookbook",)]
    connection.close()


def test_a_newer_versions_database_is_left_untouched(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite3"
    fresh = database(path)
    prepare(fresh)
    fresh.close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(NewerDatabase, match="9999"):
        prepare(database(path))
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    connection.close()


@pytest.mark.parametrize(("version", "form"), [("0001", 1), ("0002", 2)])
def test_a_seat_of_an_older_version_gets_a_fresh_world(empty_url: str, version: str, form: int) -> None:
    at_version(version, empty_url, form=form)
    migrated = Database(empty_url)
    prepare(migrated)
    state = Store(migrated).seat(7)
    assert state.world == seeded_world(1, 4, date(2026, 11, 23))
    assert (state.generation, state.progress) == (13, "")
    with migrated.reading() as connection:
        assert connection.execute(select(snapshots.c.world)).scalars().all() == [state.world.to_json()]
    migrated.close()


@pytest.mark.parametrize("place", ["missing/x.sqlite3", "folder"])
def test_a_place_where_no_database_can_be_is_told_with_what_to_do(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreachableDatabase, match=r"unable to open[^/]*\. Se efter, om mappen"):
        prepare(database(tmp_path / place))


def test_a_full_disk_is_told_with_what_to_do_and_nothing_half_is_left(tmp_path: Path) -> None:
    full = database(tmp_path / "x.sqlite3")

    def leave_two_pages(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA max_page_count = 2")

    event.listen(full.engine, "connect", leave_two_pages)
    with pytest.raises(UnreachableDatabase, match=r"disk is full.*plads på disken"):
        prepare(full)
    full.close()
    again = database(tmp_path / "x.sqlite3")
    prepare(again)
    again.close()


@pytest.mark.parametrize("empty_url", ["postgresql"], indirect=True)
def test_a_server_that_does_not_answer_is_told_without_the_password(empty_url: str) -> None:
    dead = empty_url.replace("oevebanen@", "oevebanen:hemmeligt@").replace("?host=", "?host=/nowhere")
    with pytest.raises(UnreachableDatabase, match="om databaseserveren kører") as told:
        prepare(Database(dead))
    assert "hemmeligt" not in str(told.value)
