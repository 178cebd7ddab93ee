"""Checks that the letters, articles, self-services and other content that exercises name exist."""

import re
from collections.abc import Callable, Collection, Iterator

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.documents import documents
from sandbox.content.mail.letters import letters
from sandbox.content.mail.records import records
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.portal.articles import articles
from sandbox.content.portal.calculators import calculators
from sandbox.content.portal.life_situations import life_situations
from sandbox.content.reading.errors import Location, unknown
from sandbox.content.services.catalogue import services
from sandbox.guide.conditions import comparison
from sandbox.guide.conditions.event_conditions import EventHappened
from sandbox.guide.scenario.format import Scenario

# A placeholder, or a host: the service that somebody signs in to is a whole site.
NO_NAME = re.compile(r"[{.]")
# Forms that are no self-services with a file announce the same events under these names.
OTHER_FORMS = frozenset({"fuldmagt", "praj", "tidsbestilling"})
# By the field of an event: what it names, and all there are.
SHELVES: dict[str, tuple[str, Callable[[], Collection[str]]]] = {
    "article": ("artiklen", articles),
    "authority": ("myndigheden", authorities),
    "calculator": ("beregneren", calculators),
    "document": ("dokumentet", documents),
    "errand": ("ærindet", appointment_types),
    "guide": ("livssituationen", life_situations),
    "letter": ("brevet", letters),
    "record": ("oplysningen", records),
    "service": ("selvbetjeningen", lambda: services().keys() | OTHER_FORMS),
}


def unknown_names(scenario: Scenario) -> Iterator[tuple[Location, str]]:
    """Every name in a step's conditions that nothing has; those with a placeholder are only known at a seat."""
    for place, step in enumerate(scenario.steps):
        for condition in step.conditions():
            for leaf in condition.leaves():
                if isinstance(leaf, EventHappened):
                    yield from ((("steps", place), problem) for problem in _problems(leaf))


def _problems(asked: EventHappened) -> Iterator[str]:
    for field in asked.where.keys() & SHELVES.keys():
        what, shelf = SHELVES[field]
        for value in comparison.values_of(asked.where[field]):
            if isinstance(value, str) and not NO_NAME.search(value) and value not in shelf():
                yield unknown(what, value, shelf())
