from datetime import date, datetime, time

import pytest
from pydantic import TypeAdapter, ValidationError

from sandbox.content.rules.date_rules import Bound, bound, later, rules_in
from sandbox.content.rules.rates import rates

DAY = date(2026, 11, 23)


def test_a_rule_sets_the_day() -> None:
    assert rates()["flytning-senest"].rate(2026).number == 5
    assert bound("+flytning-senest", DAY) == date(2026, 11, 28)
    assert bound("-flytning-senest", DAY) == date(2026, 11, 18)


def test_a_day_can_be_counted_in_the_calendars_notation() -> None:
    assert bound("last of +1 month", DAY) == date(2026, 12, 31)


def test_a_rule_that_does_not_exist_is_no_day() -> None:
    with pytest.raises(KeyError):
        bound("+findes-ikke", DAY)


def test_what_is_neither_says_so() -> None:
    with pytest.raises(ValidationError, match="frist fra fees/"):
        TypeAdapter(Bound).validate_python("i morgen")


def test_a_wait_can_be_counted_by_several_rules_one_after_the_other() -> None:
    since = datetime(2026, 11, 23, 9, 30)
    assert later("+beskyttelse-varighed -beskyttelse-paamindelse", since, time(8)) == datetime(
        2027, 10, 24, 8
    )
    assert later("+3 days weekday 10:00", since, time(8)) == datetime(2026, 11, 26, 10)
    assert later("+2 hours", since, time(8)) == datetime(2026, 11, 23, 11, 30)


def test_the_rules_that_a_text_goes_by_are_found_in_it() -> None:
    assert rules_in("+beskyttelse-varighed -beskyttelse-paamindelse") == [
        "beskyttelse-varighed",
        "beskyttelse-paamindelse",
    ]
    assert rules_in("+14 days") == []
    assert rules_in("+3 days weekday 10:00") == []
