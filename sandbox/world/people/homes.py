"""What the register of buildings (BBR) has on a home. It is invented, and the same for an address in every class."""

from typing import Literal

from sandbox.content.municipality.address import Address
from sandbox.world.seeded_random import below
from sandbox.world.state.base import Part

Kind = Literal["house", "flat"]


class Home(Part):
    """`area` in square metres; `built` is the year."""

    kind: Kind
    area: int
    rooms: int
    built: int
    heating: Literal["district", "heat-pump"]


def home(address: Address) -> Home:
    kind: Kind = "flat" if address.floor else "house"
    least, most = (42, 96) if kind == "flat" else (88, 168)
    area = least + below(most - least + 1, address.text, "area")
    return Home(
        kind=kind,
        area=area,
        rooms=max(1, area // 25),
        built=1908 + below(98, address.street, address.number, "built"),
        heating="district" if kind == "flat" or below(3, address.street, "heating") else "heat-pump",
    )
