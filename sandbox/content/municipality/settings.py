"""The settings of an invented municipality, `municipalities/<slug>/settings.yaml`, and lookups in them.

`settings.yaml` has name, host, towns, streets, doctors and offices. The people of a seat are drawn from its streets
and doctors, so their order is kept. What else is in the folder is told in `docs/forfatter/kommune.md`.
"""

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from functools import cache
from math import hypot
from typing import Annotated, Literal, Protocol, Self, get_args

from pydantic import Field, model_validator

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.municipality.address import Address
from sandbox.content.municipality.address_book import AddressBook, Street, Town
from sandbox.content.municipality.colours import Colours
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.yaml_file import ContentModel, load
from sandbox.content.rules.calendar import is_holiday
from sandbox.content.writing.ascii import danish_as_ascii

Phone = Annotated[str, Field(pattern=r"^0\d( \d\d){3}$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Hours = Annotated[str, Field(pattern=r"^\d\d\.\d\d–\d\d\.\d\d$")]


class Practice(ContentModel):
    """A doctors' practice; `open` to new patients, `from_centre` in km from the middle of its town."""

    name: str
    address: str
    phone: Phone
    open: bool
    from_centre: Annotated[float, Field(ge=0)]


OfficeKind = Literal["citizen-service", "library"]


OFFICES: dict[str, OfficeKind] = {"borgerservice": "citizen-service", "biblioteket": "library"}
"""The authorities that are an office: the first one of its kind."""


class Office(ContentModel):
    """A place to come to in person; a weekday that is not in `hours` is closed."""

    name: str
    kind: OfficeKind
    address: str
    phone: Phone
    email: Annotated[str, Field(pattern=r"\.example$")]
    hours: dict[Weekday, Hours]

    @property
    def slug(self) -> str:
        """The name as it stands in an address: `borgerservice-oeveby`."""
        return re.sub(r"[^a-z0-9]+", "-", danish_as_ascii(self.name.casefold())).strip("-")

    def hours_on(self, day: date) -> tuple[datetime, datetime] | None:
        """When it opens and closes; None when it is closed. A library is open on Saturdays, but never on a holiday."""
        hours = self.hours.get(WEEKDAYS[day.weekday()])
        if hours is None or is_holiday(day):
            return None
        opens, closes = (
            datetime.combine(day, time(int(each[:2]), int(each[3:]))) for each in hours.split("–")
        )
        return opens, closes

    def is_open(self, now: datetime) -> bool:
        hours = self.hours_on(now.date())
        return hours is not None and hours[0] <= now < hours[1]

    def opens_next(self, now: datetime) -> datetime | None:
        """When it opens the next time after now; None when it does not in the next three weeks."""
        days = (now.date() + timedelta(days=ahead) for ahead in range(22))
        hours = (self.hours_on(day) for day in days)
        return next((each[0] for each in hours if each and each[0] > now), None)


class Reach(ContentModel):
    phone: Phone
    address: str


class Municipality(ContentModel):
    """`emblem` chooses the drawings: the one in the head of its pages, and the one across its front page."""

    name: str
    host: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.dk$")]
    phone: Phone
    colours: Colours
    emblem: Literal["waves", "hill"]
    towns: Annotated[tuple[Town, ...], Field(min_length=1)]
    streets: Annotated[tuple[Street, ...], Field(min_length=1)]
    practices: Annotated[tuple[Practice, ...], Field(min_length=1)]
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]
    authorities: dict[Annotated[str, Ref("authorities")], Reach] = {}

    @model_validator(mode="after")
    def _every_place_exists(self) -> Self:
        book = AddressBook(self.towns, self.streets)
        for address in [place.address for place in self.practices] + [
            place.address for place in self.offices
        ]:
            if len(book.find(address)) != 1:
                raise ValueError(f"adressen findes ikke i kommunen: {address}")
        served = {book.find(place.address)[0].postcode for place in self.practices}
        if unserved := set(book.towns) - served:
            raise ValueError(f"her mangler en læge: {', '.join(sorted(unserved))}")
        return self


@of_municipality
def municipality(slug: str = "") -> Municipality:
    """The chosen one, where no other is named. :raises ContentError: if its file cannot be read."""
    return load(folder(slug) / "settings.yaml", Municipality)


@of_municipality
def address_book() -> AddressBook:
    return AddressBook(municipality().towns, municipality().streets)


def reach(authority: str, slug: str = "") -> Reach:
    """How one of its authorities is reached: at an office of its own, as the settings say, or at the first office."""
    settings = municipality(slug)
    own = next((each for each in settings.offices if each.kind == OFFICES.get(authority)), None)
    if own is None and authority in settings.authorities:
        return settings.authorities[authority]
    office = own or settings.offices[0]
    book = AddressBook(settings.towns, settings.streets)
    return Reach(phone=office.phone, address=book.find(office.address)[0].text)


def exists(address: Address) -> bool:
    return address_book().exists(address)


def find(text: str) -> list[Address]:
    """The addresses that a text as somebody types it can mean; none if no such address is in the municipality."""
    return address_book().find(text)


def office(slug: str) -> Office | None:
    """None for an office that the municipality does not have."""
    return next((each for each in municipality().offices if each.slug == slug), None)


def practice(name: str) -> Practice:
    """:raises KeyError: if no practice has that name."""
    return {each.name: each for each in municipality().practices}[name]


@of_municipality
def practices_in(postcode: str) -> tuple[str, ...]:
    """The names of the practices of a town."""
    return tuple(each.name for each in municipality().practices if address_of(each).postcode == postcode)


def address_of(place: Practice | Office) -> Address:
    return find(place.address)[0]


class Place(Protocol):
    """What a distance can be told to."""

    @property
    def address(self) -> str: ...

    @property
    def from_centre(self) -> float: ...


def distance(home: Address, place: Place) -> float:
    """Km from a home to a doctor or a school, as a list of them shows it: from the middle of the home's town."""
    towns = {town.postcode: town for town in municipality().towns}
    here, there = towns[home.postcode], towns[find(place.address)[0].postcode]
    return round(hypot(here.east - there.east, here.north - there.north) + place.from_centre, 1)


def slugs() -> set[str]:
    """The names of the municipalities' folders."""
    return {path.parent.name for path in folder().parent.glob("*/settings.yaml")}


@cache
def names() -> dict[str, str]:
    """The municipalities' names by folder. One whose settings cannot be read is left out; `check` reports it."""
    readable: dict[str, str] = {}
    for slug in sorted(slugs()):
        with suppress(ContentError):
            readable[slug] = municipality(slug).name
    return readable
