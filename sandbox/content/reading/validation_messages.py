"""Translates pydantic's errors to an author's words, one message for each mistake."""

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


def complaints(
    error: ValidationError, model: type[BaseModel], data: Any, line: Callable[[Location], int]
) -> list[tuple[Location, str]]:
    """Where, and what, the author should mend: one complaint for each mistake.

    A misspelt key is both an unknown key and a missing one; only the unknown one, which the author wrote, is kept. Of
    the complaints about the branches of a union, and of those about the same place, the first by `urgency` is kept.
    """

    def urgency(pair: tuple[ErrorDetails, Location]) -> tuple[bool, int, int]:
        return pair[0]["type"] != "extra_forbidden", line(pair[1]), -len(pair[1])

    problems = [(problem, place(problem, data)) for problem in error.errors(include_url=False)]
    unions = _unions([problem["loc"] for problem, _ in problems], data)
    misspelt = {(*at[:-1], meant) for problem, at in problems if (meant := _meant(problem, model))}
    kept: dict[tuple[object, ...], tuple[Location, str]] = {}
    for problem, at in sorted(problems, key=urgency):
        if problem["type"] != "missing" or at not in misspelt:
            union = next((union for union in unions if problem["loc"][: len(union)] == union), None)
            kept.setdefault(
                ("at", *at) if union is None else ("union", *union), (at, wording(problem, model))
            )
    return list(kept.values())


def _unions(locations: Iterable[Location], data: Any) -> list[Location]:
    """The places whose value was tried as several types, outermost first."""
    branches: dict[Location, set[str | int]] = {}
    for location in locations:
        value = data
        for number, step in enumerate(location):
            known = _steps(value)
            if step in known:
                value = known[step]
            else:
                branches.setdefault(location[:number], set()).add(step)
    return sorted((at for at, steps in branches.items() if len(steps) > 1), key=len)


def _steps(data: Any) -> Mapping[Any, Any]:
    return data if isinstance(data, dict) else dict(enumerate(data)) if isinstance(data, list) else {}


def place(problem: ErrorDetails, data: Any) -> Location:
    """Pydantic's location without the steps that are not in the file, such as a union's branch."""
    location: list[str | int] = []
    for step in problem["loc"]:
        steps = _steps(data)
        if step in steps:
            location.append(step)
            data = steps[step]
    if problem["type"] == "missing":
        location.append(problem["loc"][-1])
    return tuple(location)


def wording(problem: ErrorDetails, model: type[BaseModel]) -> str:
    kind = problem["type"]
    if kind == "extra_forbidden":
        return _unknown_key(problem, model)
    if kind in FILLED:
        text, name = FILLED[kind]
        return text.format(problem.get("ctx", {}).get(name, problem["msg"]))
    return PLAIN.get(kind) or f"værdien kan ikke bruges her ({problem['msg']})"


def _unknown_key(problem: ErrorDetails, model: type[BaseModel]) -> str:
    if meant := _meant(problem, model):
        return f"ukendt nøgle; mente du “{meant}”?"
    return f"ukendt nøgle; her kan stå: {', '.join(sorted(_known_keys(problem, model)))}"


def _meant(problem: ErrorDetails, model: type[BaseModel]) -> str | None:
    """The key that an unknown one looks like."""
    if problem["type"] != "extra_forbidden":
        return None
    return next(iter(get_close_matches(str(problem["loc"][-1]), _known_keys(problem, model), n=1)), None)


def _known_keys(problem: ErrorDetails, model: type[BaseModel]) -> list[str]:
    return list(dict.fromkeys(_keys(_models_at(model, problem["loc"][:-1]))))


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
