"""The days on which each kind of waste is collected in each district: the municipality's `waste.yaml`.

A district's day comes round in weeks that are counted from a fixed Monday: a fraction with `every_weeks: 4` and
`week: 1` is collected in the second of every four weeks, and a district whose `shift` is 1 is a week behind. On a
holiday nobody comes; then it is the next day that is none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.municipality.address import Address
from sandbox.content.municipality.address_book import key
from sandbox.content.municipality.settings import WEEKDAYS, Weekday, municipality
from sandbox.content.reading.errors import Location, raise_all
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel, read, validate
from sandbox.content.rules.calendar import is_holiday

FIRST_MONDAY = date(2024, 1, 1)
WEEKS_AHEAD = 8

Lid = Literal["green", "grey", "blue", "purple", "brown", "turquoise"]


class Fraction(ContentModel):
    """A bin and what goes into it; `lid` is its colour, `months` are those of what is only collected in some.

    Flats have common bins, emptied `flats_every_weeks`; 0 is never.
    """

    slug: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    name: Text
    what: Text
    lid: Lid
    every_weeks: Annotated[int, Field(ge=1, le=12)]
    flats_every_weeks: Annotated[int, Field(ge=0, le=12)]
    week: Annotated[int, Field(ge=0, le=11)] = 0
    months: list[Annotated[int, Field(ge=1, le=12)]] = []


class District(ContentModel):
    """The lorry's day in some streets, by name, or in all those of a postcode that are not named elsewhere."""

    name: Text
    weekday: Weekday
    shift: Annotated[int, Field(ge=0, le=11)] = 0
    postcodes: list[str] = []
    streets: list[str] = []


class RecyclingPlace(ContentModel):
    name: str
    address: str
    hours: Text
    about: Text


class Waste(ContentModel):
    """`bring_out` says how the bins are to stand; `bulky` how one gets rid of what is too large."""

    bring_out: Text
    bulky: Text
    fractions: Annotated[list[Fraction], Field(min_length=1)]
    districts: Annotated[list[District], Field(min_length=1)]
    places: Annotated[list[RecyclingPlace], Field(min_length=1)]


@dataclass(frozen=True)
class Collection:
    """What is collected on a day; `moved` because the usual day is a holiday."""

    day: date
    fractions: tuple[Fraction, ...]
    moved: bool


@of_municipality
def waste() -> Waste:
    """:raise ContentError: if the file cannot be read, or has a street of the municipality in no district."""
    document = read(folder() / "waste.yaml")
    found = validate(document, Waste)
    raise_all(document.problem(location, message) for location, message in _problems(found))
    return found


def _problems(waste: Waste) -> Iterator[tuple[Location, str]]:
    known = {key(street.name) for street in municipality().streets}
    for place, district in enumerate(waste.districts):
        if unknown := [street for street in district.streets if key(street) not in known]:
            yield ("districts", place), f"vejen findes ikke: {', '.join(unknown)}"
    for street in municipality().streets:
        if _district(waste, street.name, street.postcode) is None:
            yield ("districts",), f"ingen henter affald på {street.name}"


def district_of(address: Address) -> District:
    """:raises LookupError: for an address of another municipality."""
    if found := _district(waste(), address.street, address.postcode):
        return found
    raise LookupError(address.text)


def collections(address: Address, first: date, weeks: int = WEEKS_AHEAD) -> list[Collection]:
    """What is collected at an address from a day on, the first one first."""
    district, last = district_of(address), first + timedelta(weeks=weeks)
    by_day: dict[date, list[tuple[Fraction, bool]]] = {}
    for usual in _usual_days(district, first - timedelta(weeks=1), last):
        day = _not_a_holiday(usual)
        coming = [
            (each, day != usual) for each in waste().fractions if _comes(each, address, district, usual)
        ]
        if coming and first <= day < last:
            by_day.setdefault(day, []).extend(coming)
    return [
        Collection(day, tuple(fraction for fraction, _ in found), any(moved for _, moved in found))
        for day, found in sorted(by_day.items())
    ]


def _district(known: Waste, street: str, postcode: str) -> District | None:
    """By the street's name before the postcode."""
    named = (each for each in known.districts if key(street) in map(key, each.streets))
    return next(named, next((each for each in known.districts if postcode in each.postcodes), None))


def _usual_days(district: District, first: date, last: date) -> Iterator[date]:
    ahead = (WEEKDAYS.index(district.weekday) - first.weekday()) % 7
    day = first + timedelta(days=ahead)
    while day < last:
        yield day
        day += timedelta(weeks=1)


def _comes(fraction: Fraction, address: Address, district: District, day: date) -> bool:
    every = fraction.flats_every_weeks if address.floor else fraction.every_weeks
    week = (day - FIRST_MONDAY).days // 7
    in_season = not fraction.months or day.month in fraction.months
    return bool(every) and in_season and (week - fraction.week - district.shift) % every == 0


def _not_a_holiday(day: date) -> date:
    while is_holiday(day) or day.weekday() == 6:
        day += timedelta(days=1)
    return day
