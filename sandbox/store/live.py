"""A class as the instructor follows it: plain columns only, no documents are read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from sandbox.store.database import Database
from sandbox.store.tables import seats

_PLAIN = [column for column in seats.c if column.name not in ("world", "progress")]
_OVERVIEW = select(*_PLAIN).where(seats.c.class_id == bindparam("class_id")).order_by(seats.c.number)
_STAMP = select(
    func.sum(seats.c.version),
    func.sum(seats.c.browsers * seats.c.number),
    func.max(seats.c.last_active_at),
).where(seats.c.class_id == bindparam("class_id"))


def overview(database: Database, class_id: int) -> Sequence[Row[Any]]:
    """The plain columns of every seat, by number."""
    with database.reading() as connection:
        return connection.execute(_OVERVIEW, {"class_id": class_id}).all()


def stamp(database: Database, class_id: int) -> str:
    """Changes whenever any seat of the class does; for the live view's ETag."""
    with database.reading() as connection:
        return "-".join(str(each) for each in connection.execute(_STAMP, {"class_id": class_id}).one())
