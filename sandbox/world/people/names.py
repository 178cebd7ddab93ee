"""What a family is called, and what its members call themselves on the net."""

import re
from functools import cache
from typing import NamedTuple

from sandbox.content.names import FirstNames, Origin, danish_families, names
from sandbox.content.writing.ascii import danish_as_ascii
from sandbox.world.seeded_random import below, pick
from sandbox.world.state.people import ROLES, Gender, Role

GENDERS: tuple[Gender, Gender] = ("female", "male")
MOST_CHILDREN = 3
OTHERS_PER_CENT = 14
DIGITS = "23456789"  # neither 0 nor 1: read off a card, they pass for O and l
TELLING = 3  # two of a family never share the first three letters
SHORTEST_ID = 5


class Member(NamedTuple):
    first_name: str
    gender: Gender


class Family(NamedTuple):
    name: str
    citizens: dict[Role, Member]
    children: list[Member]


def family(seed: int, number: int) -> Family:
    """Names for the three citizens and for as many children as a household can have."""
    origin = _origin(seed, number)
    families = origin.families if origin else danish_families()
    # the Danish list has the commonest first: the lower of two draws makes them the commonest here
    place = min(below(len(families), seed, number, "family", turn) for turn in range(2))
    taken: set[str] = set()
    citizens: dict[Role, Member] = {}
    for role in ROLES:
        first_names = (
            (origin.older if role == "senior" else origin.younger) if origin else names().danish[role]
        )
        citizens[role] = _member(first_names, taken, seed, number, role)
    young = origin.younger if origin else names().danish["child"]
    children = [_member(young, taken, seed, number, f"child {place}") for place in range(MOST_CHILDREN)]
    return Family(families[place], citizens, children)


def _origin(seed: int, number: int) -> Origin | None:
    """None for a family with a Danish name."""
    if below(100, seed, number, "origin") >= OTHERS_PER_CENT:
        return None
    groups = [origin for origin in names().others for _ in range(origin.share)]
    return pick(groups, seed, number, "group")


def _member(first_names: FirstNames, taken: set[str], seed: int, number: int, who: str) -> Member:
    gender = pick(GENDERS, seed, number, who, "gender")
    pool = first_names.female if gender == "female" else first_names.male
    free = [name for name in pool if plain(name)[:TELLING] not in taken]
    name = pick(free, seed, number, who, "name")
    taken.add(plain(name)[:TELLING])
    return Member(name, gender)


@cache
def plain(name: str) -> str:
    """A name in the letters a-z alone, as it is written in a user-id."""
    return re.sub(r"[^a-z]", "", danish_as_ascii(name.lower()))


def handle(word: str, number: int) -> str:
    """A word with the household's number behind it: different for every household, at least five characters."""
    least = max(2, SHORTEST_ID - len(word))
    rest, digits = number - 1, ""
    while rest or len(digits) < least:
        rest, digit = divmod(rest, len(DIGITS))
        digits = DIGITS[digit] + digits
    return word + digits
