import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sandbox.world
from sandbox.world import events
from sandbox.world.state.events import EVENTS
from tests.rules.tree import SANDBOX, files, parsed

NEW_SUBJECT = """
from sandbox.world.state.events import Event


class BoatLaunched(Event):
    pass
"""


def written_events() -> set[str]:
    """Class names of all events of the world, read from its code."""
    return {
        node.name
        for path in files(SANDBOX / "world", ".py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "Event" for base in node.bases)
    }


@pytest.mark.parametrize(
    "asked",
    [
        "from sandbox.world.events import all_events as known",
        "from sandbox.guide.conditions.event_conditions import known_events as known",
    ],
)
def test_every_event_is_known_in_a_process_that_has_imported_nothing_else(asked: str) -> None:
    code = f"{asked}\nprint(*(kind.__name__ for kind in known().values()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(written_events()) > 100
    assert written_events() <= set(done.stdout.split())


def test_the_events_of_a_new_subject_are_known_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = tmp_path / "boats"
    subject.mkdir()
    (subject / "__init__.py").touch()
    (subject / "launching.py").write_text(NEW_SUBJECT, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sandbox.world, "__path__", [*sandbox.world.__path__, str(tmp_path)])
        events.import_all.cache_clear()
        known = set(events.all_events())
    for module in ("sandbox.world.boats.launching", "sandbox.world.boats"):
        sys.modules.pop(module, None)
    EVENTS.pop("boat-launched", None)
    vars(sandbox.world).pop("boats", None)
    assert "boat-launched" in known
