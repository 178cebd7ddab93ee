"""What of a translation can be used in place of the Danish texts, without a page that breaks."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Literal

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from sandbox.content.reading.errors import ContentError

Fault = Literal["placeholders", "html", "plurals"]

FAULTS: dict[Fault, str] = {
    "placeholders": "oversættelsen har andre pladsholdere end den danske tekst",
    "html": "oversættelsen har andre HTML-mærker end den danske tekst",
    "plurals": "oversættelsen har ikke de bøjninger, sproget skal have",
}
LINE = re.compile(rb'\s*(#.*|(msg(ctxt|id(_plural)?|str(\[\d+\])?)\s+)?"([^"\\]|\\.)*"\s*)?', re.DOTALL)

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


def sound(source: Path) -> tuple[bytes, list[ContentError]]:
    """A catalogue of what can be used of the file; empty when it cannot be read."""
    try:
        raw = source.read_bytes().removeprefix(BOM_UTF8)
        if line := _crooked_line(raw):
            return _compiled(Catalog()), [_unreadable(source, line, "her mangler et citationstegn")]
        catalogue = read_po(BytesIO(raw), abort_invalid=True)
        problems = list(_leave_out(source, catalogue))
        return _compiled(catalogue), problems
    except PoFileError as error:
        return _compiled(Catalog()), [_unreadable(source, error.lineno + 1, str(error).partition(" on ")[0])]
    except UnicodeDecodeError:
        return _compiled(Catalog()), [_unreadable(source, 1, "filen skal gemmes som UTF-8")]
    except Exception as error:  # noqa: BLE001 a header can be wrong in many ways, and none may stop a class
        return _compiled(Catalog()), [_unreadable(source, 1, type(error).__name__)]


def _crooked_line(raw: bytes) -> int:
    """The first line that is neither empty, a comment nor a text in quotation marks, which Babel only cuts; else 0."""
    lines = raw.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if not LINE.fullmatch(line)), 0)


def _unreadable(source: Path, line: int, why: str) -> ContentError:
    return ContentError(source, line, (), f"sproget vises på dansk, for filen kan ikke læses ({why})")


def _leave_out(source: Path, catalogue: Catalog) -> Iterator[ContentError]:
    for message in [message for message in catalogue if message.id and is_translated(message)]:
        found = list(faults(message, catalogue.num_plurals))
        if found:
            message.string = ("",) * catalogue.num_plurals if message.pluralizable else ""
        for fault in found:
            yield ContentError(source, message.lineno or 1, (), f"{FAULTS[fault]}; den vises på dansk")


def _compiled(catalogue: Catalog) -> bytes:
    """:raise Exception: of many kinds, when gettext could not use what comes of it, such as the rule for plurals."""
    written = BytesIO()
    write_mo(written, catalogue)
    choose = GNUTranslations(BytesIO(written.getvalue())).ngettext
    for number in range(200):
        choose("", "", number)
    return written.getvalue()


def no_language(source: Path) -> ContentError:
    return ContentError(source, 1, (), f"“{source.parts[-3]}” er ikke et sprogs kode")


def not_kept(folder: Path, error: OSError) -> ContentError:
    why = f"oversættelserne kan ikke gemmes ({error.strerror}), så alt vises på dansk"
    return ContentError(folder, 1, (), why)
