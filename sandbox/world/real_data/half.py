"""Recognises text that may become a real number or address as typing goes on."""

import re

from sandbox.world.people.cpr import decode
from sandbox.world.real_data import labels
from sandbox.world.real_data.email import RESERVED

RUN = re.compile(r"\d(?<!\d\d)(?:[\s./-]{0,2}\d){4,}")
CODE = re.compile(r"(?:00)?45")
CPR_DATE, CPR_DIGITS, PHONE_BEGUN, PHONE_DIGITS = 6, 10, 5, 8


def is_begun(text: str) -> bool:
    """Whether a plain text holds half a number or half an address."""
    if "@" in text:
        words = (word.rstrip(".,;:!?)") for word in text.split() if "@" in word)
        if any(not word.endswith(RESERVED) for word in words):
            return True
    return any(_may_be(text, run) for run in RUN.finditer(text))


def _may_be(text: str, run: re.Match[str]) -> bool:
    if labels.is_amount(text, *run.span()):
        return False
    digits = "".join(filter(str.isdecimal, run[0][:40]))
    if text[run.start() - 1 : run.start()] == "+" or digits.startswith("0045"):
        digits = CODE.sub("", digits, count=1)
    if CPR_DATE <= len(digits) < CPR_DIGITS and decode(digits[:CPR_DATE].ljust(CPR_DIGITS, "0")):
        return True
    return PHONE_BEGUN <= len(digits) < PHONE_DIGITS and digits[0] in "23456789"
