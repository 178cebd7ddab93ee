from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from sandbox.content.rules.formula import Value
from sandbox.content.rules.formula import count as count_formula
from sandbox.content.services.fields import DateField, NumberField, ServiceField
from sandbox.world.selfservice import calculations
from tests.world.worlds import fresh_world

FIELDS: dict[str, ServiceField] = {
    "rent": NumberField(type="number", name="rent", label="Husleje"),
    "day": DateField(type="date", name="day", label="Dag"),
}


def test_days_and_numbers_of_the_citizen_can_be_counted_with() -> None:
    world = fresh_world()
    known = calculations.known(world, "senior")
    senior = world.citizen("senior")
    assert (known["today"], known["born"]) == (world.clock.date(), senior.born)
    assert known["moved_in"] == senior.moved_in
    assert known["income"] == Decimal(world.finances["senior"].income)


def test_an_answer_is_a_number_or_a_day_where_the_field_asks_for_one() -> None:
    typed = calculations.typed(FIELDS, {"rent": "4650", "day": "2026-12-01", "kind": "4650"})
    assert typed == {"rent": Decimal(4650), "day": date(2026, 12, 1), "kind": "4650"}


def test_a_day_is_shown_in_the_readers_language() -> None:
    assert calculations.shown(date(2027, 3, 1), "da") == "1. marts 2027"
    assert calculations.shown(date(2027, 3, 1), "en") == "1 March 2027"


def test_what_cannot_be_counted_yet_is_left_out() -> None:
    sums = {"free": "days_after(wanted, 14)", "late": "'ja' if free < today else 'nej'"}
    known = {"today": date(2026, 11, 23)}
    assert calculations.Sums(sums, known) == {}
    counted = calculations.Sums(sums, known | {"wanted": date(2026, 11, 1)})
    assert counted == {"free": date(2026, 11, 15), "late": "ja"}


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each formula that is counted, as often as it is."""
    formulas: list[str] = []

    def count(formula: str, values: Mapping[str, Value]) -> Value:
        formulas.append(formula)
        return count_formula(formula, values)

    monkeypatch.setattr(calculations, "count", count)
    return formulas


def test_a_sum_is_counted_when_it_is_asked_for_and_once_only(counted: list[str]) -> None:
    sums = calculations.Sums({"twice": "a * 2", "more": "twice + 1", "other": "b"}, {"a": Decimal(2)})
    assert counted == []
    assert [sums["more"], sums["more"], sums["twice"]] == [5, 5, 4]
    assert counted == ["a * 2", "twice + 1"]
    assert "other" not in sums
    assert dict(sums) == {"twice": 4, "more": 5}
    assert counted == ["a * 2", "twice + 1", "b"]


def test_other_answers_count_only_what_they_change(counted: list[str]) -> None:
    formulas = {"twice": "a * 2", "sum": "twice + b", "lacks": "c + a"}
    before = calculations.Sums(formulas, {"a": Decimal(2), "b": Decimal(1)})
    assert dict(before) == {"twice": 4, "sum": 5}
    counted.clear()
    after = calculations.Sums(formulas, {"a": Decimal(2), "b": Decimal(7)}, before)
    assert dict(after) == {"twice": 4, "sum": 11}
    assert counted == ["twice + b"]
    assert dict(before) == {"twice": 4, "sum": 5}


def test_a_sum_uses_those_before_it_and_not_those_after() -> None:
    formulas = {"first": "second", "second": "rent * 2", "rent": "rent + 1"}
    sums = calculations.Sums(formulas, {"rent": Decimal(3)})
    assert dict(sums) == {"second": 6, "rent": 4}
