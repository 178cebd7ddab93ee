"""Marks on the types of a model's fields, `Annotated[str, mark]`, and the walks that find them, however deep."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Generic, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sandbox.content.reading.errors import Location

T = TypeVar("T")


@dataclass(frozen=True)
class MarkedField(Generic[T]):
    """A field of a model whose type has the mark somewhere: `key` is what files call it."""

    model: type[BaseModel]
    key: str
    mark: T


def marked_fields(model: type[BaseModel], mark: type[T]) -> Iterator[MarkedField[T]]:
    """Every field with such a mark of the model, and of the models in it."""
    for inner in models_of(model):
        for name, field in inner.model_fields.items():
            for found in _marks_in(_whole(field), mark):
                yield MarkedField(inner, field.alias or name, found)


def models_of(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The model itself and every model that its files can have in them."""
    found = [model]
    for known in found:  # grows on the way
        for field in known.model_fields.values():
            found += [inner for inner in dict.fromkeys(_models_in(field.annotation)) if inner not in found]
    return found


def marked_texts(
    model: BaseModel, mark: type[T], location: Location = ()
) -> Iterator[tuple[Location, str, T]]:
    """Every text of a content model with such a mark, and its place in the file."""
    for name, field in type(model).model_fields.items():
        place = (*location, field.alias or name)
        yield from _texts_in(getattr(model, name), _whole(field), mark, place)


def _texts_in(
    value: Any, annotation: Any, mark: type[T], location: Location
) -> Iterator[tuple[Location, str, T]]:
    if isinstance(value, BaseModel):
        yield from marked_texts(value, mark, location)
        return
    branches = list(_branches(annotation))
    if any(get_origin(kind) is Literal and value in get_args(kind) for kind, _ in branches):
        return
    for kind, marks in branches:
        yield from _of_branch(value, kind, marks, mark, location)


def _of_branch(
    value: Any, kind: Any, marks: tuple[Any, ...], mark: type[T], location: Location
) -> Iterator[tuple[Location, str, T]]:
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(value, str) and kind is str:
        yield from ((location, value, found) for found in marks if isinstance(found, mark))
    elif isinstance(value, Mapping) and _is_a(origin, Mapping):
        for key, inner in value.items():
            yield from _texts_in(key, arguments[0], mark, (*location, key))
            yield from _texts_in(inner, arguments[1], mark, (*location, key))
    elif isinstance(value, list | tuple) and _is_a(origin, type(value)):
        of_each = len(arguments) == 1 or arguments[-1] is Ellipsis
        for place, inner in enumerate(value):
            yield from _texts_in(inner, arguments[0 if of_each else place], mark, (*location, place))


def _is_a(origin: Any, kind: type) -> bool:
    return isinstance(origin, type) and issubclass(origin, kind)


def _branches(annotation: Any, marks: tuple[Any, ...] = ()) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Each type of a union, or the type itself, with the marks on it."""
    if get_origin(annotation) is Annotated:
        kind, *own = get_args(annotation)
        yield from _branches(kind, (*marks, *own))
    elif get_origin(annotation) in (Union, UnionType):
        for branch in get_args(annotation):
            yield from _branches(branch, marks)
    else:
        yield annotation, marks


def _marks_in(annotation: Any, mark: type[T]) -> Iterator[T]:
    for kind, marks in _branches(annotation):
        yield from (found for found in marks if isinstance(found, mark))
        for argument in get_args(kind):
            yield from _marks_in(argument, mark)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _whole(field: FieldInfo) -> Any:
    """The field's type with the marks that Pydantic keeps apart from it."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
