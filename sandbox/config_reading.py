"""How settings are read and checked: text from the environment becomes values, or an error that names the variable."""

import os
from dataclasses import field
from pathlib import Path
from typing import Any

YES = {"1", "true", "yes", "on", "ja"}
SIGN_INS = ("both", "nemid", "mitid")
NO = {"0", "false", "no", "off", "nej"}
SHORTEST_KEY = 16
NEVER_SHOWN = {"SECRET_KEY", "INSTRUCTOR_PASSWORD", "DATABASE_URL"}


class ConfigError(Exception):
    """A setting that cannot be used; the text names the variable, in Danish and English."""

    def __init__(self, variable: str, danish: str, english: str) -> None:
        super().__init__(f"{variable}: {danish}\n{variable}: {english}")
        self.variable = variable


def setting(
    variable: str,
    default: object,
    doc: str,
    *,
    low: int | None = None,
    high: int | None = None,
    shown: str | None = None,
) -> Any:
    """A field read from `variable`; whole numbers stay within `low` and `high`.

    `shown` is the default as documented, where it is computed.
    """
    metadata = {"variable": variable, "doc": doc, "low": low, "high": high, "shown": shown}
    return field(default=default, metadata=metadata, repr=variable not in NEVER_SHOWN)


def read(variable: str, text: str, default: object) -> object:
    """The text of a variable as the type of its default; texts and settings without a default stay text."""
    if isinstance(default, bool):
        return as_bool(variable, text)
    if isinstance(default, int):
        return as_int(variable, text)
    if isinstance(default, Path):
        return Path(text)
    if isinstance(default, tuple):
        return tuple(Path(part).absolute() for part in text.split(os.pathsep) if part)
    return text


def as_bool(variable: str, text: str) -> bool:
    if text.lower() in YES:
        return True
    if text.lower() in NO:
        return False
    raise ConfigError(variable, f"“{text}” skal være ja eller nej.", f"“{text}” has to be true or false.")


def as_int(variable: str, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ConfigError(
            variable, f"“{text}” skal være et helt tal.", f"“{text}” has to be a whole number."
        ) from None
