"""Carries out every exercise's `start` and `meanwhile` on a few households and days, without Flask and browser."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sandbox.config import Config
from sandbox.content.reading.errors import ContentError, Location
from sandbox.content.reading.yaml_file import read
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario.loading import Catalogue
from sandbox.guide.setup.base import CannotHappen, let_happen
from sandbox.rules import Rules
from sandbox.world import readable, session
from sandbox.world.seeding import seeded_world
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.phone import TextMessage
from sandbox.world.state.world import World

PLACES = (
    (1, date(2026, 11, 23)),
    (2, date(2027, 7, 4)),  # a Sunday in the summer
    (5, date(2028, 2, 29)),
    (38, date(2026, 12, 31)),
)
"""Seats and days: an ordinary Monday, a Sunday, the day that most years lack, and the last of a year."""


@dataclass(frozen=True)
class Household:
    """A seat as it is before an exercise."""

    seat: int
    day: date
    seeded: str
    rules: Rules

    def fresh(self) -> World:
        return World.from_json(self.seeded, self.rules)


def households(config: Config) -> list[Household]:
    """The installation's own households at `PLACES`."""
    return [
        Household(seat, day, seeded_world(config.seed, seat, day, config.cohort_year).to_json(), config.rules)
        for seat, day in PLACES
    ]


def problems(catalogue: Catalogue, seats: Sequence[Household]) -> Iterator[ContentError]:
    """What fails, each place in a file once, with the first household that it fails for."""
    for slug, scenario in catalogue.scenarios.items():
        reasons: dict[Location, str] = {}
        for household in seats:
            for location, reason in _failures(scenario, household):
                reasons.setdefault(
                    location, f"{reason} (plads {household.seat}, {household.day.isoformat()})"
                )
        if reasons:
            document = read(catalogue.files[slug])
            yield from (document.problem(location, reason) for location, reason in reasons.items())


def _failures(scenario: Scenario, household: Household) -> Iterator[tuple[Location, str]]:
    world = household.fresh()
    session.limit_methods(world, scenario.sign_in)
    before = {item.id for _role, item in _received(world)}
    try:
        let_happen(scenario.start, world, scenario.citizen)
    except CannotHappen as error:
        yield ("start", error.place), f"opgaven kan ikke begynde: {error}"
        return
    yield from ((("start",), reason) for reason in _unreadable(world, before))
    begun = world.to_json()
    for place, meanwhile in enumerate(scenario.meanwhile):
        later = World.from_json(begun, household.rules)
        try:
            let_happen(meanwhile.happens, later, scenario.citizen)
        except CannotHappen as error:
            yield ("meanwhile", place, "happens", error.place), f"det kan ikke ske: {error}"


def _received(world: World) -> Iterator[tuple[Role, BoxedLetter | TextMessage]]:
    for role in ROLES:
        yield from ((role, letter) for letter in world.post[role].letters)
        yield from ((role, message) for message in world.phone[role].messages)


def _unreadable(world: World, known: Collection[str]) -> Iterator[str]:
    """Letters and messages that came in consequence of the start, such as a receipt."""
    for role, item in _received(world):
        if item.id in known:
            continue
        try:
            if isinstance(item, BoxedLetter):
                readable.check_letter(world, role, item)
            else:
                readable.check_message(world, role, item)
        except (KeyError, ValueError, OverflowError) as error:
            name = item.letter if isinstance(item, BoxedLetter) else item.message
            yield f"“{name}” kan ikke vises: {error}"
