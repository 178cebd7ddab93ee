import pytest
from pydantic import TypeAdapter, ValidationError

from sandbox.content.reading.patterns import LONGEST_TEXT, Pattern, matches


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^\d{4} ", "0020 Øvestrand", True),
        ("ø", "Øvestrand", False),
        ("(?i:ø)", "Øvestrand", True),
        ("^a$", "a\n", False),
    ],
)
def test_a_pattern_is_searched_for(pattern: str, text: str, found: bool) -> None:
    assert matches(pattern, text) is found


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){20}$", r"^(([a-z])+.)+[A-Z]([a-z])+$"])
def test_no_pattern_takes_more_than_linear_time(pattern: str) -> None:
    """Python's own patterns would go on for years with these; nothing is measured, since it would never end."""
    assert not matches(pattern, "a" * (LONGEST_TEXT - 1) + "!")


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert not matches("b", "a" * LONGEST_TEXT + "b")


@pytest.mark.parametrize("pattern", ["(", "(?=a)", r"(a)\1", "a{1000}{1000}"])
def test_what_cannot_be_matched_is_refused_when_it_is_read(pattern: str) -> None:
    with pytest.raises(ValidationError, match="mønstret kan ikke læses"):
        TypeAdapter(Pattern).validate_python(pattern)
