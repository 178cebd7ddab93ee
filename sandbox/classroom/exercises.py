"""The exercises as the instructor meets them: by title, in the order they are offered in, with what can be pushed."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from sandbox import guide
from sandbox.content.reading.errors import shown_path
from sandbox.guide.scenario.format import Scenario


@dataclass(frozen=True)
class Offer:
    """An exercise that a class can be given."""

    slug: str
    title: str
    level: int
    minutes: int


@dataclass(frozen=True)
class Pushable:
    """Something that the instructor can let happen for everybody who is at the exercise."""

    scenario: str
    scenario_title: str
    id: str
    title: str


@dataclass(frozen=True)
class Problem:
    """Why a file cannot be used, for the author who can correct it."""

    place: str
    key: str
    message: str


def offers() -> list[Offer]:
    """In the order in which they are offered; drafts are left out."""
    return [_offer(scenario) for scenario in guide.catalogue().ready()]


def slugs() -> list[str]:
    return [scenario.slug for scenario in guide.catalogue().ready()]


def title(slug: str) -> str:
    """The slug itself for an exercise whose file is gone."""
    scenario = guide.catalogue().get(slug)
    return str(_(scenario.title)) if scenario else slug


def pushes(chosen: Iterable[str]) -> list[Pushable]:
    found = (guide.catalogue().get(slug) for slug in chosen)
    return [
        Pushable(scenario.slug, str(_(scenario.title)), name, label)
        for scenario in found
        if scenario
        for name, label in guide.pushes(scenario)
    ]


def problems() -> list[Problem]:
    return [
        Problem(
            _("%(file)s, linje %(line)s", file=shown_path(each.path), line=each.line), each.key, each.message
        )
        for each in guide.problems()
    ]


def _offer(scenario: Scenario) -> Offer:
    return Offer(scenario.slug, str(_(scenario.title)), scenario.level, scenario.minutes)
