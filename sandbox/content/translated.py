"""Whether a translated message can be used in place of the Danish one, without a page that breaks."""

import re
from collections.abc import Iterator
from typing import Literal

from babel.messages import Message

Fault = Literal["placeholders", "html", "plurals"]

PLACEHOLDER = re.compile(r"%(?:\([^)]*\)[a-zA-Z]?|.|$)|\{[^{}]*\}|[{}]", re.DOTALL)
"""Whatever filling a text reads as a placeholder, whole or not: `%(name)s`, `%%`, a lone `%`, `{name}`, a lone `{`."""

TAG = re.compile(r"</?[a-zA-Z][^>]*>|&\w+;")


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The singular and the plural of a text; a text without plural has one form."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def is_translated(message: Message) -> bool:
    """Whether there is any of it: what is not translated at all is shown in Danish, and is no fault."""
    return any(forms(message.string))


def faults(message: Message, plurals: int) -> Iterator[Fault]:
    """What is wrong with a translated message, in a language of so many plural forms."""
    originals, translated = forms(message.id), forms(message.string)
    if (message.pluralizable and len(translated) != plurals) or not all(translated):
        yield "plurals"
    pairs = [
        (originals[min(number, len(originals) - 1)], form) for number, form in enumerate(translated) if form
    ]  # Danish has two forms, some languages more
    if any(set(PLACEHOLDER.findall(original)) != set(PLACEHOLDER.findall(form)) for original, form in pairs):
        yield "placeholders"
    if any(sorted(TAG.findall(original)) != sorted(TAG.findall(form)) for original, form in pairs):
        yield "html"
