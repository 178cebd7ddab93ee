"""CPR numbers that a living person could have, as they are written."""

import re
from collections.abc import Iterator
from datetime import date

from sandbox.world.people.cpr import decode
from sandbox.world.real_data import labels

FIRST_YEAR = 1900
SOON = 5  # years ahead in which a date of two digits is an appointment
S = r"[\s./,:;_|\\-]"
SHAPES = (
    re.compile(
        rf"([0-3](?<!\d\d)\d)({S}{{0,3}})([01]\d)({S}{{0,3}})((?:1[89]|20)?\d\d)({S}{{0,3}})(\d\d[ ]?\d\d)(?!\d)"
    ),
    re.compile(
        rf"([0-3](?<!\d\d)\d|\d(?<!\d\d))({S}{{1,3}})([01]?\d)({S}{{1,3}})((?:1[89]|20)?\d\d)(\s?-\s?)(\d{{4}})(?!\d)"
    ),
)
SPACED = re.compile(r"\d(?<!\d\d)(?<!\d \d)(?:[ ]\d){5}[ ]?-?(?:[ ]?\d){4}(?![ ]?\d)")
YEARS = re.compile(r"(?:19|20)\d\d")


def places(text: str, today: date) -> Iterator[tuple[int, int]]:
    """Where a CPR number is in a plain text, whose date is valid and falls between 1900 and today."""
    for shape in SHAPES:
        for match in shape.finditer(text):
            if _is_real(match, today):
                yield match.span()
    for match in SPACED.finditer(text):
        if is_living("".join(filter(str.isdigit, match[0])), today):
            yield match.span()


def is_living(digits: str, today: date) -> bool:
    """Whether ten digits are a number that somebody alive can have."""
    born = decode(digits)
    return born is not None and born.year >= FIRST_YEAR and born <= today


def _is_real(match: re.Match[str], today: date) -> bool:
    day, first, month, second, year, gap, last = match.groups()
    typed = last.replace(" ", "")
    if not _falls_in_two(match) or not is_living(f"{day:0>2}{month:0>2}{year[-2:]}{typed}", today):
        return False
    if labels.AMOUNT_AFTER.match(match.string, match.end()) and "-" not in gap:
        return False
    if not (first or second or gap) and labels.is_labelled(match.string, match.start()):
        return False
    if not (first or second):
        return len(year) == 2 or _fits(day, month, year, typed)
    return _is_no_date(day, month, year, gap, typed, today)


def _falls_in_two(match: re.Match[str]) -> bool:
    """A CPR number is a date and four digits: not four and six, as on a key card, and not five pairs."""
    _day, first, _month, second, year, gap, last = match.groups()
    pairs = len(year) == 2 and " " in last
    return bool(gap or not (first or second)) and not (pairs and first and second and gap)


def _is_no_date(day: str, month: str, year: str, gap: str, last: str, today: date) -> bool:
    """Whether a written date belongs to the four digits after it: 24.12.26 2100 is a day and a postcode."""
    close = any(sign in gap for sign in "-./_|") or not gap
    if "," in gap or ";" in gap or ":" in gap:
        return False
    if len(year) == 4:
        years = bool(YEARS.fullmatch(last)) and last >= year
        return _fits(day, month, year, last) and not years and (close or year < "2000")
    soon = today.year - 2 <= 2000 + int(year) <= today.year + SOON
    return close or not soon


def _fits(day: str, month: str, year: str, last: str) -> bool:
    born = decode(f"{day:0>2}{month:0>2}{year[-2:]}{last}")
    return born is not None and born.year == int(year)
