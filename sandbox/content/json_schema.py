"""JSON Schemas of content files, by which editors complete keys and mark mistakes while an author writes."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sandbox.config import ROOT
from sandbox.content.kinds import ALL

FOLDER = ROOT / "docs" / "schemas"
NOISE = {"title", "default", "discriminator"}
NAMED = {"properties", "$defs"}
"""What maps authors' own names, such as a key `title`, to schemas."""


def content_schemas() -> dict[Path, str]:
    """The text of each kind's schema by its file, `docs/schemas/<kind>.schema.json`."""
    return {FOLDER / f"{kind.name}.schema.json": schema_of(kind.model) for kind in ALL}


def schema_of(model: type[BaseModel]) -> str:
    """The schema as a file's text. `slug` is left out, because it follows from the file's name."""
    written = model.model_json_schema(by_alias=True)
    written["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    written["properties"].pop("slug", None)
    if required := [key for key in written.pop("required", ()) if key != "slug"]:
        written["required"] = required
    return json.dumps(_plain(written), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(node: Any) -> Any:
    """Without the titles that only repeat the names, and without defaults."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: {name: _plain(field) for name, field in value.items()} if key in NAMED else _plain(value)
        for key, value in node.items()
        if key not in NOISE
    }
