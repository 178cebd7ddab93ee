"""Chance without a state: every draw is a hash of its own key.

A draw depends on nothing but its key, so the same seed gives the same people on every machine and Python, in any
order and in any thread, and a new draw added later leaves the earlier ones as they were.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 4


def number(*key: int | str) -> int:
    """A whole number of 64 bits."""
    text = "|".join(map(str, key))
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def below(limit: int, *key: int | str) -> int:
    return number(*key) % limit


def pick(items: Sequence[T], *key: int | str) -> T:
    return items[number(*key) % len(items)]


def permute(index: int, size: int, *key: int | str) -> int:
    """Where a shuffle of `range(size)` puts `index`: no two indexes share a place.

    A Feistel network on the next even number of bits is a permutation whatever its rounds are; walking on until the
    result is below `size` keeps it one.
    """
    if not 0 <= index < size:
        raise ValueError(f"{index} is not below {size}")
    half = ((size - 1).bit_length() + 1) // 2
    mask = (1 << half) - 1
    while True:
        left, right = index >> half, index & mask
        for turn in range(ROUNDS):
            left, right = right, left ^ (number(turn, right, *key) & mask)
        index = left << half | right
        if index < size:
            return index
