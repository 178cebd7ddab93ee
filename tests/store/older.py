"""Databases as earlier versions left them."""

from collections.abc import Sequence
from datetime import date

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from sandbox.store.database import Database
from sandbox.store.schema import MIGRATIONS

_CLASS = text(
    "INSERT INTO classes (id, name, date, code, seats, scenarios, sign_in, open, opened_at)"
    " VALUES (:id, 'Gammelt hold', :date, :code, 1, '[]', 'both', :open, 0)"
)
_SEAT = text(
    "INSERT INTO seats (id, class_id, number, version, generation, browsers, step, steps, slips, help_wanted,"
    " progress, world) VALUES (:id, :class_id, 1, 12, 3, 1, 2, 3, 1, :help_wanted, 'gammelt', :world)"
)
_SEED = text(
    "INSERT INTO snapshots (seat_id, kind, batch, generation, browsers, step, steps, slips, help_wanted,"
    " progress, world) SELECT id, 'seed', 0, generation, 0, 0, 0, 0, help_wanted, '', world FROM seats"
)


def at_version(version: str, url: str, codes: Sequence[str] = ("1234",), form: int = 2) -> None:
    """Make a database of a schema version, with an open class of one seat for each code.

    The seat of class 1 has the id 7; its world is of format `form`.
    """
    database = Database(url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    world = f'{{"format": {form}, "seed": 1, "seat": 4, "date": "2026-11-23", "noget": "andet"}}'
    with database.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        for class_id, code in enumerate(codes, start=1):
            row = {"id": class_id, "date": date(2026, 11, 23).isoformat(), "code": code, "open": True}
            connection.execute(_CLASS, row)
            seat = {"id": class_id + 6, "class_id": class_id, "help_wanted": True, "world": world}
            connection.execute(_SEAT, seat)
        connection.execute(_SEED)
    database.close()
