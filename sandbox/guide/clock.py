"""How a participant may let the world's time pass."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l

from sandbox.world.seeding import OPENS


@dataclass(frozen=True)
class Way:
    """`minutes` is how far the clock is moved from the moment it is told."""

    label: Any
    minutes: Callable[[datetime], int]


def until_next_morning(now: datetime) -> int:
    morning = datetime.combine(now.date() + timedelta(days=1), OPENS)
    return -int((now - morning).total_seconds() // 60)


WAYS: dict[str, Way] = {
    # As long as it takes until a site warns that it is about to log off.
    "pause": Way(_l("25 minutter går"), lambda now: 25),
    "hour": Way(_l("En time går"), lambda now: 60),
    "hours": Way(_l("Otte timer går"), lambda now: 8 * 60),
    "day": Way(_l("Det bliver i morgen tidlig"), until_next_morning),
}
