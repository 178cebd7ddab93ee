"""What a fact of a content file says, as it is shown: days in the reader's language, digits of the citizen's own.

- `+12 days 10:30` and the like (`sandbox/content/rules/calendar.py`) is counted from a day that the file's kind names;
- `2026-12-04` and `2026-12-04T10:30` are days and times, too;
- `#` is a digit that differs from citizen to citizen: `24-######`;
- what follows `=` is shown as it stands, which is for what somebody typed;
- `{rent}` is what is known of the citizen, by the names in `MONEY`;
- anything else is shown as it stands, too.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from hashlib import blake2b

from sandbox.content.reading.text import fill, placeholders
from sandbox.content.rules.calendar import is_notation, resolve
from sandbox.content.writing.dates import ISO, written_out

VERBATIM = "="
MONEY = ("income", "monthly_income", "wealth", "rent", "holiday_pay", "power_use", "power_bill")
"""Whole kroner of the citizen's own: all their holiday pay, and a quarter's electricity with its kWh."""
PENSION = ("pension_age", "pension_day", "pension_from")
"""What both letters and records can say of a citizen's folkepension."""


def known_facts(facts: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """The facts, with what they say of the citizen filled in."""
    return {name: fill(value, given) if placeholders(value) else value for name, value in facts.items()}


def shown_fact(value: str, day: date, key: str, locale: str) -> str:
    """`key` chooses the digits: the same key, the same digits."""
    fixed = fixed_fact(value, day, key)
    if fixed.startswith(VERBATIM):
        return fixed.removeprefix(VERBATIM)
    return written_out(fixed, locale) if ISO.fullmatch(fixed) else fixed


def fixed_fact(value: str, day: date, key: str) -> str:
    """The same fact, whatever day and key it is shown with later: days are days, and `#` are digits."""
    if value.startswith(VERBATIM):
        return value
    if is_notation(value):
        found = resolve(value, day)
        return found.isoformat(timespec="minutes") if isinstance(found, datetime) else found.isoformat()
    digits = iter(str(int.from_bytes(blake2b(key.encode(), digest_size=16).digest(), "big")))
    return re.sub("#", lambda _: next(digits, "0"), value)
