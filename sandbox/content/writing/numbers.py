"""How a number is written out in a text: 12.500 in Danish, 12,500 in English."""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal


@lru_cache(maxsize=4096)
def grouped(number: int | float | Decimal, locale: str) -> str:
    """The letters of a household ask for the same few numbers again and again."""
    return format_decimal(number, locale=locale)
