"""Regular expressions that authors write: Pydantic's own, whose time is linear in the text, whatever is written."""

from functools import cache
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError
from pydantic_core import SchemaError

LONGEST_TEXT = 10_000


def matches(pattern: str, text: str) -> bool:
    """Whether the pattern is found anywhere in the first `LONGEST_TEXT` characters.

    :raises ValueError: for what is no pattern, or looks around or back, which these cannot do.
    """
    try:
        _adapter(pattern).validate_python(text[:LONGEST_TEXT])
    except ValidationError:
        return False
    return True


@cache
def _adapter(pattern: str) -> TypeAdapter[str]:
    try:
        return TypeAdapter(Annotated[str, Field(pattern=pattern)])
    except SchemaError:
        raise ValueError("mønstret kan ikke læses; det må ikke bruge (?=, (?<, \\1 og den slags") from None


def _readable(pattern: str) -> str:
    _adapter(pattern)
    return pattern


Pattern = Annotated[str, AfterValidator(_readable)]
