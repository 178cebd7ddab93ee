"""A day that a rule sets: in the calendar's notation, or by the number of a file in `rates/`.

`+flytning-tidligst` is as many days, weeks or months after the day counted from as the rule says, `-` before. What is
waited for can be counted by several rules, one after the other: `+beskyttelse-varighed -beskyttelse-paamindelse`.
"""

import re
from datetime import date, datetime, time
from typing import Annotated

from pydantic import AfterValidator

from sandbox.content.reading.ref import Ref
from sandbox.content.rules import calendar
from sandbox.content.rules.calendar import is_notation, is_wait, resolve
from sandbox.content.rules.rates import rates

FEE_BOUND = re.compile(r"([+-])([a-z][a-z0-9-]*)")
FEE_BOUNDS = re.compile(rf"{FEE_BOUND.pattern}( {FEE_BOUND.pattern})*")


def rules_in(text: str) -> list[str]:
    """The slugs of the rules that a bound or a wait goes by; none where it is in the calendar's notation."""
    return [slug for _sign, slug in FEE_BOUND.findall(text)] if FEE_BOUNDS.fullmatch(text) else []


RULE = Ref("rates", slugs=rules_in, called="fristen")


def _bound(text: str) -> str:
    if not is_notation(text) and not FEE_BOUND.fullmatch(text):
        raise ValueError("her skal stå som “+28 days”, eller en frist fra fees/ som “+flytning-tidligst”")
    return text


Bound = Annotated[str, RULE, AfterValidator(_bound)]


def bound(text: str, day: date) -> date:
    """:raise KeyError: if the rule that it names does not exist."""
    match = FEE_BOUND.fullmatch(text)
    if match:
        fee = rates()[match[2]]
        number, unit = fee.rate(day.year).number, fee.unit
        text = (
            f"{match[1]}{number * 12 if unit == 'years' else number} {'months' if unit == 'years' else unit}"
        )
    found = resolve(text, day)
    return date(found.year, found.month, found.day)


def _wait(text: str) -> str:
    if not is_wait(text) and not FEE_BOUNDS.fullmatch(text):
        raise ValueError(
            "her skal stå som “+3 days weekday 10:00” eller “+2 hours”, eller en frist fra fees/"
        )
    return text


Wait = Annotated[str, RULE, AfterValidator(_wait)]


def later(text: str, since: datetime, at: time) -> datetime:
    """The moment a wait ends that begins at another; `at` is when on a day for which the text has no time.

    :raise KeyError: if a rule that it names does not exist.
    """
    if not FEE_BOUNDS.fullmatch(text):
        return calendar.later(text, since, at)
    day = since.date()
    for rule in text.split():
        day = bound(rule, day)
    return datetime.combine(day, at)
