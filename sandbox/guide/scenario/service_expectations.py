"""Compares the effects of a self-service's examples on the world with what its file expects."""

from collections.abc import Iterator

from sandbox.content.reading.errors import ContentError
from sandbox.content.services.catalogue import services
from sandbox.guide.conditions.world_paths import UnknownPathError, type_at


def problems() -> Iterator[ContentError]:
    """Every path that leads nowhere."""
    written = services()
    for slug, service in written.items():
        for place, example in enumerate(service.examples):
            for path in example.expect.world:
                try:
                    type_at(path)
                except UnknownPathError as error:
                    location = ("examples", place, "expect", "world", path)
                    yield written.problem(slug, location, str(error))
