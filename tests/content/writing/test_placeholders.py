from datetime import date

import pytest

from sandbox.content.writing.placeholders import shown_fact

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("+1 day", "24. november 2026"),
        ("2026-12-04", "4. december 2026"),
        ("2026-12-04T10:30", "fredag den 4. december 2026 kl. 10.30"),
        ("1.042", "1.042"),
    ],
)
def test_days_are_written_out_and_everything_else_stands(value: str, shown: str) -> None:
    assert shown_fact(value, DAY, "k", "da") == shown


def test_digits_are_the_keys_own() -> None:
    one, other = (shown_fact("24-######", DAY, key, "da") for key in ("anna", "bo"))
    assert one == shown_fact("24-######", DAY, "anna", "da")
    assert one != other
    assert "#" not in one + other
