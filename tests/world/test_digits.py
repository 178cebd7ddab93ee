import pytest

from sandbox.world.digits import no_attempt, without_spaces


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("12345", "incomplete"),
        ("123456", None),
        ("1234567", "incomplete"),
        ("12345x", "not-digits"),
        ("١٢٣٤٥٦", "not-digits"),
        ("12345\n", "not-digits"),
    ],
)
def test_only_a_whole_code_is_an_attempt(typed: str, why: str | None) -> None:
    assert no_attempt(typed, 6) == why


def test_spaces_are_no_digits() -> None:
    assert without_spaces(" 12 34\t56\n") == "123456"
