"""The sums of a self-service: counted from its answers, the year's figures and what the authorities know already."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from sandbox.content.municipality.parking import zone_of
from sandbox.content.rules.formula import CannotCount, Formula, Value, count, names
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.fields import ServiceField
from sandbox.content.writing.dates import long_date
from sandbox.world.selfservice import registry
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class Calculated(Event):
    """Somebody counted something with a calculator; what was typed is never part of it."""

    calculator: str


Answers = Mapping[str, str | list[str]]


def known(world: World, role: Role) -> dict[str, Value]:
    """What sums can count with besides answers and figures; `children` is how many the parent has, 0 for the others."""
    citizen, money = world.citizen(role), world.finances[role]
    days = {"today": world.clock.date(), "born": citizen.born, "moved_in": citizen.moved_in}
    own_children = world.household.children if role == "parent" else []
    numbers = {
        "age": citizen.age(world.clock.date()),
        "children": len(own_children),
        "income": money.income,
        "monthly_income": money.income // 12,
        "wealth": money.wealth,
        "rent": money.rent,
        "holiday_day": money.holiday_day,
    }
    words = {
        "account": money.account,
        "first_name": citizen.first_name,
        "last_name": citizen.last_name,
        "parking_zone": zone_of(citizen.address),
        "plate": registry.plate_of(world, role),
    }
    return {**days, **words, **{name: Decimal(number) for name, number in numbers.items()}}


def figures(year: int) -> dict[str, Value]:
    """Every fee and limit of a year, by the placeholder that texts know it by."""
    return {placeholder(slug): fee.rate(year).number for slug, fee in rates().items()}


def typed(fields: Mapping[str, ServiceField], answers: Answers) -> dict[str, Value]:
    """Answers as sums take them: numbers and days where they were asked for, what was ticked as a list."""
    return {name: _value(fields.get(name), answer) for name, answer in answers.items()}


def _value(field: ServiceField | None, answer: str | list[str]) -> Value:
    if field and field.type == "date":
        return date.fromisoformat(str(answer))
    return Decimal(str(answer)) if field and field.type == "number" else answer


class Sums(Mapping[str, Value]):
    """The sums of a self-service or a calculator: each is counted when it is first asked for, and kept.

    A sum can use those before it. One that cannot be counted with these values is missing. `before` are the same sums
    with other values: a sum is taken from there when all it counts with is the same. `counted` are those asked for so
    far, each with what it was counted with; None for one that cannot be counted.
    """

    def __init__(
        self, formulas: Mapping[str, Formula], values: Mapping[str, Value], before: "Sums | None" = None
    ) -> None:
        self._values = values
        self._formulas = formulas
        self._places = {name: place for place, name in enumerate(formulas)}
        self.counted: dict[str, tuple[Mapping[str, Value], Value | None]] = {}
        self._before = before.counted if before is not None else {}

    def __getitem__(self, name: str) -> Value:
        if name not in self.counted:
            self.counted[name] = self._count(name)
        result = self.counted[name][1]
        if result is None:
            raise KeyError(name)
        return result

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._formulas if name in self)

    def __len__(self) -> int:
        return sum(1 for _name in self)

    def amount(self, formula: Formula) -> Decimal:
        """:raises CannotCount: when an answer that the formula needs is missing."""
        return Decimal(str(count(formula, self._inputs(formula, len(self._places)))))

    def _count(self, name: str) -> tuple[Mapping[str, Value], Value | None]:
        formula = self._formulas[name]
        inputs = self._inputs(formula, self._places[name])
        before = self._before.get(name)
        if before and before[0] == inputs:
            return before
        try:
            return inputs, count(formula, inputs)
        except CannotCount:
            return inputs, None

    def _inputs(self, formula: Formula, place: int) -> dict[str, Value]:
        """What a formula at that place counts with, as far as it is known."""
        inputs: dict[str, Value] = {}
        for name in names(formula):
            if self._places.get(name, place) < place and name in self:
                inputs[name] = self[name]
            elif name in self._values:
                inputs[name] = self._values[name]
        return inputs


def shown(value: Value, locale: str) -> str:
    if isinstance(value, Decimal):
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        return format_decimal(value, format=pattern, locale=locale)
    if isinstance(value, date):
        return long_date(value, locale)
    return ", ".join(value) if isinstance(value, list) else str(value)
