"""How settings are read and checked: text from the environment becomes values, or an error that names the variable."""

import os
import re
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.config import Config

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


def check_all(config: "Config") -> None:
    """:raise ConfigError: for the first setting that cannot be used."""
    for check in (check_range, check_texts, check_warning):
        check(config)


def check_range(config: "Config") -> None:
    for each in fields(config):
        low, high = each.metadata["low"], each.metadata["high"]
        value = getattr(config, each.name)
        if (low is not None and value < low) or (high is not None and value > high):
            span = f"{low}–{high}" if high is not None else f"{low}–"
            raise ConfigError(
                each.metadata["variable"], f"{value} skal ligge i {span}.", f"{value} has to lie in {span}."
            )


def check_texts(config: "Config") -> None:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", config.municipality):
        raise ConfigError(
            "MUNICIPALITY",
            "må kun have små bogstaver a–z, tal og bindestreg.",
            "takes lower case a–z, digits and hyphens only.",
        )
    if config.sign_in not in SIGN_INS:
        raise ConfigError("SIGN_IN", "skal være both, nemid eller mitid.", "has to be both, nemid or mitid.")
    if "://" not in config.database_url:
        raise ConfigError("DATABASE_URL", "skal være som sqlite:///fil.", "has to look like sqlite:///file.")
    if config.secret_key and len(config.secret_key) < SHORTEST_KEY:
        raise ConfigError(
            "SECRET_KEY",
            f"skal have mindst {SHORTEST_KEY} tegn.",
            f"needs at least {SHORTEST_KEY} characters.",
        )


def check_warning(config: "Config") -> None:
    if config.session_warning_minutes >= config.session_minutes:
        raise ConfigError(
            "SESSION_WARNING_MINUTES",
            "skal være mindre end SESSION_MINUTES.",
            "has to be less than SESSION_MINUTES.",
        )
