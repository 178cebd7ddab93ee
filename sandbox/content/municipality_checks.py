"""Checks the single files of content, most of them the chosen municipality's (`flask --app sandbox check`)."""

from collections.abc import Callable, Iterator

from sandbox.content.kinds import SINGLE_FILES
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.yaml_file import read
from sandbox.content.references import faults


def problems() -> list[ContentError]:
    """Every file that cannot be read; where all can, every reference and placeholder in them that nothing is behind."""
    return broken() or list(_faults())


def broken() -> list[ContentError]:
    """The files that cannot be read; hardly a page can be shown without them."""
    return [error for file in SINGLE_FILES for error in _errors(file.read)]


def _errors(load: Callable[[], object]) -> list[ContentError]:
    try:
        load()
    except ContentError as error:
        return error.errors
    return []


def _faults() -> Iterator[ContentError]:
    for file in SINGLE_FILES:
        for location, message in faults(file.read()):
            yield read(file.file).problem(location, message)
