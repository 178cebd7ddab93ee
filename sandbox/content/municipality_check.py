"""The chosen municipality's folder, held against itself and the rest: a part of `flask --app sandbox check`."""

from collections.abc import Callable, Iterator

from sandbox.content import authorities, institutions, municipality, municipality_pages, parking, waste
from sandbox.content.articles import articles
from sandbox.content.local import local_texts
from sandbox.content.problems import ContentError, ContentErrors, unknown
from sandbox.content.yamlfile import read

READ: tuple[Callable[[], object], ...] = (
    municipality.municipality,
    local_texts,
    municipality_pages.front,
    municipality_pages.pages,
    municipality_pages.all_news,
    waste.waste,
    institutions.institutions,
    parking.zones,
)


def problems() -> list[ContentError]:
    """Every file that cannot be read; where all can, every name of something that is not there."""
    broken = [error for load in READ for error in _errors(load)]
    return broken or [*_local(), *_themes(), *_pages()]


def _errors(load: Callable[[], object]) -> list[ContentError]:
    try:
        load()
    except ContentErrors as errors:
        return list(errors.errors)
    except ContentError as error:
        return [error]
    return []


def _local() -> Iterator[ContentError]:
    """What is added to articles that are not there."""
    for slug in local_texts():
        if slug not in articles():
            path = municipality.folder() / "local" / f"{slug}.yaml"
            yield ContentError(path, 1, (), unknown("artiklen", slug, articles()))


def _themes() -> Iterator[ContentError]:
    document = read(municipality.folder() / "themes.yaml")
    for place, theme in enumerate(municipality_pages.front().themes):
        for slug in theme.articles:
            if slug not in articles():
                yield document.problem(("themes", place, "articles"), unknown("artiklen", slug, articles()))


def _pages() -> Iterator[ContentError]:
    known = municipality_pages.themes()
    for slug, page in municipality_pages.pages().items():
        document = read(municipality.folder() / "pages" / f"{slug}.yaml")
        if page.theme not in known:
            yield document.problem(("theme",), unknown("temaet", page.theme, known))
        if page.contact and page.contact not in authorities.authorities():
            yield document.problem(
                ("contact",), unknown("myndigheden", page.contact, authorities.authorities())
            )
