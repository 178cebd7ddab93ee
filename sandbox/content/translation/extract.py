"""A Babel extraction method for YAML content: every `Text` of a file's model is a msgid.

The options of a pattern name the model of its files: `model = sandbox.content.mail.letters:Letter`.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from pydantic import BaseModel

from sandbox.content.reading.text import located_texts, paragraphs
from sandbox.content.reading.yaml_file import read_text, validate

Message = tuple[int, None, str, list[str]]


def model_named(dotted: str) -> type[BaseModel]:
    module, _, name = dotted.partition(":")
    model = getattr(import_module(module), name)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        raise TypeError(f"{dotted} is not a model of a content file")
    return model


def extract(
    fileobj: IO[bytes], keywords: Any, comment_tags: Any, options: dict[str, str]
) -> Iterator[Message]:
    """:raise ContentError: if the file cannot be read as its model."""
    path = Path(getattr(fileobj, "name", "content.yaml"))
    document = read_text(path, fileobj.read().decode("utf-8-sig"))
    model = validate(document, model_named(options["model"]))
    for location, text in located_texts(model):
        for message in paragraphs(text):
            yield document.line(location), None, message, []
