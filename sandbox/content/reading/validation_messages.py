"""Pydantic's complaints in an author's words, and which of several to show first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from sandbox.content.reading.errors import Location

PLAIN = {
    "missing": "nøglen mangler",
    "string_type": "her skal stå tekst; er det et tal, så sæt citationstegn om",
    "int_type": "her skal stå et helt tal",
    "int_parsing": "her skal stå et helt tal",
    "int_from_float": "her skal stå et helt tal",
    "float_type": "her skal stå et tal",
    "float_parsing": "her skal stå et tal",
    "decimal_type": "her skal stå et tal",
    "decimal_parsing": "her skal stå et tal",
    "bool_type": "her skal stå true eller false",
    "bool_parsing": "her skal stå true eller false",
    "list_type": "her skal stå en liste: linjer, der begynder med -",
    "tuple_type": "her skal stå en liste: linjer, der begynder med -",
    "set_type": "her skal stå en liste: linjer, der begynder med -",
    "frozen_set_type": "her skal stå en liste: linjer, der begynder med -",
    "dict_type": "her skal stå nøgler med værdier",
    "model_type": "her skal stå nøgler med værdier",
    "model_attributes_type": "her skal stå nøgler med værdier",
    "date_from_datetime_parsing": "her skal stå en dato som 2026-11-22",
    "date_parsing": "her skal stå en dato som 2026-11-22",
    "date_type": "her skal stå en dato som 2026-11-22",
    "time_parsing": 'her skal stå et klokkeslæt som "10:14"',
    "time_type": 'her skal stå et klokkeslæt som "10:14"',
}

FILLED = {
    "literal_error": ("her skal stå en af disse: {}", "expected"),
    "union_tag_invalid": ("ukendt slags; her kan stå: {}", "expected_tags"),
    "union_tag_not_found": ("her mangler {}", "discriminator"),
    "enum": ("her skal stå en af disse: {}", "expected"),
    "greater_than_equal": ("tallet skal være mindst {}", "ge"),
    "greater_than": ("tallet skal være større end {}", "gt"),
    "less_than_equal": ("tallet må højst være {}", "le"),
    "less_than": ("tallet skal være mindre end {}", "lt"),
    "too_short": ("her skal mindst stå {}", "min_length"),
    "too_long": ("her må højst stå {}", "max_length"),
    "string_too_short": ("teksten skal have mindst {} tegn", "min_length"),
    "string_too_long": ("teksten må højst have {} tegn", "max_length"),
    "string_pattern_mismatch": ("teksten skal følge mønstret {}", "pattern"),
    "value_error": ("{}", "error"),
    "assertion_error": ("{}", "error"),
}


def worst(
    error: ValidationError, model: type[BaseModel], data: Any, line: Callable[[Location], int]
) -> tuple[Location, str]:
    """Where, and what, the author should mend first.

    A misspelt key shows up twice, as unknown and as missing: the unknown one is what the author wrote, so it
    goes first. Then the topmost line; on the same line the innermost place.
    """
    found = [(problem, place(problem, data)) for problem in error.errors(include_url=False)]
    problem, location = min(
        found, key=lambda pair: (pair[0]["type"] != "extra_forbidden", line(pair[1]), -len(pair[1]))
    )
    return location, wording(problem, model)


def place(problem: ErrorDetails, data: Any) -> Location:
    """Pydantic's location without the steps that are not in the file, such as a union's branch."""
    location: list[str | int] = []
    for step in problem["loc"]:
        steps = data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}
        if step in steps:
            location.append(step)
            data = steps[step]
    if problem["type"] == "missing":
        location.append(problem["loc"][-1])
    return tuple(location)


def wording(problem: ErrorDetails, model: type[BaseModel]) -> str:
    kind = problem["type"]
    if kind == "extra_forbidden":
        return _unknown_key(problem["loc"], model)
    if kind in FILLED:
        text, name = FILLED[kind]
        return text.format(problem.get("ctx", {}).get(name, problem["msg"]))
    return PLAIN.get(kind) or f"værdien kan ikke bruges her ({problem['msg']})"


def _unknown_key(location: Location, model: type[BaseModel]) -> str:
    known = list(dict.fromkeys(_keys(_models_at(model, location[:-1]))))
    nearest = get_close_matches(str(location[-1]), known, n=1)
    if nearest:
        return f"ukendt nøgle; mente du “{nearest[0]}”?"
    return f"ukendt nøgle; her kan stå: {', '.join(sorted(known))}"


def _keys(models: Iterable[type[BaseModel]]) -> Iterator[str]:
    for model in models:
        for name, field in model.model_fields.items():
            yield field.alias or name


def _models_at(model: type[BaseModel], location: Location) -> list[type[BaseModel]]:
    models = [model]
    for step in location:
        fields = [(name, field) for each in models for name, field in each.model_fields.items()]
        if isinstance(step, str) and step.startswith("<"):  # the branch that was taken, by its own key
            chosen = [each for each in models if step.strip("<>") in _keys([each])]
            models = chosen or models
            continue
        inner = [mark for name, field in fields if step in (name, field.alias) for mark in _marks(field)]
        models = [found for annotation in inner for found in _models_in(annotation)] or models
    return models


def _marks(field: FieldInfo) -> list[Any]:
    """A field's type, and what else is said about it."""
    return [field.annotation, *field.metadata]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    if isinstance(
        kinds := getattr(annotation, "kinds", None), Mapping
    ):  # one of several, told apart by a key
        yield from kinds.values()
    for argument in get_args(annotation):
        yield from _models_in(argument)
