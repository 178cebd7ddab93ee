"""Gettext's compiled catalogues are made from the .po files when those have changed: only text is kept.

A message that would break a page, such as one with another placeholder than the Danish one, is left out and shown in
Danish. So is a whole language whose file cannot be read.
"""

import os
import re
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages import Catalog

from sandbox.content.problems import ContentError

FOLDER = Path(__file__).resolve().parents[2] / "translations"
PATTERN = "*/LC_MESSAGES/messages.po"
LINE = re.compile(rb'\s*(#.*|(msg(ctxt|id(_plural)?|str(\[\d+\])?)\s+)?"([^"\\]|\\.)*"\s*)?', re.DOTALL)
READABLE_BY_ALL = 0o644  # another user may start the server next time
FAULTS = {
    "placeholders": "oversættelsen har andre pladsholdere end den danske tekst",
    "html": "oversættelsen har andre HTML-mærker end den danske tekst",
    "plurals": "oversættelsen har ikke de bøjninger, sproget skal have",
}


def languages(folder: Path = FOLDER) -> dict[str, str]:
    """Each language that has a catalogue, by its code, named in itself. A folder of no language is passed over."""
    codes = sorted(path.parts[-3] for path in folder.glob(PATTERN))
    named = ((code, _name(code)) for code in codes)
    return {code: name for code, name in named if name}


def _name(code: str) -> str:
    try:
        return str(Locale.parse(code).get_display_name(code)).capitalize()
    except (ValueError, UnknownLocaleError):
        return ""


def compile_stale(own: Path, folder: Path = FOLDER) -> tuple[Path, list[ContentError]]:
    """Compile each catalogue that was changed, and say where they are and what had to be left out.

    They stand beside their sources, or below `own` where nobody may write there. One with faults is compiled again at
    each start, so that they are told each time. Several processes may start at once.
    """
    try:
        return folder, _compile_all(folder, folder)
    except OSError:
        pass
    try:
        return own, _compile_all(folder, own)
    except OSError as error:
        why = f"oversættelserne kan ikke gemmes ({error.strerror}), så alt vises på dansk"
        return own, [ContentError(own, 1, (), why)]


def _compile_all(folder: Path, into: Path) -> list[ContentError]:
    """:raise OSError: when nothing can be written there."""
    problems = []
    for source in sorted(folder.glob(PATTERN)):
        if not _name(source.parts[-3]):
            problems.append(ContentError(source, 1, (), f"“{source.parts[-3]}” er ikke et sprogs kode"))
            continue
        target = into / source.relative_to(folder).with_suffix(".mo")
        changed = source.stat().st_mtime_ns
        if not _is_current(target, changed):
            problems += _compile(source, target, changed)
    return problems


def _is_current(target: Path, changed: int) -> bool:
    return target.exists() and os.access(target, os.R_OK) and target.stat().st_mtime_ns == changed


def _compile(source: Path, target: Path, changed: int) -> list[ContentError]:
    """The compiled file carries the time of what it was made from: a source saved meanwhile is compiled next time."""
    compiled, problems = _sound(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(compiled)
    if not problems:
        os.utime(unfinished, ns=(changed, changed))
    Path(unfinished).chmod(READABLE_BY_ALL)
    Path(unfinished).replace(target)
    return problems


def _sound(source: Path) -> tuple[bytes, list[ContentError]]:
    """A catalogue of what can be used of the file; empty when it cannot be read."""
    from babel.messages.pofile import PoFileError, read_po

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
    from sandbox.content.translated import faults, is_translated

    for message in [message for message in catalogue if message.id and is_translated(message)]:
        found = list(faults(message, catalogue.num_plurals))
        if found:
            message.string = ("",) * catalogue.num_plurals if message.pluralizable else ""
        for fault in found:
            yield ContentError(source, message.lineno or 1, (), f"{FAULTS[fault]}; den vises på dansk")


def _compiled(catalogue: Catalog) -> bytes:
    """:raise Exception: of many kinds, when gettext could not use what comes of it, such as the rule for plurals."""
    from babel.messages.mofile import write_mo

    written = BytesIO()
    write_mo(written, catalogue)
    choose = GNUTranslations(BytesIO(written.getvalue())).ngettext
    for number in range(200):
        choose("", "", number)
    return written.getvalue()
