"""The base class of conditions, and the context that they are evaluated in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import ConfigDict

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.guide.placeholders import Facts, facts
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


@dataclass(frozen=True)
class ConditionContext:
    """What a condition is asked about: the events since the exercise began, oldest first, and the world now."""

    events: Sequence[Event]
    world: World
    role: Role
    known: Facts

    @classmethod
    def of(cls, events: Sequence[Event], world: World, role: Role) -> Self:
        return cls(events, world, role, facts(world, role))

    def since(self, place: int) -> "ConditionContext":
        """The same without the first events."""
        return ConditionContext(self.events[place:], self.world, self.role, self.known)


class Condition(ContentModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, populate_by_name=True)

    def holds(self, scene: ConditionContext) -> bool:
        raise NotImplementedError

    def first(self, scene: ConditionContext) -> int | None:
        """After how many events it came to hold, none while it does not; where `can_be_dated`."""
        raise NotImplementedError

    def parts(self) -> "Sequence[Condition]":
        return ()

    def leaves(self) -> "Iterator[Condition]":
        """The conditions within that have no conditions within them."""
        for part in self.parts():
            yield from part.leaves()
        if not self.parts():
            yield self
