"""Every setting, typed, from the environment.

`docs/settings.md` has the same table for operators; a test compares them.
"""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent

YES = {"1", "true", "yes", "on", "ja"}
NEVER_SHOWN = {"SECRET_KEY", "INSTRUCTOR_PASSWORD", "DATABASE_URL"}
NO = {"0", "false", "no", "off", "nej"}


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


@dataclass(frozen=True, kw_only=True)
class Config:
    """Made by `from_environ`, which also fills in what is computed; a bare `Config()` has no secret key."""

    data_dir: Path = setting(
        "DATA_DIR", Path("data"), "Folder for everything that is kept: database, secret key."
    )
    database_url: str = setting(
        "DATABASE_URL", "", "Database as an SQLAlchemy address.", shown="SQLite in DATA_DIR/oevebanen.sqlite3"
    )
    secret_key: str = setting(
        "SECRET_KEY",
        "",
        "Signs the cookies; at least 16 characters.",
        shown="made once, kept in DATA_DIR/secret-key",
    )
    seed: int = setting(
        "SEED", 1, "Seed of the people; the same on every machine, because seat cards are printed.", low=0
    )
    cohort_year: int = setting(
        "COHORT_YEAR",
        2026,
        "Year in which the people have their ages; changing it makes printed cards wrong.",
        low=2020,
        high=2040,
    )
    instructor_password: str | None = setting(
        "INSTRUCTOR_PASSWORD",
        None,
        "The instructor's password.",
        shown="chosen in the browser at the first start",
    )
    host: str = setting("HOST", "0.0.0.0", "Address to listen on; 127.0.0.1 is this machine only.")  # noqa: S104 the class is on the network
    port: int = setting(
        "PORT", 8080, "Port to listen on; the next free one when it is taken.", low=0, high=65535
    )
    allow_public: bool = setting("ALLOW_PUBLIC", False, "Answer addresses that are not private, too.")
    trusted_proxies: int = setting(
        "TRUSTED_PROXIES",
        0,
        "Number of proxies in front whose forwarded headers are believed.",
        low=0,
        high=10,
    )
    municipality: str = setting(
        "MUNICIPALITY", "oeveby", "Folder in sandbox/content/ with the municipality's names and services."
    )
    scenario_dirs: tuple[Path, ...] = setting(
        "SCENARIO_DIRS",
        (ROOT / "scenarios",),
        "Folders with exercises, separated as in PATH.",
        shown="scenarios",
    )
    tick_seconds: int = setting(
        "TICK_SECONDS", 20, "How far a seat's own clock moves with every change.", low=0, high=3600
    )
    nemid_attempts: int = setting(
        "NEMID_ATTEMPTS", 5, "Wrong user-ids or passwords in a row before NemID locks.", low=1, high=100
    )
    nemid_lock_hours: int = setting(
        "NEMID_LOCK_HOURS", 8, "Hours of the seat's clock that the lock lasts.", low=1, high=1000
    )
    nemid_wrong_keys: int = setting(
        "NEMID_WRONG_KEYS", 5, "Wrong keys in a row before NemID is blocked.", low=1, high=100
    )
    session_minutes: int = setting(
        "SESSION_MINUTES",
        30,
        "Idle minutes of the seat's clock after which a sign-in ends.",
        low=2,
        high=1440,
    )
    session_warning_minutes: int = setting(
        "SESSION_WARNING_MINUTES", 5, "Minutes before that end at which the warning comes.", low=1, high=1439
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "data_dir", self.data_dir.expanduser().absolute())
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite:///{self.data_dir / 'oevebanen.sqlite3'}")
        for check in (check_range, check_texts, check_warning):
            check(self)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ, **overrides: object) -> Self:
        """Overrides win over the environment; an override of None and an empty variable count as not given.

        :raise ConfigError: for the first setting that cannot be used.
        """
        given: dict[str, Any] = {}
        for each in fields(cls):
            variable = each.metadata["variable"]
            if text := environ.get(variable, "").strip():
                given[each.name] = read(variable, text, each.default)
        given |= {name: value for name, value in overrides.items() if value is not None}
        config = cls(**given)
        if not config.secret_key:
            object.__setattr__(config, "secret_key", kept_secret(config.data_dir))
        return config


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


def check_range(config: Config) -> None:
    for each in fields(config):
        low, high = each.metadata["low"], each.metadata["high"]
        value = getattr(config, each.name)
        if (low is not None and value < low) or (high is not None and value > high):
            span = f"{low}–{high}" if high is not None else f"{low}–"
            raise ConfigError(
                each.metadata["variable"], f"{value} skal ligge i {span}.", f"{value} has to lie in {span}."
            )


def check_texts(config: Config) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", config.municipality):
        raise ConfigError(
            "MUNICIPALITY",
            "må kun have små bogstaver a–z, tal og bindestreg.",
            "takes lower case a–z, digits and hyphens only.",
        )
    if "://" not in config.database_url:
        raise ConfigError("DATABASE_URL", "skal være som sqlite:///fil.", "has to look like sqlite:///file.")
    if config.secret_key and len(config.secret_key) < 16:
        raise ConfigError("SECRET_KEY", "skal have mindst 16 tegn.", "needs at least 16 characters.")


def check_warning(config: Config) -> None:
    if config.session_warning_minutes >= config.session_minutes:
        raise ConfigError(
            "SESSION_WARNING_MINUTES",
            "skal være mindre end SESSION_MINUTES.",
            "has to be less than SESSION_MINUTES.",
        )


def kept_secret(data_dir: Path) -> str:
    """The installation's own key, made at the first call and then read; only its owner can read the file.

    :raise ConfigError: when the folder cannot be written.
    """
    path = data_dir / "secret-key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            write_secret(path)
        return path.read_text(encoding="ascii").strip() or write_secret(path)
    except OSError as error:
        raise ConfigError(
            "DATA_DIR",
            f"der kan ikke skrives i {data_dir} ({error.strerror}).",
            f"cannot write in {data_dir} ({error.strerror}).",
        ) from error


def write_secret(path: Path) -> str:
    key = secrets.token_urlsafe(32)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key
