from datetime import date
from decimal import Decimal

import pytest

from sandbox.content.portal.calculators import Calculator, Worked, calculators
from sandbox.content.reading.text import located_texts
from sandbox.content.rules.formula import Value, count
from sandbox.world.selfservice import calculations
from tests.lix import lix

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


@pytest.mark.parametrize("calculator", calculators().values(), ids=calculators())
def test_it_is_easy_to_read_and_both_outcomes_are_tried(calculator: Calculator) -> None:
    assert lix("\n\n".join(text for _, text in located_texts(calculator) if len(text.split()) > 4)) <= 38
    for verdict in calculator.verdicts:
        for name, wanted in verdict.when.items():
            got = [worked.gives.get(name) or worked.answers.get(name) for worked in calculator.examples]
            assert set(got) & {wanted if isinstance(wanted, str) else wanted[0]}, (
                f"no example has {name}={wanted}"
            )
