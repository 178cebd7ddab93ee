from datetime import date, datetime
from typing import Any, Literal

import pytest
from pydantic import ValidationError

from sandbox.guide.conditions.comparison import Comparison, Written, accepts, impossible

KNOWN = {"citizen.first_name": "Anna", "date.iso": "2026-11-23"}


@pytest.mark.parametrize(
    ("expected", "actual", "result"),
    [
        ("Solsortevej 6", "  solsortevej   6 ", True),
        ("Solsortevej 6", "Solsortevej 60", False),
        (True, True, True),
        (True, 1, False),
        (1, True, False),
        (None, None, True),
        (None, "", False),
        ("", None, False),
        (2, 2, True),
        ("22", 22, True),
        ("a", ["b", "A"], True),
        ("c", ["b", "A"], False),
        ("{citizen.first_name}", "anna", True),
        ("{date.iso}", date(2026, 11, 23), True),
    ],
)
def test_a_plain_value_means_equal(expected: Any, actual: Any, result: bool) -> None:
    assert accepts(expected, actual, KNOWN) is result


@pytest.mark.parametrize(
    ("written", "actual", "result"),
    [
        ({"not": "a"}, "b", True),
        ({"not": "a"}, None, True),
        ({"not": None}, None, False),
        ({"is": None}, None, True),
        ({"in": ["a", "{citizen.first_name}"]}, "ANNA", True),
        ({"in": ["a"]}, "b", False),
        ({"contains": "vej"}, "Solsortevej 6", True),
        ({"contains": "vej"}, None, False),
        ({"starts": "sol"}, "Solsortevej 6", True),
        ({"starts": "vej"}, "Solsortevej 6", False),
        ({"at_least": 2}, 2, True),
        ({"at_least": 2}, 1, False),
        ({"at_least": 2}, None, False),
        ({"at_least": "to"}, 3, False),
        ({"at_most": 2, "at_least": 1}, 3, False),
        ({"at_most": "{date.iso}"}, date(2026, 11, 22), True),
        ({"at_least": "{date.iso}"}, datetime(2026, 11, 23, 8, 30), True),
        ({"matches": r"^\d{4} [a-zæøå]"}, "0020 Øvestrand", True),
        ({"matches": "x"}, None, False),
    ],
)
def test_a_mapping_says_it_otherwise(written: dict[str, Any], actual: Any, result: bool) -> None:
    assert accepts(Written.model_validate(written), actual, KNOWN) is result


def test_everything_that_is_said_has_to_hold() -> None:
    assert Comparison.model_validate({"starts": "a", "contains": "z"}).accepts("abc", KNOWN) is False
    assert Comparison.model_validate({}).accepts("anything", KNOWN) is True


def test_a_written_comparison_says_something() -> None:
    with pytest.raises(ValidationError, match="skriv en sammenligning"):
        Written.model_validate({})


@pytest.mark.parametrize(
    ("value", "annotation"),
    [
        ("nemid", Literal["nemid", "mitid"]),
        ("{citizen.role}", Literal["senior"]),
        (None, str | None),
        (3, int),
        (3, float),
        ("x", str | list[str]),
        ("2026-12-01", date),
        (2100, str),
        ("x", list[str]),
    ],
)
def test_what_can_be_is_left_alone(value: Any, annotation: Any) -> None:
    assert impossible(value, annotation) is None


@pytest.mark.parametrize(
    ("value", "annotation", "complaint"),
    [
        ("nemd", Literal["nemid", "mitid"], "kun: nemid, mitid"),
        (None, str, "for det er tekst"),
        ("ja", bool, "true eller false"),
        (True, int, "et helt tal"),
        ("1. december", date, 'en dato som "{date+14.iso}"'),
        (3, list[Literal["a"]], "for det er"),
    ],
)
def test_what_can_never_be_is_told(value: Any, annotation: Any, complaint: str) -> None:
    assert complaint in str(impossible(value, annotation))
