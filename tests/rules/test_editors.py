"""What the repository tells editors and pre-commit is about files and tools that exist."""

import json
import re
from pathlib import Path
from typing import Any

import yaml

from sandbox.content.json_schema import FOLDER
from sandbox.content.kinds import ALL
from start import CHECKS
from tests.rules.tree import ROOT, name, read

PRE_COMMIT = ROOT / ".pre-commit-config.yaml"


def schemas() -> dict[str, list[str]]:
    """The schemas of the editor's settings, and the files that each is for."""
    settings: dict[str, Any] = json.loads(read(ROOT / ".vscode/settings.json"))
    schemas: dict[str, list[str]] = settings["yaml.schemas"]
    return schemas


def pre_commit_repos() -> list[dict[str, Any]]:
    repos: list[dict[str, Any]] = yaml.safe_load(read(PRE_COMMIT))["repos"]
    return repos


def test_every_schema_is_given_to_the_files_that_it_is_for() -> None:
    paths = {name(path) for path in (ROOT / "docs").rglob("*.schema.json")}
    assert set(schemas()) == paths, "Map each schema in docs/ under yaml.schemas in .vscode/settings.json."


def test_the_files_of_every_kind_get_the_schema_of_their_kind() -> None:
    """Nothing is written in the files themselves, so that a new one is helped at once."""
    wanted = {
        name(FOLDER / f"{kind.name}.schema.json"): [f"content/{pattern}" for pattern in kind.patterns]
        for kind in ALL
    }
    given = {path: patterns for path, patterns in schemas().items() if path in wanted}
    assert given == wanted, "Map each kind of sandbox/content/kinds.py in .vscode/settings.json."


def test_every_pattern_of_a_schema_matches_files() -> None:
    empty = [each for patterns in schemas().values() for each in patterns if not list(ROOT.glob(each))]
    assert not empty, f"No file matches, so the editor helps nobody: {empty}"


def test_every_exercise_gets_the_schema_of_exercises() -> None:
    matched = {path for pattern in schemas()["docs/scenario.schema.json"] for path in ROOT.glob(pattern)}
    exercises = {*(ROOT / "scenarios").rglob("*.yaml"), *(ROOT / "tests/scenarios").rglob("*.yaml")}
    assert exercises == matched


def test_the_recommended_extensions_are_named_by_publisher_and_name() -> None:
    recommended = json.loads(read(ROOT / ".vscode/extensions.json"))["recommendations"]
    assert recommended == sorted(recommended)
    assert all(re.fullmatch(r"[a-z0-9-]+\.[a-z0-9-]+", each) for each in recommended)


def test_every_foreign_hook_is_pinned_to_a_version() -> None:
    foreign = [repo for repo in pre_commit_repos() if repo["repo"] != "local"]
    assert foreign
    assert all(re.fullmatch(r"v\d+\.\d+\.\d+", repo["rev"]) for repo in foreign)


def test_the_local_hooks_call_what_the_checks_call() -> None:
    (local,) = (repo for repo in pre_commit_repos() if repo["repo"] == "local")
    called = [re.search(r"exec (\w+ \w+)", hook["entry"]) for hook in local["hooks"]]
    assert [match and match[1] for match in called] == [" ".join(check[:2]) for check in CHECKS[:2]]


def test_hooks_leave_vendored_files_alone() -> None:
    excluded = re.compile(yaml.safe_load(read(PRE_COMMIT))["exclude"])
    vendored = [path for path in (*ROOT.glob("*/vendor"), *ROOT.glob("*/*/fonts")) if not hidden(path)]
    assert vendored
    missed = [name(path) for path in vendored if not excluded.match(f"{name(path)}/")]
    assert not missed, f"Add to `exclude` in .pre-commit-config.yaml: {missed}"


def hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(ROOT).parts)
