"""Opening a class: what the instructor filled in, what is wrong with it, and the worlds that are made from it."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from sandbox.config import SIGN_INS, Config
from sandbox.store.classes import Classes, ClassSession
from sandbox.world.seeding import seeded_world

MOST_SEATS = 1_000
LONGEST_NAME = 100


@dataclass(frozen=True)
class Plan:
    """A class that can be opened."""

    name: str
    day: date
    seats: int
    scenarios: tuple[str, ...]
    sign_in: str


@dataclass
class Opening:
    """The form for a new class, all as typed; `errors` are pairs of field and message."""

    name: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    seats: str = "12"
    scenarios: list[str] = field(default_factory=list)
    sign_in: str = "both"
    errors: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def proposed(cls, today: date, scenarios: Sequence[str], sign_in: str) -> Self:
        return cls(
            day=str(today.day),
            month=str(today.month),
            year=str(today.year),
            scenarios=list(scenarios),
            sign_in=sign_in,
        )

    @classmethod
    def typed(cls, form: MultiDict[str, str], known: Sequence[str]) -> Self:
        """As sent. Exercises come in the order of `known`; unknown ones are left out."""
        chosen = set(form.getlist("scenarios"))

        def read(name: str) -> str:
            return form.get(name, "").strip()[:LONGEST_NAME]

        return cls(
            name=read("name"),
            day=read("date_day"),
            month=read("date_month"),
            year=read("date_year"),
            seats=read("seats"),
            scenarios=[slug for slug in known if slug in chosen],
            sign_in=read("sign_in"),
        )

    def error(self, name: str) -> str:
        return dict(self.errors).get(name, "")

    def plan(self, known: Sequence[str], refused: str | None = None) -> Plan | None:
        """The class as wanted; otherwise `errors` say what is wrong. `refused` is the guard's word on the name."""
        day, size = self._date(), self._size()
        wrong = {
            "name": refused
            or ("" if self.name else _("Giv holdet et navn, for eksempel “Begyndere, tirsdag”.")),
            "date": "" if day else _("Skriv en rigtig dato, for eksempel 22 11 2026."),
            "seats": "" if size else _("Skriv et tal fra 1 til %(most)s.", most=MOST_SEATS),
            "sign_in": "" if self.sign_in in SIGN_INS else _("Vælg, hvad deltagerne skal logge på med."),
            "scenarios": "" if self.scenarios or not known else _("Vælg mindst én opgave."),
        }
        self.errors = [(name, message) for name, message in wrong.items() if message]
        if self.errors or day is None or size is None:
            return None
        return Plan(self.name, day, size, tuple(self.scenarios), self.sign_in)

    def _date(self) -> date | None:
        try:
            found = date(int(self.year), int(self.month), int(self.day))
        except (ValueError, OverflowError):
            return None
        return found if 2000 <= found.year <= 2100 else None

    def _size(self) -> int | None:
        if not re.fullmatch(r"[0-9]{1,6}", self.seats):
            return None
        return int(self.seats) if 1 <= int(self.seats) <= MOST_SEATS else None


def open_class(config: Config, classes: Classes, plan: Plan) -> ClassSession:
    """Open a class whose seats are seeded for its day.

    :raises NoCodeLeft: when all join codes are in use.
    """
    worlds = (
        seeded_world(config.seed, number, plan.day, config.cohort_year).to_json()
        for number in range(1, plan.seats + 1)
    )
    return classes.open(plan.name, plan.day, codes(), plan.scenarios, worlds, plan.sign_in)


def codes() -> Iterator[str]:
    """All join codes in random order. None begins with 0, which some would leave out."""
    numbers = list(range(1_000, 10_000))
    random.SystemRandom().shuffle(numbers)
    return (str(number) for number in numbers)
