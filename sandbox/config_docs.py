"""Writes the table of all settings in `docs/settings.md` from their declarations."""

from sandbox.config import ROOT, Config
from sandbox.config_reading import Setting, settings_of

FILE = ROOT / "docs" / "settings.md"
HEAD = "| Variable | Default | Meaning |\n| --- | --- | --- |\n"


def with_table(text: str) -> str:
    """The document with its table as the settings are now; the prose around it stays.

    :raises ValueError: when it has no such table.
    """
    before, head, after = text.partition(HEAD)
    if not head:
        raise ValueError(f"no table begins with {HEAD!r}")
    rows = after.splitlines(keepends=True)
    rest = next((place for place, row in enumerate(rows) if not row.startswith("|")), len(rows))
    return before + head + "".join(map(_row, settings_of(Config))) + "".join(rows[rest:])


def _row(setting: Setting) -> str:
    return f"| `{setting.variable}` | {setting.default} | {setting.meaning} |\n"
