import json

from sandbox.guide.scenario import play_actions
from sandbox.guide.scenario.format import Scenario
from sandbox.guide.scenario.json_schema import FILE, schema
from sandbox.guide.setup import kinds


def test_the_schema_in_the_docs_is_the_formats_own() -> None:
    assert FILE.read_text(encoding="utf-8") == schema(), "Run: flask --app sandbox schema"


def test_the_schema_knows_every_key_an_author_can_write() -> None:
    written = json.loads(schema())
    assert set(written["properties"]) == set(Scenario.model_fields) - {"slug"}
    assert "slug" not in written["required"]
    text = json.dumps(written)
    assert all(f'"{key}"' in text for key in (*kinds.KINDS, *play_actions.KINDS))
