from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content.rules.calendar import (
    easter,
    is_notation,
    is_open,
    is_wait,
    last_open_day,
    later,
    next_open_day,
    resolve,
)

SUNDAY = date(2026, 11, 22)
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+0 days", date(2026, 11, 22)),
        ("+12 days", date(2026, 12, 4)),
        ("+1 day", date(2026, 11, 23)),
        ("-2 weeks", date(2026, 11, 8)),
        ("+7 days weekday", date(2026, 11, 30)),
        ("+2 weekdays", date(2026, 11, 24)),
        ("+1 weekday 10:00", datetime(2026, 11, 23, 10, 0)),
        ("-1 weekday", date(2026, 11, 20)),
        ("+25 weekdays", date(2026, 12, 29)),
        ("+1 month", date(2026, 12, 22)),
        ("+3 months", date(2027, 2, 22)),
        ("first of +1 month", date(2026, 12, 1)),
        ("last of +3 months", date(2027, 2, 28)),
        ("first of +6 months weekday", date(2027, 5, 3)),
        ("+12 days 10:30", datetime(2026, 12, 4, 10, 30)),
        ("+13 days 08:05", datetime(2026, 12, 7, 8, 5)),
        ("+33 days 09:00", datetime(2026, 12, 28, 9, 0)),
    ],
)
def test_a_day_is_counted_from_the_day_of_the_letter(text: str, expected: date) -> None:
    assert resolve(text, SUNDAY) == expected
    assert type(resolve(text, SUNDAY)) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("+2 hours", datetime(2026, 11, 22, 23, 30)),
        ("+1 day weekday 10:00", datetime(2026, 11, 23, 10, 0)),
        ("-1 month", datetime(2026, 10, 22, 9, 0)),
    ],
)
def test_a_wait_ends_hours_later_or_on_a_day(text: str, expected: datetime) -> None:
    assert is_wait(text)
    assert later(text, datetime(2026, 11, 22, 21, 30), time(9)) == expected


def test_a_month_after_the_last_of_january_is_the_last_of_february() -> None:
    assert resolve("+1 month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert resolve("-1 month", date(2028, 3, 31)) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["12 days", "+12", "+12 days 24:00", "i morgen", "+1 year", "first of may"])
def test_what_is_not_the_notation_is_refused(text: str) -> None:
    assert not is_notation(text)
    with pytest.raises(ValueError, match="ikke en dato"):
        resolve(text, SUNDAY)


@pytest.mark.parametrize(
    ("year", "sunday"), [(2000, (4, 23)), (2024, (3, 31)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))]
)
def test_easter_falls_where_the_church_has_it(year: int, sunday: tuple[int, int]) -> None:
    assert easter(year) == date(year, *sunday)


def test_holidays_are_closed_and_ordinary_days_open() -> None:
    closed = [date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)]
    assert not any(map(is_open, [*closed, date(2026, 12, 24), date(2026, 6, 5), SUNDAY]))
    assert is_open(date(2026, 11, 23))
    assert is_open(date(2026, 5, 1))


@given(DAYS)
def test_the_nearest_open_days_are_open_and_close_by(day: date) -> None:
    assert is_open(next_open_day(day))
    assert is_open(last_open_day(day))
    assert (next_open_day(day) - last_open_day(day)).days <= 7
