"""A number that is typed over several boxes beside each other."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from sandbox.world.real_data import Kind, cards, cpr, phone
from sandbox.world.real_data.plain import plain

MOST_BOXES, LONGEST = 4, 12
ONLY_DIGITS = re.compile(r"\s*\d[\d\s./-]*")
CPR_SIZES = {
    (6, 4),
    (4, 6),
    (2, 2, 6),
    (2, 2, 2, 4),
    (4, 2, 4),
    (2, 4, 4),
    (6, 2, 2),
    (1, 1, 6),
    (1, 2, 6),
    (2, 1, 6),
}
PHONE_SIZES = {
    (4, 4),
    (2, 6),
    (6, 2),
    (3, 5),
    (5, 3),
    (2, 2, 2, 2),
    (2, 3, 3),
    (3, 2, 3),
    (3, 3, 2),
}
CARD_SIZES = {(4, 4, 4, 4), (8, 8), (4, 12), (12, 4)}


def find_split(boxes: Sequence[str], today: date) -> Iterator[tuple[Kind, range]]:
    """The kinds of real data that several boxes hold together, and which boxes do."""
    digits, first = [_digits(box) for box in boxes], 0
    while first < len(boxes):
        run = list(takewhile(bool, digits[first : first + MOST_BOXES]))
        kind, length = _longest(run, today)
        if kind:
            yield kind, range(first, first + length)
        first += max(length, 1)


def _longest(run: Sequence[str], today: date) -> tuple[Kind | None, int]:
    """The most boxes from the first on that are one number; the practice card is passed over whole."""
    for length in range(len(run), 1, -1):
        if kind := _kind(run[:length], today):
            return kind, length
        if run[0] == phone.OWN_CARD and _sizes(run[:length]) in CARD_SIZES:
            return None, length
    return None, 1


def _sizes(parts: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(len, parts))


def _digits(box: str) -> str:
    """The digits of a box that holds nothing else; empty for any other."""
    text = plain(box).text if len(box) <= 4 * LONGEST else ""
    digits = "".join(filter(str.isdecimal, text))
    return digits if ONLY_DIGITS.fullmatch(text) and len(digits) <= LONGEST else ""


def _kind(parts: Sequence[str], today: date) -> Kind | None:
    sizes, digits = _sizes(parts), "".join(parts)
    if sizes in CPR_SIZES:
        *born, last = parts
        padded = "".join(f"{part:0>2}" for part in born) + last
        return "cpr" if cpr.is_living(padded, today) else None
    if sizes in PHONE_SIZES and phone.is_number(digits):
        years = all(phone.A_YEAR.fullmatch(part) for part in parts)
        return None if years else "phone"
    return "card" if sizes in CARD_SIZES and cards.is_card(digits) else None
