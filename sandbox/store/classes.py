"""Classes and their seats: opening, joining, resetting with undo, closing."""

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, literal, select, update
from sqlalchemy.sql.elements import ColumnElement

from sandbox.store.database import Database
from sandbox.store.store import NoSuchSeat
from sandbox.store.tables import classes, seats, snapshots

SEED, BEFORE_RESET = "seed", "before-reset"
LARGEST_CLASS = 10_000
_STATE = ("scenario", "step", "steps", "slips", "help_wanted", "progress", "world")
_FRESH: dict[str, Any] = {
    "scenario": None,
    "step": 0,
    "steps": 0,
    "slips": 0,
    "help_wanted": False,
    "progress": "",
}


class NoSuchClass(Exception):
    """The class does not exist."""


class NothingToUndo(Exception):
    """There is no reset of this seat or class that could be undone."""


class NoCodeLeft(Exception):
    """All join codes are in use by open classes."""


@dataclass(frozen=True)
class ClassSession:
    """A class as the instructor opened it; `scenarios` are slugs in the order of the course."""

    id: int
    name: str
    date: date
    code: str
    seats: int
    scenarios: tuple[str, ...]
    open: bool


class Classes:
    """All classes of the installation."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def open(
        self, name: str, day: date, codes: Iterator[str], scenarios: Sequence[str], worlds: Iterable[str]
    ) -> ClassSession:
        """Open a class with one seat per seeded world, numbered from 1; the code is the first of `codes` not in use.

        :raises NoCodeLeft: when `codes` runs dry.
        """
        documents = list(worlds)
        with self.database.writing() as connection:
            taken = set(connection.scalars(select(classes.c.code).where(classes.c.open)))
            code = next((each for each in codes if each not in taken), None)
            if code is None:
                raise NoCodeLeft
            values = {
                "name": name,
                "date": day,
                "code": code,
                "seats": len(documents),
                "scenarios": json.dumps(list(scenarios)),
                "open": True,
                "opened_at": time.time(),
            }
            class_id = connection.scalar(insert(classes).values(values).returning(classes.c.id))
            _add_seats(connection, class_id, documents)
        return self.get(class_id)

    def get(self, class_id: int) -> ClassSession:
        """:raises NoSuchClass: when it does not exist."""
        with self.database.reading() as connection:
            row = connection.execute(select(classes).where(classes.c.id == class_id)).one_or_none()
        if row is None:
            raise NoSuchClass(class_id)
        return _session(row)

    def all(self) -> list[ClassSession]:
        """Newest first."""
        with self.database.reading() as connection:
            return [
                _session(row) for row in connection.execute(select(classes).order_by(classes.c.id.desc()))
            ]

    def by_code(self, code: str) -> ClassSession | None:
        """The newest class that has, or last had, the code: an open one before a closed one."""
        query = (
            select(classes).where(classes.c.code == code).order_by(classes.c.open.desc(), classes.c.id.desc())
        )
        with self.database.reading() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return _session(row) if row else None

    def close(self, class_id: int) -> None:
        with self.database.writing() as connection:
            connection.execute(update(classes).where(classes.c.id == class_id).values(open=False))

    def set_scenarios(self, class_id: int, scenarios: Sequence[str]) -> None:
        with self.database.writing() as connection:
            values = {"scenarios": json.dumps(list(scenarios))}
            connection.execute(update(classes).where(classes.c.id == class_id).values(values))

    def join(self, class_id: int, number: int) -> tuple[int, int, int]:
        """Sit down: seat id, generation, and how many browsers now share the seat.

        :raises NoSuchSeat: when the class has no such number.
        """
        mine = and_(seats.c.class_id == class_id, seats.c.number == number)
        with self.database.writing() as connection:
            values = {"browsers": seats.c.browsers + 1, "last_active_at": time.time()}
            connection.execute(update(seats).where(mine).values(values))
            row = connection.execute(
                select(seats.c.id, seats.c.generation, seats.c.browsers).where(mine)
            ).one_or_none()
        if row is None:
            raise NoSuchSeat(number)
        return row.id, row.generation, row.browsers

    def overview(self, class_id: int) -> Sequence[Row[Any]]:
        """The plain columns of every seat, by number; no documents are read."""
        columns = [column for column in seats.c if column.name not in ("world", "progress")]
        query = select(*columns).where(seats.c.class_id == class_id).order_by(seats.c.number)
        with self.database.reading() as connection:
            return connection.execute(query).all()

    def stamp(self, class_id: int) -> str:
        """Changes whenever anything in the class does: for the live view's ETag."""
        query = select(func.sum(seats.c.version), func.sum(seats.c.browsers))
        with self.database.reading() as connection:
            return ".".join(
                str(each) for each in connection.execute(query.where(seats.c.class_id == class_id)).one()
            )

    def seeded_world(self, seat_id: int) -> str:
        """The document the seat was seeded with.

        :raises NoSuchSeat: when the seat does not exist.
        """
        query = select(snapshots.c.world).where(snapshots.c.seat_id == seat_id, snapshots.c.kind == SEED)
        with self.database.reading() as connection:
            world = connection.scalar(query)
        if world is None:
            raise NoSuchSeat(seat_id)
        return str(world)

    def reset(self, class_id: int, seat_id: int | None = None) -> None:
        """Put the seeded document back, in one seat or in all; what was there is kept for `undo`."""
        which = _which(class_id, seat_id)
        with self.database.writing() as connection:
            _keep(connection, which)
            seeded = select(snapshots.c.world).where(
                snapshots.c.seat_id == seats.c.id, snapshots.c.kind == SEED
            )
            values = {
                **_FRESH,
                "world": seeded.scalar_subquery(),
                "version": seats.c.version + 1,
                # The version never comes again, so nor does a generation, whatever is undone and reset in between.
                "generation": seats.c.version + 1,
                "browsers": 0,
                "last_active_at": None,
            }
            connection.execute(update(seats).where(which).values(values))

    def undo(self, class_id: int, seat_id: int | None = None) -> None:
        """Put back what the latest reset of this seat, or of the class, took away.

        :raises NothingToUndo: when there is none.
        """
        which = _which(class_id, seat_id)
        with self.database.writing() as connection:
            mine = snapshots.c.seat_id.in_(select(seats.c.id).where(which))
            kept = and_(mine, snapshots.c.kind == BEFORE_RESET)
            batch = connection.scalar(select(func.max(snapshots.c.batch)).where(kept))
            if batch is None:
                raise NothingToUndo
            latest = and_(kept, snapshots.c.batch == batch)
            _put_back(connection, latest)
            connection.execute(delete(snapshots).where(latest))

    def undoable(self, class_id: int) -> set[int]:
        """The ids of the seats whose latest reset can be undone."""
        query = (
            select(snapshots.c.seat_id)
            .join(seats, seats.c.id == snapshots.c.seat_id)
            .where(seats.c.class_id == class_id, snapshots.c.kind == BEFORE_RESET)
        )
        with self.database.reading() as connection:
            return set(connection.scalars(query))


def _which(class_id: int, seat_id: int | None) -> ColumnElement[bool]:
    mine = seats.c.class_id == class_id
    return mine if seat_id is None else and_(mine, seats.c.id == seat_id)


def _keep(connection: Connection, which: ColumnElement[bool]) -> None:
    ids = select(seats.c.id).where(which)
    connection.execute(
        delete(snapshots).where(snapshots.c.seat_id.in_(ids), snapshots.c.kind == BEFORE_RESET)
    )
    batch = (connection.scalar(select(func.max(snapshots.c.batch))) or 0) + 1
    kept = ("generation", "browsers", *_STATE)
    source = select(
        seats.c.id, literal(BEFORE_RESET), literal(batch), *(seats.c[name] for name in kept)
    ).where(which)
    connection.execute(insert(snapshots).from_select(["seat_id", "kind", "batch", *kept], source))


def _put_back(connection: Connection, latest: ColumnElement[bool]) -> None:
    """The generation goes back too, so that a browser that has not moved since goes on as if nothing was."""
    values: dict[str, Any] = {
        name: select(snapshots.c[name]).where(snapshots.c.seat_id == seats.c.id, latest).scalar_subquery()
        for name in ("generation", "browsers", *_STATE)
    }
    chosen = seats.c.id.in_(select(snapshots.c.seat_id).where(latest))
    connection.execute(update(seats).where(chosen).values(**values, version=seats.c.version + 1))


def _add_seats(connection: Connection, class_id: int, documents: list[str]) -> None:
    if not documents:
        return
    fresh = {**_FRESH, "generation": 1, "browsers": 0}
    rows = [
        {"class_id": class_id, "number": number, "version": 1, "world": world, **fresh}
        for number, world in enumerate(documents, start=1)
    ]
    connection.execute(insert(seats), rows)
    kept = ("generation", "browsers", *_STATE)
    source = select(seats.c.id, literal(SEED), literal(0), *(seats.c[name] for name in kept))
    source = source.where(seats.c.class_id == class_id)
    connection.execute(insert(snapshots).from_select(["seat_id", "kind", "batch", *kept], source))


def _session(row: Row[Any]) -> ClassSession:
    return ClassSession(
        row.id, row.name, row.date, row.code, row.seats, tuple(json.loads(row.scenarios)), row.open
    )
