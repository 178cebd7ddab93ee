from decimal import Decimal

from sandbox.content.writing.numbers import grouped


def test_thousands_are_parted_as_the_language_does() -> None:
    assert grouped(12500, "da") == "12.500"
    assert grouped(12500, "en") == "12,500"
    assert grouped(Decimal("3.5"), "da") == "3,5"
