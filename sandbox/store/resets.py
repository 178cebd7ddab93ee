"""Making seats ready for somebody new, and undoing it: documents are exchanged, nothing is computed.

The resets of a class are numbered; those that were reset together are kept, and undone, under that number (`batch`).
A seat whose version equals its generation has not been worked in since it was seeded or last reset. Such a seat's kept
snapshot is left alone, so that a second click on reset does not replace the work by an empty seat.
"""

from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, exists, insert, literal, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from sandbox.store.database import Database
from sandbox.store.tables import classes, seats, snapshots

# More seats are reset in several transactions, so that nobody else's click waits for all of it.
SEATS_AT_ONCE = 200
SEED, BEFORE_RESET = "seed", "before-reset"
FRESH: dict[str, Any] = {
    "scenario": None,
    "step": 0,
    "steps": 0,
    "slips": 0,
    "help_wanted": False,
    "progress": "",
}
KEPT = ("generation", "browsers", *FRESH, "world")

_worked_in = seats.c.version != seats.c.generation
_taken = or_(_worked_in, seats.c.browsers > 0)


class NothingToUndo(Exception):
    """The reset was undone already, or another reset of the same seats came after it."""


class Undoable(NamedTuple):
    """A reset that can be undone: its batch, and the numbers of the seats that it cleared."""

    batch: int
    numbers: tuple[int, ...]


def keep_seeded(connection: Connection, class_id: int) -> None:
    """Keep what the class's seats hold now as what they are reset to."""
    source = _as_snapshots(SEED, 0).where(seats.c.class_id == class_id)
    connection.execute(insert(snapshots).from_select(_SNAPSHOT_COLUMNS, source))


def next_batch(connection: Connection, class_id: int) -> int:
    """A number that no other reset of the class has, nor gets."""
    counted = update(classes).where(classes.c.id == class_id).values(resets=classes.c.resets + 1)
    return int(connection.scalars(counted.returning(classes.c.resets)).one())


def hold(connection: Connection, which: ColumnElement[bool]) -> None:
    """Keep others from writing these seats until the transaction ends, so that what is copied is what is replaced.

    Everybody takes them in the order of their ids, so nobody waits in a circle. On SQLite a writer is alone anyway.
    """
    if connection.dialect.name != "sqlite":
        held = select(seats.c.id).where(which).order_by(seats.c.id)
        connection.execute(held.with_for_update(key_share=True)).all()


def reset_all(database: Database, class_id: int, size: int) -> int:
    """Reset a whole class of `size` seats; see `reset`. When it is cut short, it can simply be done again."""
    cleared, batch = 0, None
    for first in range(1, size + 1, SEATS_AT_ONCE):
        numbers = seats.c.number.between(first, first + SEATS_AT_ONCE - 1)
        with database.writing() as connection:
            batch = batch or next_batch(connection, class_id)
            cleared += reset(connection, and_(seats.c.class_id == class_id, numbers), batch)
    return cleared


def reset(connection: Connection, which: ColumnElement[bool], batch: int) -> int:
    """Make the taken ones among `which` ready for somebody new; what they held is kept. Answers how many they were."""
    hold(connection, which)
    older = and_(snapshots.c.seat_id == seats.c.id, snapshots.c.kind == BEFORE_RESET)
    replaced = select(seats.c.id).where(which, _worked_in)
    connection.execute(
        delete(snapshots).where(snapshots.c.kind == BEFORE_RESET, snapshots.c.seat_id.in_(replaced))
    )
    source = _as_snapshots(BEFORE_RESET, batch).where(which, _taken, ~exists().where(older))
    connection.execute(insert(snapshots).from_select(_SNAPSHOT_COLUMNS, source))
    return make_fresh(connection, and_(which, _taken))


def make_fresh(connection: Connection, which: ColumnElement[bool]) -> int:
    """Put the seeded documents back and keep nothing."""
    seeded = select(snapshots.c.world).where(snapshots.c.seat_id == seats.c.id, snapshots.c.kind == SEED)
    values = {
        **FRESH,
        "world": seeded.scalar_subquery(),
        "version": seats.c.version + 1,
        # The version never comes again, so nor does a generation, whatever is undone and reset in between.
        "generation": seats.c.version + 1,
        "browsers": 0,
        "last_active_at": None,
    }
    return connection.execute(update(seats).where(which).values(values)).rowcount


def undo(connection: Connection, class_id: int, batch: int) -> int:
    """Put back what this reset took away; answers in how many seats.

    The generation goes back too, so a browser that has not moved since goes on as if nothing had happened.

    :raises NothingToUndo: when nothing of it is kept any more.
    """
    of_reset = and_(snapshots.c.kind == BEFORE_RESET, snapshots.c.batch == batch)
    of_seat = and_(snapshots.c.seat_id == seats.c.id, of_reset)
    mine = and_(seats.c.class_id == class_id, exists().where(of_seat))
    hold(connection, mine)
    values: dict[str, Any] = {
        name: select(snapshots.c[name]).where(of_seat).scalar_subquery() for name in KEPT
    }
    put_back = connection.execute(
        update(seats).where(mine).values(**values, version=seats.c.version + 1)
    ).rowcount
    if not put_back:
        raise NothingToUndo(batch)
    in_class = snapshots.c.seat_id.in_(select(seats.c.id).where(seats.c.class_id == class_id))
    connection.execute(delete(snapshots).where(of_reset, in_class))
    return put_back


def forget(connection: Connection, class_id: int) -> None:
    """Delete all that is kept for undoing."""
    mine = snapshots.c.seat_id.in_(select(seats.c.id).where(seats.c.class_id == class_id))
    connection.execute(delete(snapshots).where(mine, snapshots.c.kind == BEFORE_RESET))


def undoable(connection: Connection, class_id: int) -> list[Undoable]:
    """Newest first."""
    query = (
        select(snapshots.c.batch, seats.c.number)
        .join(seats, seats.c.id == snapshots.c.seat_id)
        .where(seats.c.class_id == class_id, snapshots.c.kind == BEFORE_RESET)
        .order_by(snapshots.c.batch.desc(), seats.c.number)
    )
    found: dict[int, list[int]] = {}
    for batch, number in connection.execute(query):
        found.setdefault(batch, []).append(number)
    return [Undoable(batch, tuple(numbers)) for batch, numbers in found.items()]


_SNAPSHOT_COLUMNS = ["seat_id", "kind", "batch", *KEPT]


def _as_snapshots(kind: str, batch: int) -> Any:
    return select(seats.c.id, literal(kind), literal(batch), *(seats.c[name] for name in KEPT))
