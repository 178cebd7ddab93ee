"""Which join codes a class may be given."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from sandbox.store.tables import classes

# Their codes are not given out again, so that an old seat card or note does not lead into today's class.
RECENT_CLASSES = 500


class NoCodeLeft(Exception):
    """All join codes are in use by open or recent classes."""


def unused(connection: Connection, codes: Iterable[str]) -> Iterator[str]:
    """Those of `codes` that no open or recent class has now; another process may take one before it is given."""
    recent = connection.scalar(select(func.max(classes.c.id))) or 0
    query = select(classes.c.code).where(classes.c.open | (classes.c.id > recent - RECENT_CLASSES))
    taken = set(connection.scalars(query))
    return (code for code in codes if code not in taken)


def open_with_first(connection: Connection, class_id: int, codes: Iterable[str]) -> None:
    """Open the class under the first of `codes` that no other open class has.

    Call it last in a transaction: until its end, others who want the same code wait.

    :raises NoCodeLeft: when `codes` runs dry.
    """
    mine = update(classes).where(classes.c.id == class_id)
    for code in codes:
        try:
            with connection.begin_nested():
                connection.execute(mine.values(open=True, code=code))
        except IntegrityError:
            continue
        return
    raise NoCodeLeft
