"""All self-services, read once and checked."""

from functools import cache
from pathlib import Path

from sandbox.content.reading.catalogue import Catalogue, read_folder
from sandbox.content.reading.yaml_file import load
from sandbox.content.services.checks import problems
from sandbox.content.services.model import FOLDER, Service, stand_in


def load_service(path: Path) -> Service:
    """:raise ContentError: for the first thing in the file that cannot be right, alone or beside other content."""
    return load(path, Service, problems)


@cache
def services() -> Catalogue[Service]:
    """By slug."""
    return read_folder(FOLDER, Service, check=problems, stand_in=stand_in)
