"""Paths into the world: `citizen.address.street`, `post.citizen.unread`, `submissions[any].service`.

A path begins with a person (`citizen`, `senior`, `parent`, `young`) or a part of the world, and goes on through the
fields of `sandbox/world/`, checked when a file is read. `[any]` after a list means "one of them is so";
`.count` of a list is how many there are. Where something on the way is missing, the value is none.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from sandbox.world.state.people import ROLES, Citizen, Role, role_named
from sandbox.world.state.world import World

SEGMENT = re.compile(r"([a-z_][a-z0-9_-]*)(\[any\])?")


class UnknownPathError(ValueError):
    """The path leads nowhere in the world; the text says where it stops and what there is instead."""


@cache
def segments(path: str) -> tuple[str, ...]:
    """`submissions[any].service` as `("submissions", "[any]", "service")`.

    :raises UnknownPathError: when it is not written as a path.
    """
    found: list[str] = []
    for part in path.split("."):
        match = SEGMENT.fullmatch(part)
        if match is None:
            raise UnknownPathError(f"“{part}” er ikke et led i en sti som citizen.address.street")
        found += [part for part in match.groups() if part]
    return tuple(found)


def type_at(path: str, start: Any = World) -> Any:
    """The type of what the path leads to.

    :raises UnknownPathError: when it leads nowhere.
    """
    here = start
    for step in segments(path):
        options = [option for kind in _alternatives(here) for option in _next(kind, step)]
        if not options:
            raise UnknownPathError(_unknown(step, here))
        here = Union[tuple(options)]  # noqa: UP007 the types are only known now
    return here


def read(world: World, role: Role, path: str) -> list[object]:
    """What the path leads to: one value, or with `[any]` as many as there are."""
    return read_from(world, role, segments(path))


def read_from(start: object, role: Role, steps: tuple[str, ...]) -> list[object]:
    values = [start]
    for step in steps:
        values = [found for value in values for found in _values(value, role, step)]
    return values


def _values(value: object, role: Role, step: str) -> Iterator[object]:
    if step == "[any]":
        yield from value if isinstance(value, list) else ()
    elif isinstance(value, list):
        yield len(value)
    elif isinstance(value, World) and step in ("citizen", *ROLES):
        yield value.citizen(role_named(step) or role)
    elif isinstance(value, dict):
        yield value.get(role_named(step) or role if step == "citizen" else step)
    else:
        yield getattr(value, step, None)


def _alternatives(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, UnionType):
        return [each for part in get_args(annotation) for each in _alternatives(part)]
    return [] if annotation is NoneType else [annotation]


def _next(kind: Any, step: str) -> list[Any]:
    origin = get_origin(kind)
    if origin is list:
        return {"[any]": [get_args(kind)[0]], "count": [int]}.get(step, [])
    if origin is dict:
        key, value = get_args(kind)
        known = get_origin(key) is not Literal or step in ("citizen", *get_args(key))
        return [value] if known and step != "[any]" else []
    return [fields[step]] if step in (fields := _fields(kind)) else []


@cache
def _fields(kind: Any) -> dict[str, Any]:
    """The fields and properties of a model, with their types."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    found: dict[str, Any] = {name: field.annotation for name, field in kind.model_fields.items()}
    for base in reversed(kind.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, property) and member.fget and base not in BaseModel.__mro__:
                found[name] = get_type_hints(member.fget).get("return", object)
    if kind is World:
        found |= dict.fromkeys(("citizen", *ROLES), Citizen)
    return found


def _unknown(step: str, here: Any) -> str:
    known = sorted({name for kind in _alternatives(here) for name in _names(kind)})
    if not known:
        return f"stien går ikke videre til “{step}”"
    nearest = get_close_matches(step, known, n=1)
    return f"ukendt led “{step}”; " + (
        f"mente du “{nearest[0]}”?" if nearest else f"her er: {', '.join(known)}"
    )


def _names(kind: Any) -> list[str]:
    if get_origin(kind) is list:
        return ["[any]", "count"]
    if get_origin(kind) is dict:
        key = get_args(kind)[0]
        return ["citizen", *get_args(key)] if get_origin(key) is Literal else []
    return list(_fields(kind))
