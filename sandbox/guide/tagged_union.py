"""One of several kinds, told apart by which key is written: `- letter: …` or `- nemid: …`."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class one_of:  # noqa: N801 it is read as a word in a type
    """Annotates a field that takes one of the models, by the key that only this kind has.

    Pydantic's own unions would report every kind's complaints; here the author hears of the kind that was meant.
    Kinds that contain one another need `defer_build`, so that all are there when the first is used.
    """

    def __init__(self, kinds: Mapping[str, type[BaseModel]]) -> None:
        self.kinds = kinds

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices = {tag(key): handler.generate_schema(model) for key, model in self.kinds.items()}
        union = core_schema.tagged_union_schema(choices, self._kind_of)
        return core_schema.no_info_before_validator_function(self._check, union)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema)

    def _kind_of(self, value: Any) -> str | None:
        if isinstance(value, BaseModel):
            return next((tag(key) for key, model in self.kinds.items() if type(value) is model), None)
        keys = value if isinstance(value, dict) else ()
        return next((tag(key) for key in self.kinds if key in keys), None)

    def _check(self, value: Any) -> Any:
        if self._kind_of(value) is None:
            raise PydanticCustomError("value_error", "{error}", {"error": self._complaint(value)})
        return value

    def _complaint(self, value: Any) -> str:
        keys = [str(key) for key in value] if isinstance(value, dict) else []
        nearest = [near for key in keys for near in get_close_matches(key, list(self.kinds), n=1)]
        if nearest:
            return f"ukendt nøgle; mente du “{nearest[0]}”?"
        return f"her skal stå en af nøglerne: {', '.join(self.kinds)}"


def tag(key: str) -> str:
    """What a kind is called in error locations: no key of a file, so that it is left out when they are shown."""
    return f"<{key}>"
