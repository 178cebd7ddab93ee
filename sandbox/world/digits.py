"""Digits that are typed as a code: what is not a whole code is no attempt, so it is not counted."""

import re
from typing import Literal

NoAttempt = Literal["empty", "incomplete", "not-digits"]


def without_spaces(typed: str) -> str:
    return "".join(typed.split())


def no_attempt(typed: str, digits: int) -> NoAttempt | None:
    """Why this is not a code of so many digits; `incomplete` is for too many digits, too."""
    if not typed:
        return "empty"
    if not re.fullmatch("[0-9]+", typed):
        return "not-digits"
    return None if len(typed) == digits else "incomplete"
