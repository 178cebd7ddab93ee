"""What every type of field can do: read what was typed, say what is wrong with it, show what was answered."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sandbox.content.municipality.parking import zone_of
from sandbox.content.reading.text import Translate
from sandbox.content.rules.formula import Value
from sandbox.content.writing.numbers import grouped
from sandbox.world.forms import Form, Problem, clean, first
from sandbox.world.selfservice import calculations, registry
from sandbox.world.state.people import Citizen, Role
from sandbox.world.state.selfservice import Answer
from sandbox.world.state.world import World

"""What was typed, by the names of the page's inputs."""


@dataclass(frozen=True)
class Language:
    """In which language an answer is shown."""

    translate: Translate = str
    locale: str = "da"


DANISH = Language()


@dataclass(frozen=True)
class Asking:
    """Who is asked, and what has been answered so far."""

    world: World
    role: Role
    answers: Mapping[str, Answer] = dataclasses.field(default_factory=dict)
    calculated: Mapping[str, Value] = dataclasses.field(default_factory=dict)

    @property
    def citizen(self) -> Citizen:
        return self.world.citizen(self.role)

    @property
    def now(self) -> datetime:
        return self.world.clock


Checked = Answer | None | Problem


class Handler:
    """A type of field; `spec` is the field as the service's file has it.

    `group` says that several inputs make up the field, so that its label has to be a legend.
    """

    group: ClassVar[bool] = False

    def typed(self, spec: Any, form: Form) -> str:
        """What stands in the field's one input, without the spaces around it."""
        return clean(first(form, spec.name))

    def check(self, spec: Any, form: Form, asking: Asking) -> Checked:
        """The answer as it is kept; None when nothing is answered and nothing needs to be."""
        raise NotImplementedError

    def form(self, spec: Any, answer: Answer) -> dict[str, list[str]]:
        """What has to be typed to give that answer again."""
        return {spec.name: [answer] if isinstance(answer, str) else list(answer)}

    def shown(self, spec: Any, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        """The answer for people to read."""
        return answer if isinstance(answer, str) else ", ".join(answer)

    def fact(self, spec: Any, answer: Answer, asking: Asking) -> str:
        """The answer as a letter's fact: days stay ISO dates, because letters write them in the reader's language."""
        return self.shown(spec, answer, asking)


class Line(Handler):
    """One input, in which something is typed."""

    longest: ClassVar[int] = 100

    def check(self, spec: Any, form: Form, asking: Asking) -> Checked:
        typed, most = self.typed(spec, form), getattr(spec, "longest", self.longest)
        if not typed:
            return Problem(spec.name, "missing") if spec.required else None
        if len(typed) > most:
            return Problem(spec.name, "too-long", {"most": most})
        return self.check_typed(spec, typed, form, asking)

    def check_typed(self, spec: Any, typed: str, form: Form, asking: Asking) -> Checked:
        return typed


def fact_of(asking: Asking, name: str, locale: str = "da") -> str:
    """What the authorities know of the citizen, or a sum of the self-service; empty where it cannot be counted yet."""
    citizen, money = asking.citizen, asking.world.finances[asking.role]
    facts: dict[str, Callable[[], str]] = {
        "name": lambda: citizen.name,
        "first_name": lambda: citizen.first_name,
        "last_name": lambda: citizen.last_name,
        "cpr": lambda: citizen.cpr_text,
        "address": lambda: citizen.address.text,
        "email": lambda: citizen.email,
        "phone": lambda: citizen.phone_text,
        "doctor": lambda: citizen.doctor,
        "account": lambda: money.account,
        "income": lambda: grouped(money.income, locale),
        "monthly_income": lambda: grouped(money.income // 12, locale),
        "wealth": lambda: grouped(money.wealth, locale),
        "rent": lambda: grouped(money.rent, locale),
        "parking_zone": lambda: zone_of(citizen.address),
        "plate": lambda: registry.plate_of(asking.world, asking.role),
    }
    if name in facts:
        return facts[name]()
    return calculations.shown(asking.calculated[name], locale) if name in asking.calculated else ""
