"""Conditions: what has to have happened since the exercise began, and how the world has to be.

They are pure: events in the order of their happening, the world as it stands, the citizen it is about. The order in
which a participant does things does not matter unless the author writes `in_order`. A misspelt name is found when
the file is read.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from sandbox.guide.conditions import comparison, world_paths
from sandbox.guide.conditions.comparison import Comparison, Expected
from sandbox.guide.conditions.context import Condition, ConditionContext
from sandbox.guide.conditions.event_conditions import Counted, EventHappened, PageSeen, check_values
from sandbox.guide.tagged_union import one_of
from sandbox.world.state.events import Event


def _leads_somewhere(path: str) -> str:
    world_paths.type_at(path)
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
        start = world_paths.type_at(self.world)
        for value in self.values():
            if problem := comparison.impossible(value, start):
                raise ValueError(problem)
        for path, expected in self.where.items():
            check_values(path, expected, world_paths.type_at(path, start))
        return self

    def holds(self, scene: ConditionContext) -> bool:
        found = world_paths.read(scene.world, scene.role, self.world)
        return any(self._is_so(value, scene) for value in found)

    def _is_so(self, value: object, scene: ConditionContext) -> bool:
        return self.accepts(value, scene.known) and all(
            any(
                comparison.accepts(expected, part, scene.known)
                for part in world_paths.read_from(value, scene.role, world_paths.segments(path))
            )
            for path, expected in self.where.items()
        )


class All(Condition):
    all: "Annotated[list[AnyCondition], Field(min_length=1)]"

    def parts(self) -> Sequence[Condition]:
        return self.all

    def holds(self, scene: ConditionContext) -> bool:
        return all(part.holds(scene) for part in self.all)

    def first(self, scene: ConditionContext) -> int | None:
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

    def holds(self, scene: ConditionContext) -> bool:
        return any(part.holds(scene) for part in self.any)

    def first(self, scene: ConditionContext) -> int | None:
        return min((place for part in self.any if (place := part.first(scene)) is not None), default=None)


class Not(Condition):
    not_: "Annotated[AnyCondition, Field(alias='not')]"

    def parts(self) -> Sequence[Condition]:
        return (self.not_,)

    def holds(self, scene: ConditionContext) -> bool:
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

    def holds(self, scene: ConditionContext) -> bool:
        place = _chain(self.in_order[:-1], scene)
        return place is not None and self.in_order[-1].holds(scene.since(place))

    def first(self, scene: ConditionContext) -> int | None:
        return _chain(self.in_order, scene)


def _chain(conditions: Sequence[Condition], scene: ConditionContext) -> int | None:
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


def counts(condition: Condition, event: Event, scene: ConditionContext) -> bool:
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
