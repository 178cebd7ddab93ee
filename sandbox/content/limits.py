"""A day that a rule sets: in the calendar's notation, or by the number of a file in `fees/`.

`+flytning-tidligst` is as many days, weeks or months after the day counted from as the rule says, `-` before.
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from sandbox.content.calendar import is_notation, resolve
from sandbox.content.fees import fees

FEE_BOUND = re.compile(r"([+-])([a-z][a-z0-9-]*)")


def _bound(text: str) -> str:
    if not is_notation(text) and not FEE_BOUND.fullmatch(text):
        raise ValueError("her skal stå som “+28 days”, eller en frist fra fees/ som “+flytning-tidligst”")
    return text


Bound = Annotated[str, AfterValidator(_bound)]


def bound(text: str, day: date) -> date:
    """:raise KeyError: if the rule that it names does not exist."""
    match = FEE_BOUND.fullmatch(text)
    if match:
        fee = fees()[match[2]]
        number, unit = fee.rate(day.year).number, fee.unit
        text = (
            f"{match[1]}{number * 12 if unit == 'years' else number} {'months' if unit == 'years' else unit}"
        )
    found = resolve(text, day)
    return date(found.year, found.month, found.day)
