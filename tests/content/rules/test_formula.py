from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content.rules.formula import CannotCount, Value, count, names, sound

VALUES: dict[str, Value] = {
    "rent": Decimal(4650),
    "owns": "nej",
    "movers": ["self", "child-1"],
    "fee_limit": Decimal("0.6"),
    "born": date(1960, 2, 29),
}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("max(0, rent - 650) * fee_limit", Decimal("2400.0")),
        ("round(7 / 2)", Decimal(4)),
        ("floor(7 / 2)", Decimal(3)),
        ("0.1 + 0.2", Decimal("0.3")),
        ("'ja' if owns == 'nej' and rent > 1000 else 'nej'", "ja"),
        ("count(movers) * 220", Decimal(440)),
        ("1 if 'child-1' in movers else 0", Decimal(1)),
        ("1000 < rent <= 4650", True),
        ("-rent", Decimal(-4650)),
        ("not owns in ('ja', 'ved-ikke')", True),
        ("date(2027, 2, 31)", date(2027, 2, 28)),
        ("days_after(date(2026, 12, 30), 3)", date(2027, 1, 2)),
        ("months_after(born, 67 * 12)", date(2027, 2, 28)),
        ("months_after(date(2026, 3, 31), -6)", date(2025, 9, 30)),
        ("first_of_month(months_after(born, 1))", date(1960, 3, 1)),
        ("year(born) + 6", Decimal(1966)),
        ("'ja' if born < date(1963, 1, 1) else 'nej'", "ja"),
    ],
)
def test_a_sum_is_counted(formula: str, result: object) -> None:
    assert count(sound(formula), VALUES) == result


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "rent +",
        "__import__('os')",
        "rent.real",
        "rent ** 9",
        "[x for x in y]",
        "lambda: 1",
        "min(rent, key=1)",
        "True",
        "None",
        "rent[0]",
        "f'{rent}'",
        "(" * 300,
        "1 +" * 400 + "1",
    ],
)
def test_what_is_no_sum_is_refused_when_the_file_is_read(formula: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        sound(formula)


@pytest.mark.parametrize(
    "formula",
    ["missing + 1", "owns * 2 - 1", "rent / 0", "count(rent)", "date(2027, 13, 1)", "born < 3", "year(rent)"],
)
def test_a_sum_that_makes_no_sense_says_so(formula: str) -> None:
    with pytest.raises(CannotCount):
        count(sound(formula), VALUES)


def test_it_tells_what_it_counts_with() -> None:
    assert names("max(0, rent) if owns == 'nej' else fee_limit") == {"rent", "owns", "fee_limit"}


@given(st.text(max_size=80))
def test_whatever_is_written_is_counted_or_refused(text: str) -> None:
    try:
        formula = sound(text)
    except ValueError:
        return
    try:
        count(formula, VALUES)
    except CannotCount:
        return
