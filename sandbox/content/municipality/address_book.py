"""The addresses of a municipality, and the search for what a participant typed."""

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from sandbox.content.municipality.address import Address
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.writing.ascii import comparable

MOST_FOUND = 60
SHORTEST_START = 3

Postcode = Annotated[str, Field(pattern=r"^00\d\d$")]  # no real Danish postcode begins so
TYPED = re.compile(
    r"(?P<street>[^\d,]+)[\s,]*"
    r"(?:(?P<number>\d{1,3})\b[\s,]*)?"
    r"(?:(?P<floor>st|kl|\d)\b[\s.,]*(?:sal\b[\s.,]*)?(?P<door>tv|mf|th)?\b[\s.,]*)?"
    r"(?:(?P<postcode>\d{4})\b\s*)?(?P<town>\D*)"
)


class Town(ContentModel):
    """`east` and `north` in km from the town hall."""

    name: str
    postcode: Postcode
    east: float = 0
    north: float = 0


class Street(ContentModel):
    """First and last house number; with `floors` above the ground floor it has flats, a door each."""

    name: str
    postcode: Postcode
    numbers: tuple[int, int]
    floors: Annotated[int, Field(ge=0, le=9)] = 0
    doors: tuple[str, ...] = ()


class AddressBook:
    """Every address of the municipality, as the register knows it. Street names are unique."""

    def __init__(self, towns: Iterable[Town], streets: Iterable[Street]) -> None:
        self.towns = {town.postcode: town.name for town in towns}
        self.streets = {key(street.name): street for street in streets}

    def exists(self, address: Address) -> bool:
        street = self.streets.get(key(address.street))
        return street is not None and address in self.at(street, address.number)

    def find(self, text: str) -> list[Address]:
        """At most 60 addresses, spelling-tolerant on case, spaces, commas and dots, accents, aa/å, ae/æ and oe/ø.

        Without a house number those of the whole street, without a floor every flat of the house.
        """
        typed = TYPED.fullmatch(text.strip().casefold())
        if typed is None:
            return []
        said = {part: value or "" for part, value in typed.groupdict().items()}
        found = (
            address
            for street in self._streets(said["street"])
            for address in self.at(street, said["number"])
            if _agrees(address, said)
        )
        return [address for address, _ in zip(found, range(MOST_FOUND), strict=False)]

    def at(self, street: Street, number: str = "") -> Iterator[Address]:
        """The addresses of a house, or of the whole street."""
        first, last = street.numbers
        houses = range(first, last + 1)
        if number:
            houses = range(int(number), int(number) + 1) if number in map(str, houses) else range(0)
        for house in houses:
            yield from self._house(street, str(house))

    def _house(self, street: Street, number: str) -> Iterator[Address]:
        floors = ["st", *map(str, range(1, street.floors + 1))] if street.floors else [""]
        for floor in floors:
            for door in street.doors or [""]:
                yield Address(
                    street=street.name,
                    number=number,
                    floor=floor,
                    door=door,
                    postcode=street.postcode,
                    town=self.towns[street.postcode],
                )

    def _streets(self, name: str) -> list[Street]:
        typed = key(name)
        if typed in self.streets:
            return [self.streets[typed]]
        if len(typed) < SHORTEST_START:
            return []
        return [street for known, street in self.streets.items() if known.startswith(typed)]


def key(text: str) -> str:
    """What remains of a name when it does not matter how it is spelt."""
    return re.sub(r"[^a-z]", "", comparable(text))


def _agrees(address: Address, said: dict[str, str]) -> bool:
    return (
        said["floor"] in ("", address.floor)
        and said["door"] in ("", address.door)
        and said["postcode"] in ("", address.postcode)
        and key(said["town"]) in ("", key(address.town))
    )
