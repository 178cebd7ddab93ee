"""A day in three boxes, between two days that are counted from today or set by a rule."""

from datetime import date, timedelta

from sandbox.content.rules.date_rules import bound
from sandbox.content.services.fields import DateField
from sandbox.content.writing.dates import long_date
from sandbox.world.forms import Form, Problem, clean, first
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language
from sandbox.world.state.selfservice import Answer

PARTS = ("day", "month", "year")


class Date(Handler):
    group = True

    def check(self, spec: DateField, form: Form, asking: Asking) -> Checked:
        typed = [clean(first(form, f"{spec.name}_{part}")) for part in PARTS]
        if not any(typed):
            return Problem(spec.name, "missing") if spec.required else None
        day = as_day(*typed)
        if day is None:
            return Problem(spec.name, "not-a-date")
        return _outside(spec, day, asking) or day.isoformat()

    def form(self, spec: DateField, answer: Answer) -> dict[str, list[str]]:
        day = date.fromisoformat(str(answer))
        return {f"{spec.name}_{part}": [str(getattr(day, part))] for part in PARTS}

    def shown(self, spec: DateField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        return long_date(date.fromisoformat(str(answer)), language.locale)

    def fact(self, spec: DateField, answer: Answer, asking: Asking) -> str:
        return str(answer)


def as_day(day: str, month: str, year: str) -> date | None:
    """A year of two digits is this century's: who writes 26 means 2026."""
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in (day, month, year)):
        return None
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _outside(spec: DateField, day: date, asking: Asking) -> Problem | None:
    answered = asking.answers.get(spec.since) if spec.since else None
    counted_from = date.fromisoformat(str(answered)) if answered else asking.now.date()
    first_day = bound(spec.earliest, counted_from) if spec.earliest else date.min
    last_day = bound(spec.latest, counted_from) if spec.latest else date.max
    facts = {"first_day": first_day, "last_day": last_day}
    if day < first_day:
        return Problem(spec.name, "before-first-day", facts)
    if day > last_day:
        opens = asking.now.date() + timedelta(days=(day - last_day).days)
        return Problem(spec.name, "after-last-day", {**facts, "opens": opens})
    return None
