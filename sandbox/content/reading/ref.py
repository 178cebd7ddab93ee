"""The mark of a reference: what is written in a field names other content."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


def _the_text_itself(text: str) -> Iterable[str]:
    return (text,)


@dataclass(frozen=True)
class Ref:
    """`kind` is a name in the registry (`sandbox/content/kinds.py`); what is written is the slug of such content.

    `slugs` finds the slugs in what is written, where that is not one slug by itself. `suits` says which content can be
    referred to here, and messages then call it `called`.
    """

    kind: str
    slugs: Callable[[str], Iterable[str]] = _the_text_itself
    suits: Callable[[Any], bool] | None = None
    called: str = ""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(core_schema) | {"x-refers-to": self.kind}
