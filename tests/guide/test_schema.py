import json

from sandbox.cli import SCHEMA
from sandbox.guide import happenings, play_language
from sandbox.guide.format import Scenario
from sandbox.guide.schema import schema


def test_the_schema_in_the_docs_is_the_formats_own() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "Run: flask --app sandbox schema"


def test_the_schema_knows_every_key_an_author_can_write() -> None:
    written = json.loads(schema())
    assert set(written["properties"]) == set(Scenario.model_fields) - {"slug"}
    assert "slug" not in written["required"]
    text = json.dumps(written)
    assert all(f'"{key}"' in text for key in (*happenings.KINDS, *play_language.KINDS))
