"""Fresh worlds for every seat, for a migration that changes what a world may hold.

A seeded world can always be made again, so every seat gets a fresh one; what was kept for undoing is of the old format
and goes. Who sits at a seat joins it again.
"""

import json
from datetime import date
from typing import Any

import sqlalchemy as sa

SEATS = sa.table(
    "seats",
    sa.column("id", sa.Integer),
    sa.column("version", sa.Integer),
    sa.column("generation", sa.Integer),
    sa.column("browsers", sa.Integer),
    sa.column("scenario", sa.String),
    sa.column("step", sa.Integer),
    sa.column("steps", sa.Integer),
    sa.column("slips", sa.Integer),
    sa.column("help_wanted", sa.Boolean),
    sa.column("progress", sa.Text),
    sa.column("world", sa.Text),
)
SNAPSHOTS = sa.table(
    "snapshots",
    sa.column("seat_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("generation", sa.Integer),
    sa.column("world", sa.Text),
)
# As the tables and the fresh values are for a migration: what the program has of its own may change after it.
FRESH: dict[str, Any] = {
    "scenario": None,
    "step": 0,
    "steps": 0,
    "slips": 0,
    "help_wanted": False,
    "progress": "",
    "browsers": 0,
}


def reseed(connection: sa.Connection) -> None:
    connection.execute(sa.delete(SNAPSHOTS).where(SNAPSHOTS.c.kind != "seed"))
    for seat in connection.execute(sa.select(SEATS.c.id, SEATS.c.version, SEATS.c.world)).all():
        world, version = _seeded_again(seat.world), seat.version + 1
        mine = {"world": world, "generation": version}
        connection.execute(
            sa.update(SEATS).where(SEATS.c.id == seat.id).values(**FRESH, **mine, version=version)
        )
        connection.execute(sa.update(SNAPSHOTS).where(SNAPSHOTS.c.seat_id == seat.id).values(**mine))


def _seeded_again(document: str) -> str:
    from sandbox.config import Config
    from sandbox.world.seeding import seeded_world

    old = json.loads(document)
    day, cohort = date.fromisoformat(old["date"]), Config.from_environ().cohort_year
    return seeded_world(old["seed"], old["seat"], day, cohort).to_json()
