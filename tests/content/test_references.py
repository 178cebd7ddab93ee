"""Every reference of every model is checked; the references are found by their mark on the models' fields."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError

from sandbox.content import consistency, references
from sandbox.content.kinds import ALL, KINDS, Kind, SingleFile, referable
from sandbox.content.municipality.settings import Reach
from sandbox.content.reading.errors import Location
from sandbox.content.reading.marks import MarkedField, marked_fields, models_of
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Translatable, located_texts
from sandbox.content.reading.yaml_file import read
from sandbox.content.rules.date_rules import rules_in
from sandbox.content.services import checks
from sandbox.content.services.model import Service
from tests.conftest import forget_content

NOTHING = "findes-ikke-noget-sted"


def fields_of(kind: Kind | SingleFile) -> set[MarkedField[Ref]]:
    return set(marked_fields(kind.model, Ref))


def models_in(value: Any, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every model in a content, with its place."""
    if isinstance(value, BaseModel):
        yield location, value
        for name, field in type(value).model_fields.items():
            yield from models_in(getattr(value, name), (*location, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from models_in(inner, (*location, key))
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from models_in(inner, (*location, place))


def places_of(kind: Kind | SingleFile) -> dict[MarkedField[Ref], tuple[Path, Location]]:
    """For each field that refers, a file and the place of its model there; where it is written, if it is anywhere."""
    written: dict[MarkedField[Ref], tuple[Path, Location]] = {}
    unwritten: dict[MarkedField[Ref], tuple[Path, Location]] = {}
    for file, content in kind.contents():
        for location, model in models_in(content):
            for field in fields_of(kind):
                if type(model) is field.model:
                    value = getattr(model, field.key)
                    (written if value else unwritten).setdefault(field, (file, location))
    return unwritten | written


def dangling(annotation: Any, ref: Ref, written: Any = None) -> Any:
    """A value of that type that refers to nothing, with the keys of what is written there."""
    match get_origin(annotation), get_args(annotation):
        case (kind, (key, value)) if kind is dict:
            if list(marked_in(key)):
                return {NOTHING: SOUND[value]}
            return {name: dangling(value, ref) for name in written or get_args(key)[:1]}
        case (kind, (item, *_)) if kind is list:
            return [dangling(item, ref)]
    return f"+{NOTHING}" if ref.slugs is rules_in else NOTHING


def marked_in(annotation: Any) -> Iterator[Ref]:
    yield from (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Ref))


SOUND = {Reach: {"phone": "09 70 10 10", "address": "Øvetorv 1, 0010 Øveby"}}
"""What else a mapping needs whose keys refer."""


def at(data: Any, location: Location) -> Any:
    for step in location:
        data = data[step]
    return data


def break_each_field() -> dict[str, tuple[Path, str]]:
    """For each field of each kind that refers, write a file in which it refers to nothing.

    Told are the file and the beginning of the message. A single file has all its dangling references at once.
    """
    broken: dict[str, tuple[Path, str]] = {}
    for kind in ALL:
        for number, (field, (file, location)) in enumerate(places_of(kind).items()):
            ref, data = field.mark, read(file).data
            path = file if isinstance(kind, SingleFile) else file.with_stem(f"proeve-{number}")
            if field.key == "slug":  # which is the file's name
                path = file.with_stem(NOTHING)
            else:
                written = at(data, location).get(field.key)
                value = dangling(field.model.model_fields[field.key].annotation, ref, written)
                data = put(data, location, at(data, location) | {field.key: value})
            path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            called = ref.called or referable(ref.kind)[0]
            broken[f"{kind.name}: {name_of(field)}"] = (path, f"{called} “{NOTHING}")
    return broken


def name_of(field: MarkedField[Ref]) -> str:
    return f"{field.model.__name__}.{field.key}"


@pytest.mark.usefixtures("content_copy")
def test_a_dangling_reference_in_any_field_of_any_kind_is_told_with_its_file() -> None:
    broken = break_each_field()
    forget_content()
    told = [(problem.path, problem.message) for problem in consistency.problems()]
    untold = {
        name
        for name, (file, message) in broken.items()
        if not any(path == file and said.startswith(message) for path, said in told)
    }
    assert untold == set()
    every = {name_of(field) for kind in ALL for field in fields_of(kind)}
    assert {name.partition(": ")[2] for name in broken} == every


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_reference_is_to_a_kind_of_the_registry(kind: Kind | SingleFile) -> None:
    for field in fields_of(kind):
        called, known = referable(field.mark.kind)
        assert called
        assert known


MODELS = {model for kind in ALL for model in models_of(kind.model)}
MARKED = {field for kind in ALL for field in fields_of(kind)}
NAMES_OF_REFERENCES = {field.key for field in MARKED if field.mark.slugs is not rules_in} - {"slug"}
NAMES_OF_KINDS = {name for kind in KINDS for name in (kind.folder, kind.folder.removesuffix("s"))}


def test_a_field_named_as_a_reference_or_as_a_kind_is_one() -> None:
    """A new field `article: str` without its mark would be checked by nothing."""
    unmarked = {
        f"{model.__name__}.{key}"
        for model in MODELS
        for key, field in model.model_fields.items()
        if key in NAMES_OF_REFERENCES | NAMES_OF_KINDS
        and "str" in re.findall(r"[\w.]+", str(field.annotation))
        and not any(found.key == key for found in marked_fields(model, Ref) if found.model is model)
        and not any(found.key == key for found in marked_fields(model, Translatable) if found.model is model)
    }
    assert unmarked == set()


def put(data: Any, location: Location, value: Any) -> Any:
    """The data with another value at the place."""
    if not location:
        return value
    step, inner = location[0], put(data[location[0]], location[1:], value)
    if isinstance(data, dict):
        return data | {step: inner}
    return [inner if place == step else item for place, item in enumerate(data)]


@pytest.mark.parametrize("name", ["findes_ikke", "fee_findes_ikke"])
@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_an_unknown_placeholder_in_any_text_of_any_kind_is_told(kind: Kind | SingleFile, name: str) -> None:
    content = next(content for _, content in kind.contents())
    data = content.model_dump(mode="json", by_alias=True)
    for location, text in located_texts(content):
        try:
            spoilt = kind.model.model_validate(put(data, location, f"{text} {{{name}}}"))
        except ValidationError as error:
            assert name in str(error)  # noqa: PT017 the model of a kind with facts of its own refuses it
            continue
        told = list(references.faults(spoilt))
        told += checks.problems(spoilt) if isinstance(spoilt, Service) else []
        assert any(name in message for _, message in told), location
