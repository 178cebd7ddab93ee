"""What a power of attorney can cover: whole sites and parts of them, `power_areas/<slug>.yaml`, and every self-service.

Each is known by its place: a site's host (`borger.dk`), or a host and a part of it (`oeveby.dk/flytning`).
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from sandbox.config import CONTENT
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.services.catalogue import services

FOLDER = CONTENT / "power_areas"
PORTAL = "borger.dk"
POST = "post.borger.dk"  # is never covered: access to it is given in Digital Post itself

Offerer = Literal["portal", "municipality"]


class PowerArea(ContentModel):
    """`part` is the word of the address under which the part is found; without one it is all of the site."""

    slug: str
    title: Text
    about: Text
    host: Offerer
    part: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = None


@dataclass(frozen=True)
class Coverable:
    """`title` and `about` are msgids, and may hold `{municipality}`; `path` is where it is used."""

    place: str
    title: str
    about: str
    path: str
    offerer: Offerer
    self_service: bool


@cache
def power_areas() -> Catalogue[PowerArea]:
    """By slug."""
    return read_folder(FOLDER, PowerArea)


def coverable() -> dict[str, Coverable]:
    """By place, whole sites first."""
    return _coverable(municipality().host)


def host_of(place: str) -> str:
    return place.partition("/")[0]


def reachable(host: str) -> bool:
    """Whether powers are about that site at all; what is not is always one's own, such as one's NemID."""
    return host in {host_of(place) for place in coverable()}


def part_at(path: str) -> str:
    """The part of its site that a page belongs to: a self-service, an area of `power_areas/`, or none by itself."""
    host, first, second = [*path.strip("/").split("/"), "", ""][:3]
    if first == "selvbetjening":
        return second
    area = coverable().get(f"{host}/{first}")
    return first if area and not area.self_service else ""


@cache
def _coverable(of_municipality: str) -> dict[str, Coverable]:
    hosts: dict[Offerer, str] = {"portal": PORTAL, "municipality": of_municipality}
    areas = sorted(power_areas().values(), key=lambda area: (area.part is not None, area.host))
    found = [_of_area(area, hosts[area.host]) for area in areas]
    for service in sorted(services().values(), key=lambda each: (each.host, each.title)):
        host = hosts[service.host]
        place, path = f"{host}/{service.slug}", f"/{host}/selvbetjening/{service.slug}/"
        found.append(Coverable(place, service.title, "", path, service.host, self_service=True))
    return {each.place: each for each in found}


def _of_area(area: PowerArea, host: str) -> Coverable:
    place, path = (f"{host}/{area.part}", f"/{host}/{area.part}") if area.part else (host, f"/{host}/")
    return Coverable(place, area.title, area.about, path, area.host, self_service=False)
