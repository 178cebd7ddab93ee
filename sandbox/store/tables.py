"""The tables. Worlds and progress are documents; all else is plain columns.

Times named `_at` are seconds since 1970 by the machine's clock; `clock` is the world's.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()


def _state() -> list[Column[Any]]:
    """What a seat is in, and so what a snapshot of it keeps: both tables have these columns."""
    return [
        Column("scenario", String(100)),
        Column("step", Integer, nullable=False),
        Column("steps", Integer, nullable=False),
        Column("slips", Integer, nullable=False),
        Column("help_wanted", Boolean, nullable=False),
        Column("progress", Text, nullable=False),
        Column("world", Text, nullable=False),
    ]


settings = Table(
    "settings",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

classes = Table(
    "classes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("date", Date, nullable=False),
    Column("code", String(4), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("scenarios", Text, nullable=False),
    Column("sign_in", String(8), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("opened_at", Float, nullable=False),
    # How many resets there have been; each is known by its number.
    Column("resets", Integer, nullable=False, server_default="0"),
    Index("classes_code", "code"),
    # Of the classes that are open at the same time each has a code of its own.
    Index("classes_open_code", "code", unique=True, sqlite_where=text("open"), postgresql_where=text("open")),
)

seats = Table(
    "seats",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("class_id", Integer, ForeignKey("classes.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("browsers", Integer, nullable=False),
    Column("last_active_at", Float),
    *_state(),
    UniqueConstraint("class_id", "number", name="seats_number"),
    # The live view's stamp is read from this alone: without it, a poll of 1,000 seats reads all their documents' rows.
    Index("seats_live", "class_id", "number", "version", "browsers", "last_active_at"),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("seat_id", Integer, ForeignKey("seats.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(32), primary_key=True),
    Column("batch", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("browsers", Integer, nullable=False),
    *_state(),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("seat_id", Integer, ForeignKey("seats.id", ondelete="CASCADE"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("scenario", String(100), nullable=False),
    Column("steps", Integer, nullable=False),
    Column("steps_done", Integer, nullable=False),
    Column("started_at", Float, nullable=False),
    Column("finished_at", Float),
    Index("attempts_seat", "seat_id"),
)

events = Table(
    "events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("class_id", Integer, ForeignKey("classes.id", ondelete="CASCADE"), nullable=False),
    Column("seat_id", Integer, ForeignKey("seats.id", ondelete="CASCADE"), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("clock", DateTime, nullable=False),
    Column("name", String(64), nullable=False),
    Column("citizen", String(16)),
    Column("data", Text, nullable=False),
    Index("events_seat", "seat_id", "id"),
    Index("events_class", "class_id", "id"),
)
