"""Checks the single files of content, most of them the chosen municipality's (`flask --app sandbox check`)."""

from collections.abc import Callable, Iterator

from sandbox.content.chosen_municipality import folder
from sandbox.content.kinds import SINGLE_FILES
from sandbox.content.portal import municipality_pages
from sandbox.content.portal.articles import articles
from sandbox.content.reading.errors import ContentError, unknown
from sandbox.content.reading.yaml_file import read


def problems() -> list[ContentError]:
    """Every file that cannot be read; where all can, every article that is named and not there."""
    return broken() or list(_themes())


def broken() -> list[ContentError]:
    """The files that cannot be read; hardly a page can be shown without them."""
    return [error for file in SINGLE_FILES for error in _errors(file.read)]


def _errors(load: Callable[[], object]) -> list[ContentError]:
    try:
        load()
    except ContentError as error:
        return [error]
    return []


def _themes() -> Iterator[ContentError]:
    document = read(folder() / "themes.yaml")
    for place, theme in enumerate(municipality_pages.front().themes):
        for slug in theme.articles:
            if slug not in articles():
                yield document.problem(("themes", place, "articles"), unknown("artiklen", slug, articles()))
