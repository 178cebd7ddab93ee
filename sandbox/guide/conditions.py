"""Conditions: what has to have happened since the exercise began, and how the world has to be.

They are pure: events in the order of their happening, the world as it stands, the citizen it is about. The order in
which a participant does things does not matter unless the author writes `in_order`. Which events and fields there
are is read from the events themselves, so a misspelt name is found when the file is read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, ConfigDict, Field, field_validator, model_validator

from sandbox.content.yamlfile import ContentModel
from sandbox.guide import comparison, paths
from sandbox.guide.choice import one_of
from sandbox.guide.comparison import Comparison, Expected, Written
from sandbox.guide.events import GUIDE_EVENTS
from sandbox.guide.facts import Facts, Fillable, facts
from sandbox.world.events import EVENTS, Event, PageVisited
from sandbox.world.people import Role
from sandbox.world.world import World


@dataclass(frozen=True)
class Scene:
    """What a condition is asked about: the events since the exercise began, oldest first, and the world now."""

    events: Sequence[Event]
    world: World
    role: Role
    known: Facts

    @classmethod
    def of(cls, events: Sequence[Event], world: World, role: Role) -> Self:
        return cls(events, world, role, facts(world, role))

    def since(self, place: int) -> "Scene":
        """The same without the first events."""
        return Scene(self.events[place:], self.world, self.role, self.known)


class Condition(ContentModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)

    dated: ClassVar[bool] = False

    def holds(self, scene: Scene) -> bool:
        raise NotImplementedError

    def first(self, scene: Scene) -> int | None:
        """After how many events it came to hold, for conditions that are `dated`; none while it does not."""
        raise NotImplementedError

    def parts(self) -> "Sequence[Condition]":
        return ()

    def leaves(self) -> "Iterator[Condition]":
        """The conditions within that have no conditions within them."""
        for part in self.parts():
            yield from part.leaves()
        if not self.parts():
            yield self


class Counted(Condition):
    """A condition that counts events."""

    times: Expected = Written(at_least=1)

    @property
    def asks_often(self) -> bool:
        """Whether further events never make it untrue, so that one can say when it came to hold."""
        return isinstance(self.times, Comparison) and self.times.asked == {"at_least"}

    def matches(self, event: Event, scene: Scene) -> bool:
        raise NotImplementedError

    def holds(self, scene: Scene) -> bool:
        count = sum(self.matches(event, scene) for event in scene.events)
        return comparison.holds(self.times, count, scene.known)

    def first(self, scene: Scene) -> int | None:
        count = 0
        for place, event in enumerate(scene.events, start=1):
            count += self.matches(event, scene)
            if count and comparison.holds(self.times, count, scene.known):
                return place
        return None


def known_events() -> dict[str, type[Event]]:
    """What an exercise can ask for: everything but the guide's own events."""
    return {name: kind for name, kind in EVENTS.items() if kind not in GUIDE_EVENTS}


class EventHappened(Counted):
    """An event, with values where they matter. Unless `citizen` is asked, the exercise's citizen's, or nobody's."""

    event: str
    where: dict[str, Expected] = Field(default_factory=dict)

    @field_validator("event")
    @classmethod
    def _is_known(cls, name: str) -> str:
        if name not in known_events():
            nearest = get_close_matches(name, known_events(), n=1)
            hint = (
                f"mente du “{nearest[0]}”?" if nearest else f"kendte er: {', '.join(sorted(known_events()))}"
            )
            raise ValueError(f"ukendt hændelse “{name}”; {hint}")
        return name

    @model_validator(mode="after")
    def _fields_are_possible(self) -> Self:
        fields = known_events()[self.event].model_fields
        for name, expected in self.where.items():
            if name not in fields:
                raise ValueError(
                    f"hændelsen {self.event} har ikke feltet “{name}”; den har: {', '.join(sorted(fields))}"
                )
            check_values(name, expected, fields[name].annotation)
        return self

    def matches(self, event: Event, scene: Scene) -> bool:
        if event.name != self.event:
            return False
        if "citizen" not in self.where and event.citizen not in (None, scene.role):
            return False
        return all(
            comparison.holds(expected, getattr(event, name), scene.known)
            for name, expected in self.where.items()
        )


def check_values(name: str, expected: Expected, annotation: Any) -> None:
    """:raises ValueError: when something of that type can never be so."""
    for value in comparison.values_of(expected):
        if problem := comparison.impossible(value, annotation):
            raise ValueError(f"{name}: {problem}")


def plain_page(path: str) -> str:
    """A path as pages are compared: `/borger.dk/flytning/` is `borger.dk/flytning`."""
    return path.strip("/")


def _plain_pages(written: Written) -> Written:
    changed = {
        name: plain_page(value) for name in written.asked if isinstance(value := getattr(written, name), str)
    }
    return written.model_copy(update=changed)


class PageSeen(Counted):
    """A page of an imitated site was shown; `page` may begin with `/` or not."""

    page: Annotated[Fillable, AfterValidator(plain_page)] | Annotated[Written, AfterValidator(_plain_pages)]

    def is_page(self, path: str, known: Mapping[str, str]) -> bool:
        return comparison.holds(self.page, plain_page(path), known)

    def matches(self, event: Event, scene: Scene) -> bool:
        return isinstance(event, PageVisited) and self.is_page(event.page, scene.known)


def _leads_somewhere(path: str) -> str:
    paths.type_at(path)
    return path


class WorldIs(Comparison, Condition):
    """The world as it stands: one value compared, or with `where` the parts of one thing, all of them."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)

    world: Annotated[str, AfterValidator(_leads_somewhere)]
    where: dict[str, Expected] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        if not self.asked and not self.where:
            raise ValueError("skriv også, hvad det skal være, for eksempel is, contains eller where")
        start = paths.type_at(self.world)
        for value in self.values():
            if problem := comparison.impossible(value, start):
                raise ValueError(problem)
        for path, expected in self.where.items():
            check_values(path, expected, paths.type_at(path, start))
        return self

    def holds(self, scene: Scene) -> bool:  # type: ignore[override]
        found = paths.read(scene.world, scene.role, self.world)
        return any(self._is_so(value, scene) for value in found)

    def _is_so(self, value: object, scene: Scene) -> bool:
        return Comparison.holds(self, value, scene.known) and all(
            any(
                comparison.holds(expected, part, scene.known)
                for part in paths.read_from(value, scene.role, paths.segments(path))
            )
            for path, expected in self.where.items()
        )


class All(Condition):
    all: "Annotated[list[AnyCondition], Field(min_length=1)]"

    def parts(self) -> Sequence[Condition]:
        return self.all

    def holds(self, scene: Scene) -> bool:
        return all(part.holds(scene) for part in self.all)

    def first(self, scene: Scene) -> int | None:
        places = [part.first(scene) for part in self.all]
        return (
            max((place for place in places if place is not None), default=None)
            if None not in places
            else None
        )


class AnyOf(Condition):
    any: "Annotated[list[AnyCondition], Field(min_length=1)]"

    def parts(self) -> Sequence[Condition]:
        return self.any

    def holds(self, scene: Scene) -> bool:
        return any(part.holds(scene) for part in self.any)

    def first(self, scene: Scene) -> int | None:
        return min((place for part in self.any if (place := part.first(scene)) is not None), default=None)


class Not(Condition):
    not_: "Annotated[AnyCondition, Field(alias='not')]"

    def parts(self) -> Sequence[Condition]:
        return (self.not_,)

    def holds(self, scene: Scene) -> bool:
        return not self.not_.holds(scene)


class InOrder(Condition):
    """One after the other: each is asked about what happened after the one before it came to hold."""

    in_order: "Annotated[list[AnyCondition], Field(min_length=2)]"

    @model_validator(mode="after")
    def _can_be_dated(self) -> Self:
        for part in self.in_order[:-1]:
            if not can_be_dated(part):
                raise ValueError(
                    "kun den sidste i in_order kan handle om verden, bruge not eller tælle nøjagtigt"
                )
        return self

    def parts(self) -> Sequence[Condition]:
        return self.in_order

    def holds(self, scene: Scene) -> bool:
        place = _chain(self.in_order[:-1], scene)
        return place is not None and self.in_order[-1].holds(scene.since(place))

    def first(self, scene: Scene) -> int | None:
        return _chain(self.in_order, scene)


def _chain(conditions: Sequence[Condition], scene: Scene) -> int | None:
    place = 0
    for condition in conditions:
        step = condition.first(scene.since(place))
        if step is None:
            return None
        place += step
    return place


def can_be_dated(condition: Condition) -> bool:
    """Whether one can say at which event it came to hold: it only counts upwards, and asks nothing of the world."""
    if isinstance(condition, Counted):
        return condition.asks_often
    return not isinstance(condition, Not | WorldIs) and all(can_be_dated(part) for part in condition.parts())


def counts(condition: Condition, event: Event, scene: Scene) -> bool:
    """Whether the event is one of those that the condition is about."""
    return any(leaf.matches(event, scene) for leaf in condition.leaves() if isinstance(leaf, Counted))


KINDS: dict[str, type[Condition]] = {
    "event": EventHappened,
    "page": PageSeen,
    "world": WorldIs,
    "all": All,
    "any": AnyOf,
    "not": Not,
    "in_order": InOrder,
}

AnyCondition = Annotated[Any, one_of(KINDS)]
