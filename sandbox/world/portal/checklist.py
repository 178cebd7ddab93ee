"""The checklist for the answers to a life situation: what to do, by when, and what happens by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sandbox.content.portal.life_situations import Automatic, ImportantDay, LifeSituation, Point
from sandbox.content.rules.date_rules import bound
from sandbox.world.conditions import holds


@dataclass(frozen=True)
class Personal:
    """`days` are in order; those whose day is not known yet, because it was left open, come last."""

    points: list[Point]
    days: list[tuple[ImportantDay, date | None]]
    automatic: list[Automatic]


def personal(
    guide: LifeSituation, answers: Mapping[str, str], days: Mapping[str, date], today: date
) -> Personal:
    """`answers` are the options chosen, `days` the days given, both by the question's name."""
    return Personal(
        points=[point for point in guide.points if holds(point.when, answers)],
        days=sorted(_days(guide, answers, days, today), key=lambda each: each[1] or date.max),
        automatic=[each for each in guide.automatic if holds(each.when, answers)],
    )


def _days(
    guide: LifeSituation, answers: Mapping[str, str], days: Mapping[str, date], today: date
) -> Iterator[tuple[ImportantDay, date | None]]:
    for each in guide.days:
        counted = days.get(each.counted_from) if each.counted_from else today
        if holds(each.when, answers):
            yield each, bound(each.day, counted) if counted else None
