"""Updates, checks and compiles the catalogues of translations; see `docs/forfatter/oversaettelse.md`.

`python -m sandbox.content.translation.update update` brings every language up to date with the texts, `update de`
begins German, and `check` says what is still to be translated, and fails if anything is.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from sandbox.console import write_any_letter
from sandbox.content.kinds import all_patterns
from sandbox.content.reading.text import has_texts
from sandbox.content.translation.message_checks import faults, forms

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "translations"
METHOD = "sandbox.content.translation.extract:extract"
KEYWORDS = {"_": None, "_l": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
FAULTS = {"placeholders": "other placeholders", "html": "other HTML"}


def source() -> Catalog:
    """Every text of the program, the templates and the content files, untranslated."""
    methods, options = mapping()
    found = Catalog(fuzzy=False)
    extracted = extract_from_dir(ROOT, methods, options, KEYWORDS)
    for name, line, text, comments, context in sorted(extracted, key=lambda each: each[:2]):
        if any(part.strip() for part in forms(text)):  # a blank one is a part of an expression, not a text
            found.add(text, None, [(name, line)], auto_comments=comments, context=context)
    return found


def mapping() -> tuple[list[tuple[str, str]], dict[str, dict[str, str]]]:
    """The extraction method and the options of each pattern: those of `babel.cfg` and of all kinds of content."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for below_content, model in all_patterns():
        if has_texts(model):
            pattern = f"content/{below_content}"
            methods.append((pattern, METHOD))
            options[pattern] = {"model": f"{model.__module__}:{model.__qualname__}"}
    return methods, options


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
    for wanted in filter(lambda each: each.id, texts):
        found = catalogue.get(wanted.id, wanted.context) or wanted
        yield from (f"{what}: {forms(wanted.id)[0]}" for what in _wrong(found, catalogue.num_plurals))
    for message in filter(lambda each: each.id, catalogue):
        if texts.get(message.id, message.context) is None:
            yield f"not used: {forms(message.id)[0]}"


def _wrong(message: Message, plurals: int) -> Iterator[str]:
    translated = forms(message.string)
    if not translated or not all(translated):
        yield "not translated"
        return
    if message.fuzzy:
        yield "fuzzy"
    for fault in faults(message, plurals):
        yield FAULTS.get(fault, f"{len(translated)} plural forms of {plurals}")


def main(command: str = "", *chosen: str) -> int:
    write_any_letter()
    languages = chosen or sorted(path.parts[-3] for path in FOLDER.glob("*/LC_MESSAGES/messages.po"))
    if command not in ("update", "check"):
        print(__doc__)
        return 2
    texts = source()
    for language in languages if command == "update" else ():
        update(language, texts)
    found = [f"{each}: {problem}" for each in languages for problem in problems(read(each), texts)]
    print("\n".join(found) or "complete")
    return int(bool(found) and command == "check")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
