"""Family names from Faker's Danish list, first names by generation from `words/names.yaml`."""

from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from sandbox.config import CONTENT
from sandbox.content.reading.yaml_file import ContentModel, load

FOLDER = CONTENT / "words"
Generation = Literal["senior", "parent", "young", "child"]


def _split(text: object) -> object:
    return text.split() if isinstance(text, str) else text


Words = Annotated[
    tuple[str, ...], Field(min_length=4), BeforeValidator(_split, json_schema_input_type=str | list[str])
]


class FirstNames(ContentModel):
    female: Words
    male: Words


class Origin(ContentModel):
    """Families with roots outside Denmark; `share` is how many of them there are, in proportion to the other groups."""

    share: Annotated[int, Field(ge=1)]
    families: Words
    older: FirstNames
    younger: FirstNames


class Names(ContentModel):
    danish: dict[Generation, FirstNames]
    others: tuple[Origin, ...]


@cache
def names() -> Names:
    return load(FOLDER / "names.yaml", Names)


@cache
def danish_families() -> tuple[str, ...]:
    """The commonest first."""
    # Faker takes a fifth of a second to import, and only a class that is being opened needs it
    from faker.providers.person.da_DK import Provider

    return tuple(Provider.last_names)


@cache
def password_words() -> tuple[str, ...]:
    return tuple((FOLDER / "passwords.txt").read_text(encoding="utf-8").split())
