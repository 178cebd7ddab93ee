"""Every setting, typed, from the environment.

`docs/settings.md` has the same table for operators; a test compares them.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from sandbox.config_reading import SHORTEST_KEY, SIGN_INS, ConfigError, read, setting
from sandbox.config_secret import check_several, kept_secret

__all__ = ["CONTENT", "ROOT", "VERSION", "Config", "ConfigError"]

VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"


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
        "MUNICIPALITY", "oeveby", "Folder in content/municipalities/ with its names, pages and fees."
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
    nemid_locks: int = setting(
        "NEMID_LOCKS",
        2,
        "Locks in a row that wrong passwords bring; what would be one more blocks NemID.",
        low=0,
        high=100,
    )
    nemid_abandoned_counts: bool = setting(
        "NEMID_ABANDONED_COUNTS", True, "A key step that is left counts as failed; as many as attempts lock."
    )
    nemid_key_minutes: int = setting(
        "NEMID_KEY_MINUTES", 10, "Minutes of the seat's clock that a key is asked for.", low=1, high=1440
    )
    nemid_few_keys: int = setting(
        "NEMID_FEW_KEYS", 20, "Keys left at which a new key card is posted.", low=0, high=147
    )
    nemid_card_weekdays: int = setting(
        "NEMID_CARD_WEEKDAYS",
        5,
        "Weekdays of the seat's clock that a key card takes by post.",
        low=0,
        high=60,
    )
    nemid_password_weekdays: int = setting(
        "NEMID_PASSWORD_WEEKDAYS",
        3,
        "Weekdays of the seat's clock that a temporary password takes by post.",
        low=0,
        high=60,
    )
    nemid_temporary_days: int = setting(
        "NEMID_TEMPORARY_DAYS", 28, "Days that a temporary password can be used.", low=1, high=365
    )
    nemid_confirm_new_card: bool = setting(
        "NEMID_CONFIRM_NEW_CARD", True, "A new key card is taken into use by typing its number."
    )
    nemid_app_minutes: int = setting(
        "NEMID_APP_MINUTES", 5, "Minutes of the seat's clock to approve in the code app.", low=1, high=1440
    )
    nemid_app_wrong_codes: int = setting(
        "NEMID_APP_WRONG_CODES", 3, "Wrong codes in a row that close the code app.", low=1, high=100
    )
    nemid_app_wait_minutes: int = setting(
        "NEMID_APP_WAIT_MINUTES", 60, "Minutes until a new code app is ready.", low=0, high=1440
    )
    sign_in: str = setting(
        "SIGN_IN", "both", "What a new class signs in with unless chosen: both, nemid or mitid."
    )
    mitid_pin_attempts: int = setting(
        "MITID_PIN_ATTEMPTS", 3, "Wrong PINs in a row that pause the MitID app.", low=1, high=100
    )
    mitid_password_attempts: int = setting(
        "MITID_PASSWORD_ATTEMPTS", 5, "Wrong MitID passwords in a row that pause it.", low=1, high=100
    )
    mitid_pause_minutes: int = setting(
        "MITID_PAUSE_MINUTES", 10, "Minutes of the seat's clock that such a pause lasts.", low=1, high=1440
    )
    mitid_pauses: int = setting(
        "MITID_PAUSES", 2, "Pauses in a row; what would be one more blocks.", low=0, high=100
    )
    mitid_timeout_minutes: int = setting(
        "MITID_TIMEOUT_MINUTES",
        5,
        "Minutes of the seat's clock that MitID waits for a step.",
        low=1,
        high=1440,
    )
    mitid_one_time_digits: int = setting(
        "MITID_ONE_TIME_DIGITS",
        4,
        "Digits of the code for who cannot scan; sources say 4 or 6.",
        low=4,
        high=6,
    )
    mitid_exact_case: bool = setting(
        "MITID_EXACT_CASE", True, "Capitals in a MitID password make a difference."
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
        object.__setattr__(self, "data_dir", Path(self.data_dir).expanduser().absolute())
        if not self.database_url:
            path = quote(str(self.data_dir / "oevebanen.sqlite3"), safe="/\\:")
            object.__setattr__(self, "database_url", f"sqlite:///{path}")
        check_all(self)

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
            check_several(config.trusted_proxies, given.get("database_url", ""), config.data_dir)
            object.__setattr__(config, "secret_key", kept_secret(config.data_dir))
        return config


def check_all(config: Config) -> None:
    """:raise ConfigError: for the first setting that cannot be used."""
    for check in (check_range, check_texts, check_warning):
        check(config)


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


def check_warning(config: Config) -> None:
    if config.session_warning_minutes >= config.session_minutes:
        raise ConfigError(
            "SESSION_WARNING_MINUTES",
            "skal være mindre end SESSION_MINUTES.",
            "has to be less than SESSION_MINUTES.",
        )
