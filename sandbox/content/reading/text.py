"""Texts in content files: which are translated, how a body is divided, how its placeholders are filled.

A body is plain text: paragraphs with a blank line between them, `## ` before a subheading, `- ` before each
item of a list. Lines inside a paragraph may be broken anywhere. Each paragraph, subheading and list item is a
msgid of its own, so that a corrected sentence costs one paragraph of translation and not a letter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel

from sandbox.content.reading.errors import Location
from sandbox.content.reading.marks import marked_fields, marked_texts

Translate = Callable[[str], str]

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
NAME = re.compile(r"[a-z][a-z0-9_]*")


def N_(text: str) -> str:  # noqa: N802 the name by which Babel finds such texts
    """Mark a text of the code that is translated where it is shown, not where it is written."""
    return text


class Translatable:
    """Marks a field's type: what is written in it is a msgid, paragraph by paragraph."""


class UnknownPlaceholderError(ValueError):
    """A text asks for a fact that was not given."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        super().__init__(f"ukendt pladsholder {{{name}}}; kendte er: {', '.join(sorted(known)) or 'ingen'}")


@dataclass(frozen=True)
class Block:
    """A paragraph or heading has `text`; a list has `items`."""

    kind: Literal["paragraph", "heading", "list"]
    text: str = ""
    items: tuple[str, ...] = ()


def _sound(text: str) -> str:
    if not text.strip():
        raise ValueError("teksten er tom")
    for name in PLACEHOLDER.findall(text):
        if not NAME.fullmatch(name):
            raise ValueError(f"{{{name}}} er ikke en pladsholder: brug små bogstaver, tal og _")
    if re.search(r"[{}]", PLACEHOLDER.sub("", text)):
        raise ValueError("en krøllet parentes er ikke lukket eller åbnet")
    return text.strip()


Text = Annotated[str, Translatable(), AfterValidator(_sound)]


def blocks(text: str) -> list[Block]:
    return [block for part in re.split(r"\n\s*\n", text.strip()) for block in _blocks_of(part.splitlines())]


def _blocks_of(lines: list[str]) -> Iterator[Block]:
    if lines and lines[0].startswith("## "):
        yield Block("heading", lines[0].removeprefix("## ").strip())
        lines = lines[1:]
    first_item = next((place for place, line in enumerate(lines) if line.startswith("- ")), len(lines))
    if lines[:first_item]:
        yield Block("paragraph", _joined(lines[:first_item]))
    if lines[first_item:]:
        items = re.split(r"(?m)^- ", "\n".join(lines[first_item:]))[1:]
        yield Block("list", items=tuple(_joined(item.splitlines()) for item in items))


def _joined(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def paragraphs(text: str) -> list[str]:
    """The msgids of a text, in order and without the signs of headings and lists."""
    return [piece for block in blocks(text) for piece in (block.items or (block.text,)) if piece]


def translated(text: str, translate: Translate) -> list[Block]:
    return [_each(block, translate) for block in blocks(text)]


def filled(parts: Iterable[Block], facts: Mapping[str, str]) -> list[Block]:
    """:raise UnknownPlaceholderError: as `fill`."""
    return [_each(block, lambda piece: fill(piece, facts)) for block in parts]


def _each(block: Block, change: Translate) -> Block:
    if block.items:
        return replace(block, items=tuple(change(item) for item in block.items))
    return replace(block, text=change(block.text))


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def fill(text: str, facts: Mapping[str, str]) -> str:
    """`{name}` becomes the fact of that name. What a fact contains is never read as a placeholder.

    :raise UnknownPlaceholderError: if the text asks for a fact that is not there.
    """

    def fact(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in facts:
            raise UnknownPlaceholderError(name, facts)
        return facts[name]

    return PLACEHOLDER.sub(fact, text)


def translatable_texts(model: BaseModel) -> Iterator[str]:
    """Every msgid of a content model, however deep."""
    for _, text in located_texts(model):
        yield from paragraphs(text)


def has_texts(model: type[BaseModel]) -> bool:
    """Whether files of the model can have a `Text` anywhere."""
    return any(marked_fields(model, Translatable))


def located_texts(model: BaseModel, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every whole `Text` of a content model with its place in the file."""
    for place, text, _ in marked_texts(model, Translatable, location):
        yield place, text
