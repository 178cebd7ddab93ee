"""How a day is written out in a text, whatever the language; English the British way."""

import re
from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime

DAYS = {"da": "d. MMMM y", "en": "d MMMM y"}
WEEK_DAYS = {"da": "EEEE 'den' d. MMMM", "en": "EEEE d MMMM"}
MONTH = "MMMM y"
MOMENTS = {"da": "EEEE 'den' d. MMMM y 'kl.' H.mm", "en": "EEEE d MMMM y 'at' HH:mm"}
ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?")


def written_out(value: str, locale: str) -> str:
    """An ISO date or time of a day, as facts keep it, in the reader's language; anything else as it stands."""
    if not ISO.fullmatch(value):
        return value
    if "T" in value:
        return long_moment(datetime.fromisoformat(value), locale)
    return long_date(date.fromisoformat(value), locale)


def long_date(day: date, locale: str) -> str:
    """22. november 2026, 22 November 2026; a time of day is left out."""
    return _written(day.year, day.month, day.day, locale)


@lru_cache(maxsize=4096)
def _written(year: int, month: int, day: int, locale: str) -> str:
    """A list of letters writes the same days again and again."""
    return format_date(date(year, month, day), DAYS.get(locale, "long"), locale=locale)


def week_day(day: date, locale: str) -> str:
    """søndag den 22. november, Sunday 22 November: for days that are near."""
    return format_date(day, WEEK_DAYS.get(locale, "full"), locale=locale)


def month(day: date, locale: str) -> str:
    """november 2026, November 2026."""
    return format_date(day, MONTH, locale=locale)


def long_moment(moment: datetime, locale: str) -> str:
    """søndag den 22. november 2026 kl. 9.30, Sunday 22 November 2026 at 09:30."""
    return format_datetime(moment, MOMENTS.get(locale, "full"), locale=locale)
