"""The workflows, the issue forms and the template of pull requests, as GitHub reads them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from start import OLDEST
from tests.rules.test_justfile import recipes
from tests.rules.tree import ROOT, files, name, read

GITHUB = ROOT / ".github"
WORKFLOWS = files(GITHUB / "workflows", ".yml", ".yaml")
FORMS = [path for path in files(GITHUB / "ISSUE_TEMPLATE", ".yml", ".yaml") if path.stem != "config"]
NEEDED = {
    "markdown": {"value"},
    "textarea": {"label"},
    "input": {"label"},
    "dropdown": {"label", "options"},
    "checkboxes": {"label", "options"},
}


def loaded(path: Path) -> Any:
    return yaml.safe_load(read(path))


def jobs() -> Iterator[dict[str, Any]]:
    for path in WORKFLOWS:
        yield from loaded(path)["jobs"].values()


def steps() -> Iterator[dict[str, Any]]:
    for job in jobs():
        yield from job["steps"]


def lines_run() -> list[str]:
    return [line for step in steps() for line in step.get("run", "").splitlines()]


def test_the_workflows_run_the_two_commands_of_the_readme() -> None:
    commands = re.findall(r"^python3 start\.py.*$", read(ROOT / "README.md"), re.MULTILINE)
    assert commands == ["python3 start.py", "python3 start.py test"]
    run = lines_run()
    assert any(re.match(r"python3 start\.py( --| *$)", line) for line in run)
    assert "python3 start.py test" in run


def test_the_tests_run_on_every_system_and_python_that_is_promised() -> None:
    (matrix,) = (job["strategy"]["matrix"] for job in jobs() if "strategy" in job)
    assert {system.partition("-")[0] for system in matrix["os"]} == {"ubuntu", "macos", "windows"}
    promised = re.search(r"Python 3\.(\d+) to 3\.(\d+)", read(ROOT / "requirements.txt"))
    assert promised
    assert matrix["python"] == [f"3.{minor}" for minor in range(int(promised[1]), int(promised[2]) + 1)]
    assert matrix["python"][0] == f"{OLDEST[0]}.{OLDEST[1]}"


def test_the_audit_is_that_of_the_justfile() -> None:
    assert recipes()["audit"][0] in lines_run()


def test_every_action_is_pinned_to_a_version() -> None:
    used = [step["uses"] for step in steps() if "uses" in step]
    assert used
    loose = [action for action in used if not re.fullmatch(r"[\w./-]+@(v\d+\.\d+\.\d+|[0-9a-f]{40})", action)]
    assert not loose, f"Write the whole version, as in actions/checkout@v5.0.0: {loose}"


def test_every_job_ends_by_itself_and_may_only_read() -> None:
    assert all("timeout-minutes" in job for job in jobs())
    assert all(loaded(path)["permissions"] == {"contents": "read"} for path in WORKFLOWS)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_has_what_github_needs(path: Path) -> None:
    form = loaded(path)
    assert form["name"]
    assert form["description"]
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    lacking = [part for part in form["body"] if not NEEDED[part["type"]] <= part["attributes"].keys()]
    assert not lacking


@pytest.mark.parametrize("form", ["bug", "content-error"])
def test_the_form_of_a_fault_warns_against_real_data(form: str) -> None:
    body = loaded(GITHUB / "ISSUE_TEMPLATE" / f"{form}.yml")["body"]
    options = [
        option for part in body if part["type"] == "checkboxes" for option in part["attributes"]["options"]
    ]
    assert any(option.get("required") and "CPR" in option["label"] for option in options)


def test_the_template_of_pull_requests_asks_for_the_tests() -> None:
    template = GITHUB / "pull_request_template.md"
    assert "`python3 start.py test`" in read(template), name(template)
