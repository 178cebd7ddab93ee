"""Classes and their seats: opening, joining, resetting with undo, closing."""

import itertools
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from sandbox.store import resets
from sandbox.store.codes import open_with_first, unused
from sandbox.store.database import Database
from sandbox.store.store import NoSuchSeat
from sandbox.store.tables import classes, seats, snapshots
from sandbox.world.state.base import NotFound

LARGEST_CLASS = 10_000


class NoSuchClass(NotFound):
    """The class does not exist."""


@dataclass(frozen=True)
class ClassSession:
    """A class as the instructor opened it; `scenarios` are slugs in the order of the course.

    `sign_in` is what the login page offers where no exercise says otherwise: both, nemid or mitid.
    """

    id: int
    name: str
    date: date
    code: str
    seats: int
    scenarios: tuple[str, ...]
    sign_in: str
    open: bool


class Place(NamedTuple):
    """Where a browser sits down, and how many browsers then do."""

    seat_id: int
    generation: int
    browsers: int


class Classes:
    """All classes of the installation."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def open(
        self,
        name: str,
        day: date,
        codes: Iterator[str],
        scenarios: Sequence[str],
        worlds: Iterable[str],
        sign_in: str = "both",
    ) -> ClassSession:
        """Open a class with one seat per seeded world, numbered from 1; its code is the first unused of `codes`.

        :raises NoCodeLeft: when `codes` runs dry.
        """
        documents = list(worlds)
        with self.database.writing() as connection:
            values = {
                "name": name,
                "date": day,
                "code": "",
                "seats": len(documents),
                "scenarios": json.dumps(list(scenarios)),
                "sign_in": sign_in,
                "open": False,
                "opened_at": time.time(),
            }
            class_id = connection.scalars(insert(classes).values(values).returning(classes.c.id)).one()
            _add_seats(connection, class_id, documents)
            open_with_first(connection, class_id, unused(connection, codes))
        return self.get(class_id)

    def get(self, class_id: int) -> ClassSession:
        """:raises NoSuchClass: when it does not exist."""
        with self.database.reading() as connection:
            row = connection.execute(select(classes).where(classes.c.id == class_id)).one_or_none()
        if row is None:
            raise NoSuchClass(class_id)
        return _session(row)

    def all(self) -> list[ClassSession]:
        """Open ones first, newest first."""
        query = select(classes).order_by(classes.c.open.desc(), classes.c.id.desc())
        with self.database.reading() as connection:
            return [_session(row) for row in connection.execute(query)]

    def by_code(self, code: str) -> ClassSession | None:
        """The newest class that has, or last had, the code: an open one before a closed one."""
        query = (
            select(classes).where(classes.c.code == code).order_by(classes.c.open.desc(), classes.c.id.desc())
        )
        with self.database.reading() as connection:
            row = connection.execute(query.limit(1)).one_or_none()
        return _session(row) if row else None

    def close(self, class_id: int) -> None:
        """End the class and delete, for good, all that its participants did in their worlds."""
        with self.database.writing() as connection:
            connection.execute(update(classes).where(classes.c.id == class_id).values(open=False))
            resets.hold(connection, seats.c.class_id == class_id)
            resets.make_fresh(connection, seats.c.class_id == class_id)
            resets.forget(connection, class_id)

    def reopen(self, class_id: int, codes: Iterator[str]) -> None:
        """Open a closed class again, with fresh seats; with a new code where another class uses the old one.

        :raises NoCodeLeft: when a new code is needed and `codes` runs dry.
        """
        closed = select(classes.c.code).where(classes.c.id == class_id, ~classes.c.open)
        with self.database.writing() as connection:
            old = connection.scalar(closed.with_for_update(key_share=True))
            if old is not None:
                open_with_first(connection, class_id, itertools.chain([old], unused(connection, codes)))

    def set_scenarios(self, class_id: int, scenarios: Sequence[str]) -> None:
        with self.database.writing() as connection:
            chosen = json.dumps(list(scenarios))
            connection.execute(update(classes).where(classes.c.id == class_id).values(scenarios=chosen))

    def join(self, class_id: int, number: int) -> Place:
        """Sit down.

        :raises NoSuchSeat: when the class has no such number.
        """
        mine = _numbered(class_id, number)
        sit = update(seats).where(mine).values(browsers=seats.c.browsers + 1, last_active_at=time.time())
        place = sit.returning(seats.c.id, seats.c.generation, seats.c.browsers)
        with self.database.writing() as connection:
            row = connection.execute(place).one_or_none()
        if row is None:
            raise NoSuchSeat(number)
        return Place(*row)

    def leave(self, seat_id: int, generation: int) -> None:
        """Stand up; does nothing when the seat has been reset since."""
        mine = and_(seats.c.id == seat_id, seats.c.generation == generation, seats.c.browsers > 0)
        with self.database.writing() as connection:
            connection.execute(update(seats).where(mine).values(browsers=seats.c.browsers - 1))

    def lower_hand(self, class_id: int, number: int) -> None:
        mine = and_(_numbered(class_id, number), seats.c.help_wanted)
        with self.database.writing() as connection:
            lower = update(seats).where(mine)
            connection.execute(lower.values(help_wanted=False, version=seats.c.version + 1))

    def seat_id(self, class_id: int, number: int) -> int:
        """:raises NoSuchSeat: when the class has no such number."""
        with self.database.reading() as connection:
            found = connection.scalar(select(seats.c.id).where(_numbered(class_id, number)))
        if found is None:
            raise NoSuchSeat(number)
        return int(found)

    def seeded_world(self, seat_id: int) -> str:
        """The document the seat was seeded with.

        :raises NoSuchSeat: when the seat does not exist.
        """
        query = select(snapshots.c.world).where(
            snapshots.c.seat_id == seat_id, snapshots.c.kind == resets.SEED
        )
        with self.database.reading() as connection:
            world = connection.scalar(query)
        if world is None:
            raise NoSuchSeat(seat_id)
        return str(world)

    def seeded_worlds(self, class_id: int, first: int, last: int) -> list[str]:
        """The documents that the seats numbered `first` to `last` were seeded with."""
        query = (
            select(snapshots.c.world)
            .join(seats, seats.c.id == snapshots.c.seat_id)
            .where(
                seats.c.class_id == class_id,
                seats.c.number.between(first, last),
                snapshots.c.kind == resets.SEED,
            )
            .order_by(seats.c.number)
        )
        with self.database.reading() as connection:
            return list(connection.scalars(query))

    def reset(self, class_id: int, number: int | None = None) -> int:
        """Make one seat or all of them ready for somebody new; what was there is kept for `undo`.

        Answers how many seats there was something to clear in.
        """
        if number is None:
            return resets.reset_all(self.database, class_id, self.get(class_id).seats)
        with self.database.writing() as connection:
            batch = resets.next_batch(connection, class_id)
            return resets.reset(connection, _numbered(class_id, number), batch)

    def undo(self, class_id: int, batch: int) -> int:
        """Put back what a reset took away; answers in how many seats.

        :raises NothingToUndo: when nothing of it is kept any more.
        """
        with self.database.writing() as connection:
            return resets.undo(connection, class_id, batch)

    def undoable(self, class_id: int) -> list[resets.Undoable]:
        """The resets of the class that can be undone, newest first."""
        with self.database.reading() as connection:
            return resets.undoable(connection, class_id)


def _numbered(class_id: int, number: int) -> ColumnElement[bool]:
    return and_(seats.c.class_id == class_id, seats.c.number == number)


def _add_seats(connection: Connection, class_id: int, documents: list[str]) -> None:
    if not documents:
        return
    fresh = {**resets.FRESH, "generation": 1, "browsers": 0}
    rows = [
        {"class_id": class_id, "number": number, "version": 1, "world": world, **fresh}
        for number, world in enumerate(documents, start=1)
    ]
    connection.execute(insert(seats), rows)
    resets.keep_seeded(connection, class_id)


def _session(row: Row[Any]) -> ClassSession:
    return ClassSession(
        row.id,
        row.name,
        row.date,
        row.code,
        row.seats,
        tuple(json.loads(row.scenarios)),
        row.sign_in,
        row.open,
    )
