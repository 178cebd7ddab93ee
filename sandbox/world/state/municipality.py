"""Models of appointments, reports and waste reminders."""

from datetime import datetime, timedelta
from typing import Literal

from sandbox.world.state.base import Part
from sandbox.world.state.people import Role

State = Literal["booked", "cancelled"]


class Appointment(Part):
    """A time at an office; `submission` is the self-service that it belongs to, if any, `remember` what to bring.

    `remind` is whether a text message is wanted the day before, `reminded` that it needs none any more.
    """

    id: str
    citizen: Role
    errand: str
    office: str
    at: datetime
    minutes: int
    booked: datetime
    state: State = "booked"
    submission: str = ""
    remember: str = ""
    remind: bool = False
    reminded: bool = False

    @property
    def ends(self) -> datetime:
        return self.at + timedelta(minutes=self.minutes)


Reply = Literal["none", "message", "letter"]


class Report(Part):
    """What was told; `reply` is how an answer is wanted, `due` when it comes."""

    id: str
    number: str
    kind: str
    citizen: Role | None
    place: str
    what: str
    sent_at: datetime
    reply: Reply
    due: datetime
    answered: bool = False


class WasteReminder(Part):
    """For which address, and when the next message comes; none when nothing is collected any more."""

    address: str
    next_at: datetime | None
