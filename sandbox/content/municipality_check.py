"""The single files of the chosen municipality's folder: a part of `flask --app sandbox check`."""

from collections.abc import Callable, Iterator

from sandbox.content import institutions, municipality, municipality_pages, parking, waste
from sandbox.content.articles import articles
from sandbox.content.problems import ContentError, unknown
from sandbox.content.yamlfile import read

FOUNDATIONS: tuple[Callable[[], object], ...] = (
    municipality.municipality,
    municipality_pages.front,
    waste.waste,
    institutions.institutions,
    parking.zones,
)


def problems() -> list[ContentError]:
    """Every file that cannot be read; where all can, every article that is named and not there."""
    return broken() or list(_themes())


def broken() -> list[ContentError]:
    """The files that cannot be read; hardly a page can be shown without them."""
    return [error for load in FOUNDATIONS for error in _errors(load)]


def _errors(load: Callable[[], object]) -> list[ContentError]:
    try:
        load()
    except ContentError as error:
        return [error]
    return []


def _themes() -> Iterator[ContentError]:
    document = read(municipality.folder() / "themes.yaml")
    for place, theme in enumerate(municipality_pages.front().themes):
        for slug in theme.articles:
            if slug not in articles():
                yield document.problem(("themes", place, "articles"), unknown("artiklen", slug, articles()))
