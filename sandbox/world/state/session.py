"""The model of a signed-in session, and when it expires."""

from datetime import datetime, timedelta
from typing import Literal

from sandbox.world.state.base import Part
from sandbox.world.state.people import Role

Method = Literal["nemid", "mitid"]
Level = Literal["low", "substantial", "high"]


class Session(Part):
    """A signed-in person; lengths in minutes of the world's clock.

    `person` is whom they chose to act for, where they were asked; oneself is a choice, too. `offered` are those whom
    they could have chosen, and `lapsed` is whom they acted for when the power ended, until they have been told.
    """

    citizen: Role
    method: Method
    level: Level = "substantial"
    since: datetime
    last_active: datetime
    minutes: int
    warning_minutes: int
    person: Role | None = None
    offered: list[Role] = []
    lapsed: Role | None = None
    mailbox: Role | None = None

    def expired(self, now: datetime) -> bool:
        return now - self.last_active >= timedelta(minutes=self.minutes)

    def warns(self, now: datetime) -> bool:
        """Whether less than `warning_minutes` are left, and the person should be told."""
        left = timedelta(minutes=self.minutes - self.warning_minutes)
        return not self.expired(now) and now - self.last_active >= left
