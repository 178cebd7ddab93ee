"""Gettext's compiled catalogues are made from the .po files where they are missing or older: only text is kept."""

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
    """Compile each `<language>/LC_MESSAGES/*.po` whose .mo is older. Several processes may start at once."""
    for source in folder.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    handle, unfinished = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        write_mo(file, catalogue)
    Path(unfinished).replace(target)
