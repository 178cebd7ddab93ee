"""The JSON Schema of exercise files, by which editors complete keys and mark mistakes while an author writes."""

import json
from typing import Any

from sandbox.guide.scenario.format import Scenario


def schema() -> str:
    """As it stands in docs/scenario.schema.json."""
    written = Scenario.model_json_schema(by_alias=True)
    written["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    written["required"] = [key for key in written["required"] if key != "slug"]
    del written["properties"]["slug"]
    return json.dumps(_plain(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(node: Any) -> Any:
    """Without the titles that only repeat the names, and without defaults."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: _plain(value) for key, value in node.items() if not _is_noise(key, value)}


def _is_noise(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or key in {"default", "discriminator"}
