"""Every setting, typed, from the environment.

`docs/settings.md` has the same table for operators; `flask --app sandbox settings` writes it from here.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self, get_args
from urllib.parse import quote

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from sandbox.config_reading import (
    SHORTEST_KEY,
    ConfigError,
    Shown,
    config_error,
    settings_of,
    unusable,
)
from sandbox.config_secret import check_several, kept_secret
from sandbox.rules import COHORT_YEAR, TICK_SECONDS, MitIdRules, NemIdRules, Rules, SessionRules, Switch

__all__ = ["CONTENT", "ROOT", "VERSION", "Config", "ConfigError"]

VERSION = "0.1.0"
ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"

SignIn = Literal["both", "nemid", "mitid"]
SIGN_INS: tuple[SignIn, ...] = get_args(SignIn)


class Config(BaseSettings):
    """Made by `from_environ`. A bare `Config()` reads no environment and has no secret key.

    A field's environment variable has its name, after that of the rules it belongs to: `nemid.attempts` is
    `NEMID_ATTEMPTS`. Secrets are not in `repr`.
    """

    model_config = SettingsConfigDict(
        frozen=True,
        hide_input_in_errors=True,
        enable_decoding=False,
        env_nested_delimiter="_",
        env_nested_max_split=1,
    )

    data_dir: Path = Field(
        Path("data"),
        validate_default=True,
        description="Folder for everything that is kept: database, secret key.",
    )
    database_url: Annotated[str, Shown("SQLite in DATA_DIR/oevebanen.sqlite3")] = Field(
        "", validate_default=True, repr=False, description="Database as an SQLAlchemy address."
    )
    secret_key: Annotated[str, Shown("made once, kept in DATA_DIR/secret-key")] = Field(
        "", repr=False, description=f"Signs the cookies; at least {SHORTEST_KEY} characters."
    )
    seed: int = Field(
        1, ge=0, description="Seed of the people; the same on every machine, because seat cards are printed."
    )
    cohort_year: int = Field(
        COHORT_YEAR,
        ge=2020,
        le=2040,
        description="Year in which the people have their ages; changing it makes printed cards wrong.",
    )
    instructor_password: Annotated[str | None, Shown("chosen in the browser at the first start")] = Field(
        None, repr=False, description="The instructor's password."
    )
    host: str = Field(
        "0.0.0.0",  # noqa: S104 the class is on the network
        description="Address to listen on; 127.0.0.1 is this machine only.",
    )
    port: int = Field(
        8080, ge=0, le=65535, description="Port to listen on; the next free one when it is taken."
    )
    allow_public: Switch = Field(False, description="Answer addresses that are not private, too.")
    trusted_proxies: int = Field(
        0, ge=0, le=10, description="Number of proxies in front whose forwarded headers are believed."
    )
    municipality: str = Field(
        "oeveby", description="Folder in content/municipalities/ with its names, pages and fees."
    )
    scenario_dirs: Annotated[tuple[Path, ...], Shown("scenarios")] = Field(
        (ROOT / "scenarios",), description="Folders with exercises, separated as in PATH."
    )
    tick_seconds: int = Field(
        TICK_SECONDS, ge=0, le=3600, description="How far a seat's own clock moves with every change."
    )
    sign_in: SignIn = Field(
        "both", description="What a new class signs in with unless chosen: both, nemid or mitid."
    )
    nemid: NemIdRules = NemIdRules()
    mitid: MitIdRules = MitIdRules()
    session: SessionRules = SessionRules()

    @property
    def rules(self) -> Rules:
        return Rules(nemid=self.nemid, mitid=self.mitid, session=self.session)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is handed in: no `.env`, no folder of secrets, and no environment but that of `from_environ`."""
        return (init_settings,)

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] = os.environ, **overrides: object) -> Self:
        """Overrides win over the environment; an override of None and an empty variable count as not given.

        :raise ConfigError: for the first setting that cannot be used.
        """
        given = _read(cls, environ) | {name: value for name, value in overrides.items() if value is not None}
        try:
            config = cls(**given)
        except ValidationError as error:
            raise config_error(cls, error) from None  # its text could have a secret in it
        if config.secret_key:
            return config
        check_several(config.trusted_proxies, given.get("database_url", ""), config.data_dir)
        return config.model_copy(update={"secret_key": kept_secret(config.data_dir)})

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, folder: Path) -> Path:
        return folder.expanduser().absolute()

    @field_validator("database_url")
    @classmethod
    def _address(cls, url: str, info: ValidationInfo) -> str:
        if not url:
            path = info.data["data_dir"] / "oevebanen.sqlite3"
            return "sqlite:///" + quote(str(path), safe="/\\:")
        if "://" not in url:
            raise unusable("skal være som sqlite:///fil.", "has to look like sqlite:///file.")
        return url

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: str) -> str:
        if key and len(key) < SHORTEST_KEY:
            raise unusable(
                f"skal have mindst {SHORTEST_KEY} tegn.", f"needs at least {SHORTEST_KEY} characters."
            )
        return key

    @field_validator("municipality")
    @classmethod
    def _folder_name(cls, name: str) -> str:
        if not re.fullmatch(r"[a-z][a-z0-9-]*", name):
            raise unusable(
                "må kun have små bogstaver a–z, tal og bindestreg.",
                "takes lower case a–z, digits and hyphens only.",
            )
        return name

    @field_validator("scenario_dirs", mode="before")
    @classmethod
    def _folders(cls, given: object) -> object:
        if isinstance(given, str):
            return tuple(Path(part).absolute() for part in given.split(os.pathsep) if part)
        return given


def _read(model: type[BaseSettings], environ: Mapping[str, str]) -> dict[str, Any]:
    """Keep the variables that are settings; SESSION_MANAGER of a desktop, for example, is not one."""
    source = EnvSettingsSource(model)
    texts = {one.variable.lower(): environ.get(one.variable, "").strip() for one in settings_of(model)}
    source.env_vars = {name: text for name, text in texts.items() if text}
    return source()
