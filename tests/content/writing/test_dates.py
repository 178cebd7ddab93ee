from datetime import date, datetime

import pytest

from sandbox.content.writing.dates import long_date, long_moment, month

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 9, 5)


@pytest.mark.parametrize(
    ("locale", "written"),
    [("da", "22. november 2026"), ("en", "22 November 2026"), ("de", "22. November 2026")],
)
def test_a_day_is_written_as_its_language_writes_it(locale: str, written: str) -> None:
    assert long_date(DAY, locale) == long_date(MOMENT, locale) == written


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("da", "søndag den 22. november 2026 kl. 9.05"),
        ("en", "Sunday 22 November 2026 at 09:05"),
    ],
)
def test_an_appointment_has_its_weekday_and_time(locale: str, written: str) -> None:
    assert long_moment(MOMENT, locale) == written


@pytest.mark.parametrize(("locale", "written"), [("da", "november 2026"), ("en", "November 2026")])
def test_a_month_has_its_name_and_year(locale: str, written: str) -> None:
    assert month(DAY, locale) == written


def test_a_language_without_a_way_of_its_own_is_written_by_its_general_rules() -> None:
    assert long_moment(MOMENT, "de").startswith("Sonntag, 22. November 2026")
