"""The table of attempts: a row each time an exercise is begun, for the report."""

import time

from sqlalchemy import Connection, bindparam, insert, update

from sandbox.guide.progress.model import Progress
from sandbox.guide.scenario.format import Scenario
from sandbox.store.store import ChangeContext
from sandbox.store.tables import attempts

_UPDATE = update(attempts).where(attempts.c.id == bindparam("attempt"))


def begin(moment: ChangeContext, scenario: Scenario) -> int:
    """The id of the new attempt."""
    values = {
        "seat_id": moment.state.id,
        "generation": moment.state.generation,
        "scenario": scenario.slug,
        "steps": len(scenario.steps),
        "steps_done": 0,
        "started_at": time.time(),
    }
    return int(moment.connection.scalars(insert(attempts).returning(attempts.c.id), values).one())


def keep(connection: Connection, progress: Progress) -> None:
    """Note how far the attempt is."""
    values = {"steps_done": len(progress.done)} | ({"finished_at": time.time()} if progress.finished else {})
    connection.execute(_UPDATE, {"attempt": progress.attempt, **values})
