"""The JSON Schema of exercise files, by which editors complete keys and mark mistakes while an author writes."""

from sandbox.config import ROOT
from sandbox.content.json_schema import schema_of
from sandbox.guide.scenario.format import Scenario

FILE = ROOT / "docs" / "scenario.schema.json"


def schema() -> str:
    """The text of `FILE`."""
    return schema_of(Scenario)
