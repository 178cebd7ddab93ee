"""Which letters and messages are in a mailbox or on a phone from the start, and when they came."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import ClockTime, last_open_day


def _day_of_year(text: str) -> str:
    date.fromisoformat(f"2028-{text}")  # a leap year has them all
    return text


DayOfYear = Annotated[str, Field(pattern=r"^\d\d-\d\d$"), AfterValidator(_day_of_year)]
"""Month and day: `03-24`."""


class Seed(ContentModel):
    """The letter lies in somebody's box from the start; one with a `season` only when the class's day is in it.

    A season is its first and last day of the year, and may go on over New Year: `[11-20, 02-28]`.
    """

    to: Literal["senior", "parent", "young"]
    days_ago: Annotated[int, Field(ge=1, le=365)]
    time: ClockTime = "09:12"
    read: bool = False
    season: tuple[DayOfYear, DayOfYear] | None = None
    facts: dict[str, str] = Field(default_factory=dict)

    def lies_there(self, day: date) -> bool:
        if self.season is None:
            return True
        first, last = self.season
        today = f"{day:%m-%d}"
        return first <= today <= last if first <= last else today >= first or today <= last

    def received(self, day: date) -> datetime:
        """When it came, seen from `day`; on closed days nobody sends letters, so then the open day before."""
        sent = last_open_day(day - timedelta(days=self.days_ago))
        return datetime.combine(sent, time.fromisoformat(self.time))
