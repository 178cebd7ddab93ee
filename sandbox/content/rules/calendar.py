"""Days that follow from a day: the notation of content files, and which days an office is open.

    +12 days            twelve days after the day counted from (also day, week(s), month(s); - for before)
    +12 days weekday    … or the next day on which offices are open
    +2 weekdays         the second day on which offices are open, the day counted from apart
    +12 days 10:30      an appointment: at half past ten, and never on a closed day
    first of +1 month   the first day of the next month; `last of …` the last
    first of +1 month weekday

Months are counted by the calendar: one month after 31 January is the last of February.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field


def _notation(text: str) -> str:
    if not is_notation(text):
        raise ValueError(f"“{text}” er ikke en tid som “+2 days 10:30”")
    return text


def _day(text: str) -> str:
    resolve(text, date(2026, 1, 1))
    return text


def _clock(text: str) -> str:
    time.fromisoformat(text)
    return text


After = Annotated[str, AfterValidator(_notation)]
Day = Annotated[str, AfterValidator(_day)]
"""A day counted from another, such as the day a message came: `+12 days 10:30`."""
ClockTime = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$"), AfterValidator(_clock)]


NOTATION = re.compile(
    r"(?:(?P<edge>first|last) of )?(?P<count>[+-]\d{1,3}) (?P<unit>day|weekday|week|month)s?"
    r"(?P<weekday> weekday)?(?: (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d))?"
)
HOURS = re.compile(r"\+(\d{1,3}) hours?")


def is_notation(text: str) -> bool:
    return NOTATION.fullmatch(text) is not None


def resolve(text: str, day: date) -> date | datetime:
    """A `datetime` when the notation has a time, else a `date`.

    :raise ValueError: if it is not the notation above.
    """
    match = NOTATION.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” er ikke en dato som “+12 days” eller “+12 days 10:30”")
    found = _counted(day, int(match["count"]), match["unit"])
    if match["edge"]:
        last = monthrange(found.year, found.month)[1]
        found = found.replace(day=1 if match["edge"] == "first" else last)
    if match["weekday"] or match["hour"]:
        found = next_open_day(found)
    if match["hour"]:
        return datetime.combine(found, time(int(match["hour"]), int(match["minute"])))
    return found


def is_wait(text: str) -> bool:
    """Whether it is the notation above, or hours: `+2 hours`."""
    return is_notation(text) or HOURS.fullmatch(text) is not None


def later(text: str, since: datetime, at: time) -> datetime:
    """The moment a wait ends that begins at another; `at` is when on a day for which the notation has no time.

    :raise ValueError: if it is neither the notation above nor hours.
    """
    if hours := HOURS.fullmatch(text):
        return since + timedelta(hours=int(hours[1]))
    found = resolve(text, since.date())
    return found if isinstance(found, datetime) else datetime.combine(found, at)


def _counted(day: date, count: int, unit: str) -> date:
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    if unit == "weekday":
        one = timedelta(days=1 if count > 0 else -1)
        for _each in range(abs(count)):
            day = next_open_day(day + one) if count > 0 else last_open_day(day + one)
        return day
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def next_open_day(day: date) -> date:
    while not is_open(day):
        day += timedelta(days=1)
    return day


def last_open_day(day: date) -> date:
    while not is_open(day):
        day -= timedelta(days=1)
    return day


def is_open(day: date) -> bool:
    """Whether a Danish public office is open: not on weekends, holidays, 5 June, 24 and 31 December."""
    return day.weekday() < 5 and not is_holiday(day)


def is_holiday(day: date) -> bool:
    """Holidays, and the days on which public offices are closed like on holidays; Sundays apart."""
    if (day.month, day.day) in {(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)}:
        return True
    return (day - easter(day.year)).days in {-3, -2, 0, 1, 39, 49, 50}


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule (the anonymous algorithm, good for every year)."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (of_century // 4) - moon - of_century % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
