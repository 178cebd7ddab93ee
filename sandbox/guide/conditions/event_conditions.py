"""Conditions about what has happened. Which events and fields there are is read from the events themselves."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from sandbox.content.web.old_addresses import address_now
from sandbox.guide.conditions import comparison
from sandbox.guide.conditions.comparison import Comparison, Expected, Written
from sandbox.guide.conditions.context import Condition, ConditionContext
from sandbox.guide.events import GUIDE_EVENTS
from sandbox.guide.placeholders import Fillable
from sandbox.world.events import all_events
from sandbox.world.state.events import Event, PageVisited


class Counted(Condition):
    """A condition that counts events."""

    times: Expected = Written(at_least=1)

    @property
    def asks_often(self) -> bool:
        """Whether further events never make it untrue, so that one can say when it came to hold."""
        return isinstance(self.times, Comparison) and self.times.asked == {"at_least"}

    @property
    def counted(self) -> str:
        """The name of the events that it counts."""
        raise NotImplementedError

    def matches(self, event: Event, scene: ConditionContext) -> bool:
        raise NotImplementedError

    def holds(self, scene: ConditionContext) -> bool:
        count = sum(self.matches(event, scene) for event in scene.events)
        return comparison.accepts(self.times, count, scene.known)

    def first(self, scene: ConditionContext) -> int | None:
        count = 0
        for place, event in enumerate(scene.events, start=1):
            count += self.matches(event, scene)
            if count and comparison.accepts(self.times, count, scene.known):
                return place
        return None


def known_events() -> dict[str, type[Event]]:
    """What an exercise can ask for: everything but the guide's own events."""
    return {name: kind for name, kind in all_events().items() if kind not in GUIDE_EVENTS}


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

    @property
    def counted(self) -> str:
        return self.event

    def matches(self, event: Event, scene: ConditionContext) -> bool:
        if event.name != self.event:
            return False
        if "citizen" not in self.where and event.citizen not in (None, scene.role):
            return False
        return all(
            comparison.accepts(expected, getattr(event, name), scene.known)
            for name, expected in self.where.items()
        )


def check_values(name: str, expected: Expected, annotation: Any) -> None:
    """:raises ValueError: when something of that type can never be so."""
    for value in comparison.values_of(expected):
        if problem := comparison.impossible(value, annotation):
            raise ValueError(f"{name}: {problem}")


def plain_page(path: str) -> str:
    """A path as pages are compared: `/borger.dk/flytning/` is `borger.dk/flytning`, an old address the one of today."""
    return address_now(f"/{path.strip('/')}").strip("/")


def _plain_pages(written: Written) -> Written:
    changed = {
        name: plain_page(value) for name in written.asked if isinstance(value := getattr(written, name), str)
    }
    return written.model_copy(update=changed)


class PageSeen(Counted):
    """A page of an imitated site was shown; `page` may begin with `/` or not."""

    page: Annotated[Fillable, AfterValidator(plain_page)] | Annotated[Written, AfterValidator(_plain_pages)]

    @property
    def counted(self) -> str:
        return PageVisited.name

    def is_page(self, path: str, known: Mapping[str, str]) -> bool:
        return comparison.accepts(self.page, plain_page(path), known)

    def matches(self, event: Event, scene: ConditionContext) -> bool:
        return isinstance(event, PageVisited) and self.is_page(event.page, scene.known)
