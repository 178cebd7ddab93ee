"""Comparisons in conditions: a plain value means "equal to it", a mapping says it otherwise.

Texts are compared without regard to case and to how many spaces stand between the words, because people type
them. Days are compared as `2026-12-06`.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Self, Union, get_args, get_origin

from pydantic import AfterValidator, ConfigDict, Discriminator, Field, Tag, model_validator

from sandbox.content.reading import patterns
from sandbox.content.reading.patterns import Pattern
from sandbox.content.reading.text import fill
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.guide.placeholders import Fillable, sound

Value = Annotated[
    bool | int | float | str | None,
    AfterValidator(lambda value: sound(value) if isinstance(value, str) else value),
]
Bound = Annotated[
    int | float | str, AfterValidator(lambda value: sound(value) if isinstance(value, str) else value)
]


class Comparison(ContentModel):
    """Everything that is said has to hold. What is not said asks nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    is_: Value = Field(None, alias="is")
    not_: Value = Field(None, alias="not")
    in_: list[Value] = Field(default_factory=list, alias="in")
    contains: Fillable | None = None
    starts: Fillable | None = None
    at_least: Bound | None = None
    at_most: Bound | None = None
    matches: Pattern | None = None

    @property
    def asked(self) -> set[str]:
        """The comparisons that are written; `is: null` is one, so a value of none does not tell."""
        return self.model_fields_set & COMPARISONS

    def accepts(self, actual: object, facts: Mapping[str, str]) -> bool:
        return all(_CHECKS[name](actual, self._wanted(name, facts)) for name in self.asked)

    def _wanted(self, name: str, facts: Mapping[str, str]) -> Any:
        value = getattr(self, name)
        return value if name == "matches" else filled(value, facts)  # a pattern has braces of its own

    def values(self) -> list[Value]:
        """The values that stand for a whole one, so that they can be checked against what is possible."""
        plain = [getattr(self, name) for name in ("is_", "not_") if name in self.asked]
        return [*plain, *self.in_]


COMPARISONS = frozenset(Comparison.model_fields)


class Written(Comparison):
    """A comparison that stands by itself, so it has to say something."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.asked:
            raise ValueError("skriv en sammenligning, for eksempel is eller at_least")
        return self


def _way_of_writing(value: object) -> str:
    return "<comparison>" if isinstance(value, dict | Comparison) else "<value>"


Expected = Annotated[
    Annotated[Value, Tag("<value>")] | Annotated[Written, Tag("<comparison>")], Discriminator(_way_of_writing)
]


def accepts(expected: Expected, actual: object, facts: Mapping[str, str]) -> bool:
    if isinstance(expected, Comparison):
        return expected.accepts(actual, facts)
    return _equal(actual, filled(expected, facts))


def values_of(expected: Expected) -> list[Value]:
    return expected.values() if isinstance(expected, Comparison) else [expected]


def filled(value: Any, facts: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [filled(each, facts) for each in value]
    return fill(value, facts) if isinstance(value, str) and "{" in value else value


def _text(value: object) -> str:
    if isinstance(value, date | datetime):
        value = value.isoformat()
    return " ".join(str(value).split()).casefold()


def _equal(actual: object, expected: object) -> bool:
    if isinstance(actual, bool | NoneType) or isinstance(expected, bool | NoneType):
        return actual is expected
    if isinstance(actual, list):
        return any(_equal(each, expected) for each in actual)
    if isinstance(actual, int | float) and isinstance(expected, int | float):
        return actual == expected
    return _text(actual) == _text(expected)


def _in(actual: object, expected: list[object]) -> bool:
    return any(_equal(actual, each) for each in expected)


def _found(actual: object, expected: str, where: Literal["any", "start"]) -> bool:
    if actual is None:
        return False
    found = _text(actual).find(_text(expected))
    return found == 0 if where == "start" else found >= 0


def _at_least(actual: object, expected: object) -> bool:
    if isinstance(actual, bool | NoneType):
        return False
    if isinstance(actual, int | float):
        return _is_number(expected) and actual >= float(str(expected))
    return _text(actual) >= _text(expected)


def _at_most(actual: object, expected: object) -> bool:
    if isinstance(actual, bool | NoneType):
        return False
    if isinstance(actual, int | float):
        return _is_number(expected) and actual <= float(str(expected))
    return _text(actual) <= _text(expected)


def _is_number(value: object) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", str(value)) is not None


_CHECKS: dict[str, Any] = {
    "is_": _equal,
    "not_": lambda actual, expected: not _equal(actual, expected),
    "in_": _in,
    "contains": lambda actual, expected: _found(actual, expected, "any"),
    "starts": lambda actual, expected: _found(actual, expected, "start"),
    "at_least": _at_least,
    "at_most": _at_most,
    "matches": lambda actual, expected: (
        actual is not None and patterns.matches(f"(?i:{expected})", str(actual))
    ),
}


def impossible(value: Value, annotation: Any) -> str | None:
    """Why something of this type can never be that value; nothing where it can, or where it is not known before."""
    if isinstance(value, str) and "{" in value:
        return None
    kinds = list(_kinds(annotation))
    if any(_possible(value, kind) for kind in kinds):
        return None
    words = [str(word) for kind in kinds if get_origin(kind) is Literal for word in get_args(kind)]
    if words:
        return f"“{value}” kan det aldrig være; kun: {', '.join(words)}"
    return f"“{value}” kan det aldrig være, for det er {' eller '.join(_NAMES.get(kind, 'andet') for kind in kinds)}"


_NAMES: dict[Any, str] = {
    bool: "true eller false",
    int: "et helt tal",
    float: "et tal",
    str: "tekst",
    NoneType: "tomt",
    date: 'en dato som "{date+14.iso}"',
    datetime: "et tidspunkt",
}


def _kinds(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [kind for part in get_args(annotation) for kind in _kinds(part)]
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    return [annotation]


def _possible(value: Value, kind: Any) -> bool:
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is list:
        return any(_possible(value, inner) for inner in _kinds(get_args(kind)[0]))
    if kind in (bool, int, float, NoneType):
        return type(value) is kind or (kind is float and type(value) is int)
    if kind in (date, datetime):
        return isinstance(value, str) and re.match(r"\d{4}-\d{2}-\d{2}", value) is not None
    return kind is str and isinstance(value, str | int) and not isinstance(value, bool)
