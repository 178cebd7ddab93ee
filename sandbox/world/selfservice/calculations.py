"""The sums of a self-service: counted from its answers, the year's figures and what the authorities know already."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal

from sandbox.content.municipality.parking import zone_of
from sandbox.content.rules.formula import CannotCount, Formula, Value, count
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.fields import ServiceField
from sandbox.content.writing.dates import long_date
from sandbox.world.selfservice import vehicles
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
        "plate": vehicles.plate_of(world, role),
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


def calculated(sums: Mapping[str, Formula], values: Mapping[str, Value]) -> dict[str, Value]:
    """Those that can be counted with these values; each can use those before it."""
    results: dict[str, Value] = {}
    for name, formula in sums.items():
        try:
            results[name] = count(formula, {**values, **results})
        except CannotCount:
            continue
    return results


def shown(value: Value, locale: str) -> str:
    if isinstance(value, Decimal):
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        return format_decimal(value, format=pattern, locale=locale)
    if isinstance(value, date):
        return long_date(value, locale)
    return ", ".join(value) if isinstance(value, list) else str(value)
