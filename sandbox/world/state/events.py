"""What is announced when a world changes: the base class of events and the registry by name.

An event's name is its class name in kebab-case (`LetterOpened` is `letter-opened`); scenario files and the event
log use that name, so renaming a class is a change of format.
"""

import re
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from sandbox.world.state.people import Role

EVENTS: dict[str, type["Event"]] = {}


class Event(BaseModel):
    """Something that happened in a world, as plain values; secrets never belong in it.

    `in_passing` is so of going somewhere and looking at something, which an action also ends in: what is told of
    the action stays.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    in_passing: ClassVar[bool] = False
    citizen: Role | None = None

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        EVENTS[cls.name] = cls

    def is_in_passing(self) -> bool:
        """Whether just this one was; a kind may be so at some times only."""
        return self.in_passing


class PageVisited(Event):
    """An imitated page was shown; noted only where the exercise in progress asks for it."""

    in_passing = True
    page: str


class ClockMoved(Event):
    """An exercise or an instructor moved the world's clock forward."""

    minutes: int
