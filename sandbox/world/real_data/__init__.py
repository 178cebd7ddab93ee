"""Finds numbers and addresses that could belong to a real person. A finding has kind and place, never the text.

A text is first normalised (`plain`): small letters, ASCII digits from all scripts, one kind of dash, nothing invisible.
Then each kind is searched for in the ways people write it. A finding's place refers to the original text:

- `cpr`: a valid date that decodes to 1900-today, and four digits. A date before a postcode or an amount does not count.
- `phone`: eight digits that begin with 2-9, together, in pairs, or in groups on their own; with 45 before them; foreign
  ones with + or 00. Amounts, measures, dates, ascending lists, case and labelled numbers do not count.
- `card`: 14 to 19 digits with the prefix of a card scheme that pass Luhn. `account`: an IBAN that passes modulus 97.
- `email`: any domain but .example and .test, with spaces, a comma, "snabel-a" and "punktum", too.

tests/world/real_data_cases.py lists what is caught and what passes, with the reasons and the known errors. The time is
linear in the length of the text (benchmarks/guard.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sandbox.world.real_data import cards, cpr, email, half, phone
from sandbox.world.real_data.plain import plain

Kind = Literal["cpr", "card", "account", "phone", "email"]
Place = tuple[Kind, int, int]
MOST_ROUNDS = 4
ENOUGH_DIGITS = re.compile(r"\d(?:\D{0,4}\d){5}")
LETTER = re.compile(r"[^\W\d]")


@dataclass(frozen=True)
class Finding:
    kind: Kind


def find(text: str, today: date) -> Finding | None:
    """The first kind of real data that the text may hold; the invented people's own data is never found."""
    return next((Finding(kind) for kind, _start, _end in _places(plain(text).text, today)), None)


def without(text: str, today: date) -> str:
    """The text with an ellipsis where real data may have been; empty when there is no word besides.

    So one number does not cost somebody a whole letter.
    """
    rest = text
    for _round in range(MOST_ROUNDS):  # what one finding covers can hide another
        searched = plain(rest)
        places = [searched.original(start, end) for _kind, start, end in _places(searched.text, today)]
        if not places:
            return rest if rest == text or LETTER.search(rest) else ""
        rest = _cut(rest, sorted(places))
    return "" if find(rest, today) else rest


def may_become(text: str, today: date) -> bool:
    """Whether somebody who is still typing may be on the way to something real: half a number, half an address."""
    return half.is_begun(plain(text).text) or find(text, today) is not None


def _places(text: str, today: date) -> Iterator[Place]:
    if ENOUGH_DIGITS.search(text):
        yield from (("cpr", *place) for place in cpr.places(text, today))
        yield from (("card", *place) for place in cards.card_places(text))
        yield from (("account", *place) for place in cards.account_places(text))
        yield from (("phone", *place) for place in phone.places(text))
    yield from (("email", *place) for place in email.places(text))


def _cut(text: str, places: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in places:
        if start >= done:
            parts += [text[done:start], "…"]
        done = max(done, end)
    return "".join([*parts, text[done:]])
