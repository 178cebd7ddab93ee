"""How a day is written out in a text, whatever the language; English the British way."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

DAYS = {"da": "d. MMMM y", "en": "d MMMM y"}
MOMENTS = {"da": "EEEE 'den' d. MMMM y 'kl.' HH.mm", "en": "EEEE d MMMM y 'at' HH:mm"}


def long_date(day: date, locale: str) -> str:
    """22. november 2026, 22 November 2026; a time of day is left out."""
    return format_date(day, DAYS.get(locale, "long"), locale=locale)


def long_moment(moment: datetime, locale: str) -> str:
    """søndag den 22. november 2026 kl. 10.30, Sunday 22 November 2026 at 10:30."""
    return format_datetime(moment, MOMENTS.get(locale, "full"), locale=locale)
