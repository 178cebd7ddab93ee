from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from sandbox.content.fees import fees
from sandbox.content.limits import Bound, bound

DAY = date(2026, 11, 23)


def test_a_rule_sets_the_day() -> None:
    assert fees()["flytning-senest"].rate(2026).number == 5
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
