"""Gettext's compiled catalogues are made from the .po files when those have changed: only text is kept."""

import os
import tempfile
from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).resolve().parents[2] / "translations"


def languages(folder: Path = FOLDER) -> dict[str, str]:
    """Each language that has a catalogue, by its code, named in itself."""
    codes = sorted(path.parts[-3] for path in folder.glob("*/LC_MESSAGES/messages.po"))
    return {code: str(Locale.parse(code).get_display_name(code)).capitalize() for code in codes}


def compile_stale(folder: Path = FOLDER) -> None:
    """Compile each `<language>/LC_MESSAGES/*.po` that was changed. Several processes may start at once."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target, changed = source.with_suffix(".mo"), source.stat().st_mtime_ns
        if not target.exists() or target.stat().st_mtime_ns != changed:
            _compile(source, target, changed)


def _compile(source: Path, target: Path, changed: int) -> None:
    """The compiled file carries the time of what it was made from: a source saved meanwhile is compiled next time."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, catalogue)
    os.utime(unfinished, ns=(changed, changed))
    Path(unfinished).replace(target)
