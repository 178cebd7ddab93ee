"""Describes each setting, and the error for a variable that cannot be used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

SHORTEST_KEY = 16


class ConfigError(Exception):
    """A setting that cannot be used; the text names the variable, in Danish and English."""

    def __init__(self, variable: str, danish: str, english: str) -> None:
        super().__init__(f"{variable}: {danish}\n{variable}: {english}")
        self.variable = variable


@dataclass(frozen=True)
class Shown:
    """Annotates a setting whose default is computed, with the text that the documentation has in its place."""

    text: str


@dataclass(frozen=True)
class Setting:
    """One environment variable, as its field declares it; `low` and `high` are None where nothing limits it."""

    variable: str
    default: str
    meaning: str
    low: int | None = None
    high: int | None = None


def settings_of(model: type[BaseModel], prefix: str = "") -> Iterator[Setting]:
    """The settings of a model and of the models in it, in the order of their declaration."""
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from settings_of(field.annotation, f"{prefix}{name}_")
        else:
            yield _setting(f"{prefix}{name}".upper(), field)


def _setting(variable: str, field: FieldInfo) -> Setting:
    limits: dict[str, Any] = {}
    default = str(field.default)
    for item in field.metadata:
        if isinstance(item, Shown):
            default = item.text
        for key, limit in (("low", "ge"), ("high", "le")):
            limits |= {key: getattr(item, limit)} if hasattr(item, limit) else {}
    return Setting(variable, default, field.description or "", **limits)


def yes_or_no(value: object) -> object:
    """Accepts the Danish words for yes and no; pydantic accepts the English ones."""
    return {"ja": True, "nej": False}.get(value.casefold(), value) if isinstance(value, str) else value


def unusable(danish: str, english: str) -> PydanticCustomError:
    """For a validator to raise, with the sentences that follow the variable's name in `ConfigError`."""
    return PydanticCustomError("unusable", "{english}", {"danish": danish, "english": english})


def config_error(model: type[BaseModel], error: ValidationError) -> ConfigError:
    """Convert the first of pydantic's errors to a `ConfigError` of its variable."""
    first = error.errors(include_url=False)[0]
    variable = "_".join(str(part) for part in first["loc"]).upper()
    setting = next((one for one in settings_of(model) if one.variable == variable), None)
    return ConfigError(variable, *(_sentences(first, setting) if setting else (first["msg"],) * 2))


def _sentences(error: ErrorDetails, setting: Setting) -> tuple[str, str]:
    """Danish and English. Only a number, or what was meant to be one or a yes or no, is repeated: it is no secret."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "unusable":
        return context["danish"], context["english"]
    if kind.startswith("int"):
        return f"“{value}” skal være et helt tal.", f"“{value}” has to be a whole number."
    if kind.startswith("bool"):
        return f"“{value}” skal være ja eller nej.", f"“{value}” has to be true or false."
    if kind in {"greater_than_equal", "less_than_equal"}:
        span = f"{setting.low}–{'' if setting.high is None else setting.high}"
        return f"{value} skal ligge i {span}.", f"{value} has to lie in {span}."
    if kind == "literal_error":
        choices = context["expected"].replace("'", "")
        return f"skal være {choices.replace(' or ', ' eller ')}.", f"has to be {choices}."
    return f"kan ikke bruges ({error['msg']}).", f"cannot be used ({error['msg']})."
