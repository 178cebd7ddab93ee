"""How a participant, or an instructor, may let the world's time pass."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l

from sandbox.content.rules.calendar import resolve
from sandbox.world import timeline
from sandbox.world.seeding import OPENS
from sandbox.world.state.world import World


@dataclass(frozen=True)
class Way:
    """`until` is to when the clock is moved; None when there is nothing to move it to."""

    label: Any
    until: Callable[[World], datetime | None]


def _after(**span: int) -> Callable[[World], datetime]:
    return lambda world: world.clock + timedelta(**span)


def _next_morning(world: World) -> datetime:
    return datetime.combine(world.clock.date() + timedelta(days=1), OPENS)


def _a_month(world: World) -> datetime:
    return datetime.combine(resolve("+1 month", world.clock.date()), world.clock.time())


WAYS: dict[str, Way] = {
    "next": Way(_l("Frem til det næste, der sker"), timeline.next_due),
    # As long as it takes until a site warns that it is about to log off.
    "pause": Way(_l("25 minutter går"), _after(minutes=25)),
    "hour": Way(_l("En time går"), _after(hours=1)),
    "hours": Way(_l("Otte timer går"), _after(hours=8)),
    "day": Way(_l("Det bliver i morgen tidlig"), _next_morning),
    "week": Way(_l("En uge går"), _after(weeks=1)),
    "month": Way(_l("En måned går"), _a_month),
}


def let_pass(world: World, way: Way) -> bool:
    """Move the world's clock; False when there was nothing to move it to."""
    until = way.until(world)
    if until is None:
        return False
    timeline.move_clock_to(world, until)
    return True
