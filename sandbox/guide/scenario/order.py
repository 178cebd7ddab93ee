"""The order in which exercises are offered: easiest first, and what others build on before them."""

from collections.abc import Iterable

from sandbox.guide.scenario.format import Scenario


def in_order(scenarios: Iterable[Scenario]) -> list[Scenario]:
    """By level, then by how many build on it, directly or not, then by title.

    What comes before another is built on by all that the other is, and by that one, so it comes first in its level.
    """
    every = list(scenarios)
    builders = {each.slug: _builders(each.slug, every) for each in every}
    return sorted(every, key=lambda each: (each.level, -len(builders[each.slug]), each.title))


def _builders(slug: str, every: list[Scenario]) -> set[str]:
    """Whatever has it among its prerequisites, and whatever has one of those, too."""
    found, before = set[str](), {slug}
    while new := {each.slug for each in every if before & set(each.prerequisites)} - found:
        found |= new
        before = new
    return found
