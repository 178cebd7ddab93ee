"""What self-services say is to come of their examples in the world, held against the world."""

from collections.abc import Iterator

from sandbox.content.problems import ContentError, ContentErrors
from sandbox.content.services import FOLDER, services
from sandbox.content.yamlfile import read
from sandbox.guide.paths import UnknownPathError, type_at


def problems() -> Iterator[ContentError]:
    """Every path that leads nowhere; none while a self-service cannot be read at all, which is told elsewhere."""
    try:
        written = services()
    except ContentErrors:
        return
    for slug, service in written.items():
        for place, example in enumerate(service.examples):
            for path in example.expect.world:
                try:
                    type_at(path)
                except UnknownPathError as error:
                    location = ("examples", place, "expect", "world", path)
                    yield read(FOLDER / f"{slug}.yaml").problem(location, str(error))
