from datetime import date
from decimal import Decimal

import pytest

from sandbox.content.portal.calculators import Calculator, Worked, calculators
from sandbox.content.rules.formula import Value, count
from sandbox.world.selfservice import calculations

WORKED = [
    pytest.param(each, worked, id=f"{slug} {number}")
    for slug, each in calculators().items()
    for number, worked in enumerate(each.examples)
]


@pytest.mark.parametrize(("calculator", "worked"), WORKED)
def test_an_example_comes_out_as_it_says(calculator: Calculator, worked: Worked) -> None:
    fields = {field.name: field for field in calculator.fields}
    values = calculations.figures(2026) | calculations.typed(fields, worked.answers)
    sums: dict[str, Value] = {}
    for name, formula in calculator.calculations.items():
        sums[name] = count(formula, {**values, **sums})
    for name, wanted in worked.gives.items():
        got = sums[name]
        said = got.isoformat() if isinstance(got, date) else got
        assert said == (Decimal(wanted) if isinstance(got, Decimal) else wanted), name
