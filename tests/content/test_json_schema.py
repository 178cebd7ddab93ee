"""The schemas that editors are given are the models' own, and say no more and no less than an author can write."""

import json
from typing import Annotated, Literal

import pytest
from pydantic import Field

from sandbox.content.json_schema import FOLDER, content_schemas, schema_of
from sandbox.content.kinds import ALL, Kind, SingleFile
from sandbox.content.names import Names
from sandbox.content.reading.yaml_file import ContentModel


class Ticket(ContentModel):
    slug: str
    title: str = "Billet"
    default: Annotated[int, Field(alias="from")] = 1
    discriminator: Literal["a", "b"]


def test_the_schemas_in_the_docs_are_the_models_own() -> None:
    written = {path: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == content_schemas(), "Run: flask --app sandbox schema"


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_schema_has_every_key_that_an_author_can_write(kind: Kind | SingleFile) -> None:
    schema = json.loads(schema_of(kind.model))
    keys = {field.alias or name for name, field in kind.model.model_fields.items()}
    assert schema["properties"].keys() == keys - {"slug"}
    assert not schema["additionalProperties"]


def test_keys_are_kept_whatever_they_are_called_and_the_slug_is_left_to_the_file_name() -> None:
    schema = json.loads(schema_of(Ticket))
    assert schema["properties"] == {
        "title": {"type": "string"},
        "from": {"type": "integer"},
        "discriminator": {"enum": ["a", "b"], "type": "string"},
    }
    assert schema["required"] == ["discriminator"]
    assert "title" not in schema


def test_names_are_written_as_words_in_one_text() -> None:
    female = json.loads(schema_of(Names))["$defs"]["FirstNames"]["properties"]["female"]
    assert {"type": "string"} in female["anyOf"]
