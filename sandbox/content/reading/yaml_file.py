"""Reads a content or scenario file into a pydantic model, and says kindly what is wrong with it.

The dialect is smaller than YAML 1.1, because its conveniences are traps for people who write texts:

- only `true` and `false` are booleans (`no`, `ja` and `on` are words);
- only plain decimal numbers are numbers: `10:14`, `08700`, `2026-11-22` and `1_000` are text;
- every key is text, a key is written once, and anchors (`&`, `*`) and tags (`!`) are not used.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from sandbox.content.reading.errors import ContentError, Location, raise_all
from sandbox.content.reading.validation_messages import complaints

M = TypeVar("M", bound=BaseModel)
Check = Callable[[M], Iterable[tuple[Location, str]]]

DEEPEST = 60
WORTH_COUNTING = 1_000  # levels, at which the stack of a thread is far from used up
TOO_DEEP = "filen har alt for mange niveauer"
LARGEST = 1_000_000  # bytes: the largest shipped file has 25,000
PLAIN: dict[str, Callable[[str], Any]] = {
    "bool": {"true": True, "false": False}.__getitem__,
    "int": int,
    "float": float,
}
STANDARD_TAG = "tag:yaml.org,2002:"


class ContentModel(BaseModel):
    """The base of everything read from a file: unknown keys are errors, and nobody changes it afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Document:
    """A file's plain data together with the line on which each key and list item stands."""

    def __init__(self, path: Path, data: Any, lines: dict[Location, int]) -> None:
        self.path = path
        self.data = data
        self.lines = lines

    def line(self, location: Location) -> int:
        """The line of a key or item, or of the nearest thing around it that is in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, message: str) -> ContentError:
        """An error at a place in this file, for checks that look across files."""
        return ContentError(self.path, self.line(location), location, message)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes only; the C parser where there is one, since a start reads hundreds of files."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("null", r"null|~|", ["n", "~", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?(0|[1-9][0-9]*)", list("-+0123456789")),
    ("float", r"[-+]?(0|[1-9][0-9]*)\.[0-9]+", list("-+0123456789")),
):
    _Loader.add_implicit_resolver(STANDARD_TAG + _tag, re.compile(rf"(?:{_pattern})\Z"), _first)


class _Builder:
    """Turns composed nodes into plain data and notes the lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Location, int] = {}
        self.seen: set[int] = set()
        self.problems: list[ContentError] = []

    def note(self, node: yaml.Node, location: Location, message: str) -> None:
        """An alias's node stands where its anchor is, so the key's own line counts if it is further down."""
        line = max(node.start_mark.line + 1, self.lines.get(location, 1))
        self.problems.append(ContentError(self.path, line, location, message))

    def build(self, node: yaml.Node, location: Location) -> Any:
        if id(node) in self.seen:
            return self.note(node, location, "henvisninger med & og * kan ikke bruges her")
        if len(location) > DEEPEST:
            return self.note(node, location[:3], TOO_DEEP)
        self.seen.add(id(node))
        self.lines.setdefault(location, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return dict(self.entries(node, location))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, place)) for place, item in enumerate(node.value)]
        return self.scalar(node, location)

    def entries(self, node: yaml.MappingNode, location: Location) -> Iterator[tuple[str, Any]]:
        keys: set[str] = set()
        for key_node, value in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.note(key_node, location, "en nøgle skal være et enkelt ord")
                continue
            key = str(key_node.value)
            place = (*location, key)
            if key in keys:
                message = f"nøglen står to gange (første gang i linje {self.lines[place]})"
                self.note(key_node, place, message)
                continue
            keys.add(key)
            self.lines[place] = key_node.start_mark.line + 1
            yield key, self.build(value, place)

    def scalar(self, node: yaml.Node, location: Location) -> Any:
        kind = str(node.tag).removeprefix(STANDARD_TAG)
        if kind == "str":
            return str(node.value)
        if kind == "null":
            return None
        try:
            return PLAIN[kind](node.value)
        except (KeyError, ValueError):
            message = "mærker med ! kan ikke bruges her; sæt citationstegn om teksten"
            return self.note(node, location, message)


def read(path: Path) -> Document:
    """The file's data and lines without a model.

    :raise ContentError: if it cannot be read, is larger than `LARGEST`, is not UTF-8, is not this dialect of YAML or
        has a key twice.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise ContentError(path, 1, (), "filen er for stor; den må højst fylde 1 MB")
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(path, 1, (), "filen skal gemmes som UTF-8") from None
    except OSError as error:
        raise ContentError(path, 1, (), f"filen kan ikke åbnes ({error.strerror})") from None
    return read_text(path, text)


def read_text(path: Path, text: str) -> Document:
    """As `read`, for text that is already in hand; `path` is only for the messages.

    :raise ContentError: as `read`.
    """
    builder = _Builder(path)
    try:
        if _is_bottomless(text):
            raise ContentError(path, 1, (), TOO_DEEP)
        node = yaml.compose(text, Loader=_Loader)
        data = None if node is None else builder.build(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 1
        raise ContentError(path, line, (), _broken(error.problem)) from None
    except yaml.YAMLError as error:
        raise ContentError(path, 1, (), _broken(str(error).splitlines()[0])) from None
    except RecursionError:
        raise ContentError(path, 1, (), TOO_DEEP) from None
    raise_all(builder.problems)
    return Document(path, data, builder.lines)


def _is_bottomless(text: str) -> bool:
    """Whether composing it could use up the stack, which ends the whole program: the C parser has no limit of its own.

    Each level takes a bracket or a column, so that hardly any file has to be gone through for it.
    """
    longest = max(map(len, text.splitlines()), default=0)
    if text.count("[") + text.count("{") + longest <= WORTH_COUNTING:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _broken(detail: str | None) -> str:
    detail = detail or "invalid YAML"
    return f"filen er ikke skrevet rigtigt; se efter indrykning, kolon og citationstegn ({detail})"


def validate(document: Document, model: type[M]) -> M:
    """The document as the model. A field `slug` is filled with the file's name if the file does not say it.

    :raise ContentError: for each problem, several of them as ContentErrors.
    """
    data = document.data
    if isinstance(data, dict) and "slug" in model.model_fields and "slug" not in data:
        data = {"slug": document.path.stem, **data}
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = complaints(error, model, document.data, document.line)
    except RecursionError:
        found = [((), TOO_DEEP)]
    raise_all(document.problem(location, message) for location, message in found)
    raise AssertionError("a validation error has no problem")


def load(path: Path, model: type[M], check: Check[M] | None = None) -> M:
    """`check` finds what the model cannot see, such as names that must exist in other content.

    :raise ContentError: with file, line and key if the file cannot be read as the model, or the check finds something;
        several problems as ContentErrors.
    """
    document = read(path)
    content = validate(document, model)
    raise_all(document.problem(location, message) for location, message in (check(content) if check else ()))
    return content
