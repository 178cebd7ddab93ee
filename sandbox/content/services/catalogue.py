"""All self-services, read once and checked."""

from functools import cache

from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.services.checks import problems
from sandbox.content.services.model import FOLDER, Service, stand_in


@cache
def services() -> Catalogue[Service]:
    """By slug."""
    return read_folder(FOLDER, Service, check=problems, stand_in=stand_in)
