"""The zones where parking needs a licence, with their streets: the municipality's `parking.yaml`."""

from typing import Annotated

from pydantic import Field, model_validator

from sandbox.content.chosen_municipality import folder, of_municipality
from sandbox.content.municipality.address import Address
from sandbox.content.municipality.address_book import Street, key
from sandbox.content.municipality.settings import address_book
from sandbox.content.reading.yaml_file import ContentModel, load


class Zone(ContentModel):
    """A zone as its signs call it; `streets` by name."""

    name: str
    streets: Annotated[list[str], Field(min_length=1)]


class Parking(ContentModel):
    """A municipality may have no zones; nobody needs a licence then."""

    zones: list[Zone] = []

    @model_validator(mode="after")
    def _every_street_is_in_one_zone(self) -> "Parking":
        named = [street for zone in self.zones for street in zone.streets]
        for street in named:
            if key(street) not in address_book().streets:
                raise ValueError(f"vejen findes ikke i kommunen: {street}")
            if named.count(street) > 1:
                raise ValueError(f"vejen ligger i to zoner: {street}")
        return self


@of_municipality
def parking() -> Parking:
    """:raise ContentError: if the municipality's file cannot be read."""
    return load(folder() / "parking.yaml", Parking)


def zones() -> list[Zone]:
    """:raise ContentError: as `parking`."""
    return parking().zones


def zone_of(address: Address) -> str:
    """The name of the zone that an address lies in; empty for none."""
    return next((zone.name for zone in zones() if address.street in zone.streets), "")


def streets_in(zone: Zone) -> list[Street]:
    return [address_book().streets[key(street)] for street in zone.streets]
