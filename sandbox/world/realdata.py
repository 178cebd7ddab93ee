"""Finds what could be a real person's: the sandbox neither keeps nor logs it, so a finding never carries the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sandbox.world.cpr import decode

FIRST_YEAR = 1900
RESERVED = (".example", ".test")
PHONE_DIGITS = 8
PAIRS = 4
CPR_DIGITS, CPR_DATE, PHONE_BEGUN = 10, 6, 5

CPR = re.compile(r"(?<!\d)(\d\d)(?P<between>[ ./-]?)(\d\d)(?P=between)(\d\d)\s?[-–—]?\s?(\d{4})(?!\d)")
EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@((?:[\w-]+\.)+[\w-]*\w)")
RUN = re.compile(r"(?:\+|(?<!\d))\d(?:[ \u00a0.-]?\d)*")
COUNTRY_CODE = re.compile(r"(?:(?:\+|00)45[ \u00a0.-]?|45[ \u00a0.-])")
AMOUNT_BEFORE = re.compile(r"(?<!\d)(?<!\d\s)\b(?:kr\.?|dkk)\s?\Z", re.IGNORECASE)
AMOUNT_AFTER = re.compile(r"(?:,\d\d?(?!\d)|,-|\s?(?:kr|dkk)\b)", re.IGNORECASE)
YEAR = r"(?:19|20)\d\d"
DAY = r"(?:0[1-9]|[12]\d|3[01])"
MONTH = r"(?:0[1-9]|1[0-2])"
A_DATE = re.compile(f"{DAY}{MONTH}{YEAR}|{YEAR}{MONTH}{DAY}")
SCHOOL_YEARS = re.compile(rf"{YEAR}[ -]{YEAR}")


Kind = Literal["cpr", "phone", "email"]


@dataclass(frozen=True)
class Finding:
    kind: Kind


def find(text: str, today: date) -> Finding | None:
    """The first kind of real data that the text may hold; the invented people's own data is never found.

    A CPR number counts when its date is valid and falls between 1900 and today, a phone number when it has eight
    digits of which the first is 2-9, an e-mail address unless its domain ends in .example or .test.
    """
    return next((Finding(kind) for kind, _place in _places(text, today)), None)


def without(text: str, today: date) -> str:
    """The text with an ellipsis where real data may have stood; empty when there is nothing else, or no being sure.

    So one number does not cost somebody a whole letter.
    """
    rest = text
    while place := next((place for _kind, place in _places(rest, today)), None):
        rest = f"{rest[: place.start()]}…{rest[place.end() :]}"
    if rest != text and (may_become(rest, today) or not re.search(r"[^\W\d]", rest)):
        return ""
    return rest


def may_become(text: str, today: date) -> bool:
    """Whether somebody who is still typing may be on the way to something real: half a number, half an address."""
    for run in RUN.finditer(text):
        digits = re.sub(r"\D", "", COUNTRY_CODE.sub("", run[0], count=1))
        amount = AMOUNT_BEFORE.search(text[max(0, run.start() - 8) : run.start()])
        if amount or AMOUNT_AFTER.match(text, run.end()):
            continue
        if CPR_DATE <= len(digits) < CPR_DIGITS and decode(digits[:CPR_DATE].ljust(CPR_DIGITS, "0")):
            return True
        if PHONE_BEGUN <= len(digits) < PHONE_DIGITS and digits[0] in "23456789":
            return True
    words = (word.rstrip(".,;:!?)") for word in text.casefold().split() if "@" in word)
    return find(text, today) is not None or any(not word.endswith(RESERVED) for word in words)


def _places(text: str, today: date) -> Iterator[tuple[Kind, re.Match[str]]]:
    yield from (("cpr", found) for found in CPR.finditer(text) if _is_real(found, today))
    yield from (("phone", run) for run in RUN.finditer(text) if any(map(_is_phone, _numbers(text, run))))
    for found in EMAIL.finditer(text):
        if not found[1].lower().endswith(RESERVED):
            yield "email", found


def _is_real(found: re.Match[str], today: date) -> bool:
    born = decode(re.sub(r"\D", "", found[0]))
    return born is not None and born.year >= FIRST_YEAR and born <= today


def _numbers(text: str, run: re.Match[str]) -> Iterator[str]:
    """The digits as they are grouped, without the country code, and each phone number among several on a row."""
    before = text[max(0, run.start() - 8) : run.start()]
    if AMOUNT_BEFORE.search(before) or AMOUNT_AFTER.match(text, run.end()):
        return
    number = COUNTRY_CODE.sub("", run[0], count=1) if COUNTRY_CODE.match(run[0]) else run[0]
    yield number
    yield from re.findall(r"\d+", number)
    yield from _rows_of_pairs(number)


def _rows_of_pairs(number: str) -> Iterator[str]:
    """Phone numbers in pairs beside other numbers, "8 20 .. .. .."; five pairs are some other, longer number."""
    for row in re.finditer(r"(?<!\d)\d\d(?:([ \u00a0.-])\d\d(?!\d))(?:\1\d\d(?!\d))*", number):
        pairs = re.findall(r"\d\d", row[0])
        if len(pairs) % PAIRS == 0:
            yield from (" ".join(pairs[start : start + PAIRS]) for start in range(0, len(pairs), PAIRS))


def _is_phone(number: str) -> bool:
    groups = re.findall(r"\d+", number)
    digits = "".join(groups)
    if len(digits) != PHONE_DIGITS or digits[0] not in "23456789":
        return False
    if A_DATE.fullmatch(digits) or SCHOOL_YEARS.fullmatch(number):
        return False
    sizes = [len(group) for group in groups]
    # with dots between, anything but pairs is an amount: 25.000.000
    return min(sizes) >= 2 and ("." not in number or sizes == [2] * PAIRS)
