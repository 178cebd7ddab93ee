"""For whoever changes a text, or brings another language; see `docs/translating.md`.

`python -m sandbox.content.translate update` brings every language's file up to date with the texts, `update de`
begins German, and `check` says what is still to be translated, and fails if anything is.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "translations"
KEYWORDS = {"_": None, "_l": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{[a-z][a-z0-9_]*\}")
TAG = re.compile(r"</?[a-z][^>]*>|&\w+;")


def source() -> Catalog:
    """Every text of the program, the templates and the content files, untranslated."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = Catalog(fuzzy=False)
    for name, line, text, comments, context in extract_from_dir(ROOT, methods, options, KEYWORDS):
        found.add(text, None, [(name, line)], auto_comments=comments, context=context)
    return found


def languages() -> list[str]:
    return sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))


def path_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def read(language: str) -> Catalog:
    """A language that has no file yet is read as one in which nothing is translated."""
    if not path_of(language).exists():
        named = {"project": "Øvebanen", "version": "1", "msgid_bugs_address": "none"}
        people = {"last_translator": "Øvebanen", "language_team": "Øvebanen"}
        return Catalog(language, header_comment="", fuzzy=False, **named, **people)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, texts: Catalog) -> None:
    """What is no longer said is dropped, what is new stands empty. A corrected text is new: never guessed at."""
    catalogue = read(language)
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    written = BytesIO()
    write_po(written, catalogue, width=0, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_bytes(written.getvalue())


def problems(catalogue: Catalog, texts: Catalog) -> Iterator[str]:
    """What keeps a language from being complete, each with the text that it is about."""
    for wanted in texts:
        if wanted.id:
            found = catalogue.get(wanted.id, wanted.context)
            yield from (f"{what}: {_forms(wanted.id)[0]}" for what in _wrong(found, catalogue.num_plurals))
    for message in catalogue:
        if message.id and texts.get(message.id, message.context) is None:
            yield f"not used: {_forms(message.id)[0]}"


def _wrong(message: Message | None, plurals: int) -> Iterator[str]:
    forms = _forms(message.string) if message else ()
    if message is None or not all(forms):
        yield "not translated"
    elif message.fuzzy:
        yield "fuzzy"
    elif message.pluralizable and len(forms) != plurals:
        yield f"{len(forms)} plural forms of {plurals}"
    else:
        for original, form in zip(_originals(message, len(forms)), forms, strict=True):
            if set(PLACEHOLDER.findall(original)) != set(PLACEHOLDER.findall(form)):
                yield "other placeholders"
            if sorted(TAG.findall(original)) != sorted(TAG.findall(form)):
                yield "other HTML"


def _originals(message: Message, count: int) -> tuple[str, ...]:
    """The Danish form beside each translated one; languages with more plurals go by the plural."""
    forms = _forms(message.id)
    return (forms + forms[-1:] * count)[:count]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def main(command: str = "", *chosen: str) -> int:
    texts = source()
    if command == "update":
        for language in chosen or languages():
            update(language, texts)
    elif command == "check":
        found = [f"{each}: {what}" for each in chosen or languages() for what in problems(read(each), texts)]
        print("\n".join(found) or "complete")
        return bool(found)
    else:
        print(__doc__)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
