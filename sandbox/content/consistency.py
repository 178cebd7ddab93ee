"""Cross-checks all content files: for `flask --app sandbox check`, and before a server starts.

`kinds.py` lists the kinds of files, `references.py` what the files of each kind refer to.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sandbox.content import chosen_municipality, municipality_checks, references
from sandbox.content.kinds import KINDS
from sandbox.content.mail import authorities
from sandbox.content.municipality import settings
from sandbox.content.reading.catalogue import Catalogue, without
from sandbox.content.reading.errors import ContentError, ContentErrors, Location
from sandbox.content.rules import rates
from sandbox.content.services import checks, model
from sandbox.content.services.catalogue import services

Faults = Callable[[Any], Iterable[tuple[Location, str]]]


def counted() -> dict[str, int]:
    """How many sound ones there are of each kind."""
    return {kind.label: len(kind.read()) for kind in KINDS if kind.read()}


def problems() -> list[ContentError]:
    """Problems of all files in every municipality, whether or not the file can be left out."""
    if unusable := municipality_checks.broken():
        return unusable
    settle()
    found = left_out() + municipality_checks.problems()
    return found + elsewhere(_of_the_municipality)


def left_out() -> list[ContentError]:
    """Why content that was read is not used, or not whole, in the order of `KINDS`."""
    return [problem for kind in KINDS for problem in kind.read().problems]


def elsewhere(check: Callable[[], Iterable[ContentError]]) -> list[ContentError]:
    """Run a check for each municipality that is not chosen, and return the problems of its own files."""
    found: list[ContentError] = []
    for slug in sorted(settings.slugs() - {chosen_municipality.chosen()}):
        with chosen_municipality.using(slug):
            try:
                own = chosen_municipality.folder()
                found += [problem for problem in check() if problem.path.is_relative_to(own)]
            except ContentError as error:
                found += error.errors
    return found


def _of_the_municipality() -> Iterator[ContentError]:
    """Problems of the kinds that a municipality can have. Nothing is left out because of them."""
    yield from municipality_checks.problems()
    for catalogue in (kind.read() for kind in KINDS if kind.local or kind.overridable):
        yield from catalogue.problems
        for slug, content in catalogue.items():
            yield from (catalogue.problem(slug, *fault) for fault in references.faults(content))


def require() -> None:
    """:raise ContentErrors: when a file is broken without which hardly a page can be shown."""
    fees_needed = [error for error in rates.rates().problems if error.path.stem in rates.FOUNDATIONS]
    if broken := municipality_checks.broken() or fees_needed:
        raise ContentErrors(broken)


def settle() -> None:
    """Read all content, and take out what names something that is not there, until everything that is left is whole.

    Only the nearest part that can be done without goes: an attachment, a category, an article's button. Where there is
    none, such as for a letter from nobody, the content itself goes. Every page can then trust every name.
    """
    catalogues = [kind.read() for kind in KINDS]
    taken_out = 1
    while taken_out:
        taken_out = sum(_take_out(catalogue, references.faults) for catalogue in catalogues)
        if left_out():  # self-services were checked against content that may be gone since
            taken_out += _take_out(services(), checks.problems)


def _take_out(catalogue: Catalogue[Any], faults: Faults) -> int:
    """How much was taken out."""
    count = 0
    for slug in list(catalogue):
        while slug in catalogue and (found := list(faults(catalogue[slug]))):
            content, (location, _) = catalogue[slug], found[0]
            spared = without(content, _part(content, location))
            if spared is None or spared == content:  # a faulty default cannot be taken out by itself
                del catalogue[slug]
            else:
                catalogue[slug] = spared
                found = found[:1]  # the others are found again in what is left
            catalogue.problems += [catalogue.problem(slug, *fault) for fault in found]
            count += 1
    return count


def _part(content: Any, location: Location) -> Location:
    """What goes with a faulty place: a category without its answer is none, and a self-service goes whole."""
    match content:
        case authorities.Authority():
            return location[:2]
        case model.Service():
            return ()
    return location
