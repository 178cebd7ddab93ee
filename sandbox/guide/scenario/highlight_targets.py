"""What a hint can light: every `data-show` in the templates, directly or through a component's `show`."""

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from sandbox.config import ROOT
from sandbox.content.services.catalogue import services

TEMPLATES = ROOT / "templates"
PLAIN = re.compile(r"""(?:data-show|\bshow)=["']([a-z0-9-]*[a-z0-9])["']""")
BEGINNING = re.compile(r"""data-show=["']([a-z0-9-]+-)\{\{|\bshow=["']([a-z0-9-]+-)["']\s*~""")


@dataclass(frozen=True)
class Targets:
    """Names written out, and the beginnings of those that end in something computed, such as a letter's slug."""

    names: frozenset[str]
    beginnings: frozenset[str]

    def __contains__(self, name: object) -> bool:
        return name in self.names or any(
            isinstance(name, str) and name.startswith(start) and name != start for start in self.beginnings
        )


def all_targets() -> Targets:
    """Those of the templates, and the fields of self-services and the first choice of each, shown by their names."""
    found = targets(TEMPLATES)
    fields = (field for service in services().values() for step in service.steps for field in step.fields)
    names = {field.name.replace("_", "-") for field in fields}
    return replace(found, names=found.names | names | {f"first-{name}" for name in names})


@cache
def targets(folder: Path) -> Targets:
    """Every target below a folder of templates."""
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.html")]
    names = {name for text in texts for name in PLAIN.findall(text)}
    beginnings = {one or other for text in texts for one, other in BEGINNING.findall(text)}
    return Targets(frozenset(names), frozenset(beginnings))
