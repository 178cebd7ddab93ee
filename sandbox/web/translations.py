"""Gettext's compiled catalogues are made from the .po files when those have changed: only text is kept.

A message that would break a page, such as one with another placeholder than the Danish one, is left out and shown in
Danish. So is a whole language whose file cannot be read.
"""

import os
import tempfile
from pathlib import Path

from babel import Locale, UnknownLocaleError

from sandbox.content.reading.errors import ContentError
from sandbox.content.translation.message_checks import no_language, not_kept, sound

FOLDER = Path(__file__).resolve().parents[2] / "translations"
PATTERN = "*/LC_MESSAGES/messages.po"
READABLE_BY_ALL = 0o644  # another user may start the server next time


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
        return own, [not_kept(own, error)]


def _compile_all(folder: Path, into: Path) -> list[ContentError]:
    """:raise OSError: when nothing can be written there."""
    problems = []
    for source in sorted(folder.glob(PATTERN)):
        if not _name(source.parts[-3]):
            problems.append(no_language(source))
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
    compiled, problems = sound(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(compiled)
    if not problems:
        os.utime(unfinished, ns=(changed, changed))
    Path(unfinished).chmod(READABLE_BY_ALL)
    Path(unfinished).replace(target)
    return problems
