"""Which join codes a class may be given."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from sandbox.store.tables import classes

# Their codes are not given out again, so that an old seat card or note does not lead into today's class.
RECENT_CLASSES = 500


class NoCodeLeft(Exception):
    """All join codes are in use by open or recent classes."""


def unused(connection: Connection, codes: Iterator[str]) -> str:
    """The first of `codes` that no open or recent class has.

    :raises NoCodeLeft: when `codes` runs dry.
    """
    recent = connection.scalar(select(func.max(classes.c.id))) or 0
    query = select(classes.c.code).where(classes.c.open | (classes.c.id > recent - RECENT_CLASSES))
    taken = set(connection.scalars(query))
    for code in codes:
        if code not in taken:
            return code
    raise NoCodeLeft
