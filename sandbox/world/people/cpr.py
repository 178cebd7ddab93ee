"""Danish civil registration numbers, and practice numbers that nobody can hold.

A CPR number is ddmmyy-ssss; the seventh digit and the year decide the century, the last digit is even for a woman.
Every number given before October 2007 passes modulus 11. A citizen's practice number has the years 58-99 with a
seventh digit of 5-8, so it decodes to 1858-1899 and has no living holder, and a nine-digit stem for which no last
digit passes modulus 11, so it never had a dead one. A child's has the day plus 60, which is no CPR number at all.
"""

from datetime import date
from functools import cache

from sandbox.world.state.people import Gender

WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
CHILD_DAY = 60
FIRST_YEAR, LAST_YEAR = 1958, 1999
SEVENTH_DIGITS = "5678"  # with the years 58-99 the 1800s, with 00-57 the 2000s
NO_LAST_DIGIT = 1  # a remainder of 1 asks the last digit, whose weight is 1, to be 10
PER_DATE = 100  # numbers of one gender for a date: twenty stems with five last digits each


def remainder(digits: str) -> int:
    """The weighted sum of a number, or of the beginning of one, modulo 11."""
    return sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False)) % 11


def year_of(seventh: int, year: int) -> int:
    """The full year that the seventh digit gives two digits of a year, by the CPR office's table."""
    if seventh <= 3:
        return 1900 + year
    if seventh in (4, 9):
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year


def decode(digits: str) -> date | None:
    """The birthday that ten digits would give a real holder; none if they are no date, as with a day plus 60."""
    day, month, year, seventh = int(digits[:2]), int(digits[2:4]), int(digits[4:6]), int(digits[6])
    try:
        return date(year_of(seventh, year), month, day)
    except ValueError:
        return None


def citizen_number(born: date, gender: Gender, index: int) -> str:
    """The practice number with this index, 0-99, of those born that day.

    :raises ValueError: outside 1958-1999, where a number could be a real person's, and on 1 January, for which
        the CPR office has given numbers without modulus 11.
    """
    if not FIRST_YEAR <= born.year <= LAST_YEAR or (born.month, born.day) == (1, 1):
        raise ValueError(f"no practice number exists for {born}")
    return _number(f"{born:%d%m%y}", gender, index)


def child_number(born: date, gender: Gender, index: int) -> str:
    """The practice number with this index, 0-99, of the children born that day, 2000-2057."""
    return _number(f"{born.day + CHILD_DAY}{born:%m%y}", gender, index)


def _number(day: str, gender: Gender, index: int) -> str:
    stem, last = divmod(index, 5)
    # the stems start at another place for each date, lest all have the lowest
    stems = _stems()[(NO_LAST_DIGIT - remainder(day)) % 11]
    parity = 0 if gender == "female" else 1
    return f"{day}{stems[(stem + int(day)) % len(stems)]}{2 * last + parity}"


@cache
def _stems() -> dict[int, list[str]]:
    """The seventh to ninth digits, by what they add to the weighted sum modulo 11."""
    stems: dict[int, list[str]] = {rest: [] for rest in range(11)}
    for seventh in SEVENTH_DIGITS:
        for pair in range(100):
            stem = f"{seventh}{pair:02}"
            stems[remainder(f"000000{stem}")].append(stem)
    return stems
