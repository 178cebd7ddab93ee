import argparse
import ast
import importlib.util
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

import start
import start_system
from sandbox.config import ROOT

NOTHING_GIVEN = argparse.Namespace(host=None, port=None, data=None, no_browser=False)


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("Flask==3.1.3\n", encoding="utf-8")
    return path


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like a virtual environment of this Python."""
    folder = tmp_path / ".venv"
    start.python_in(folder).parent.mkdir(parents=True)
    start.python_in(folder).touch()
    monkeypatch.setattr(start, "VENV", folder)
    return folder


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been run; each of them succeeds."""
    commands: list[list[str]] = []

    def run(command: list[str], **how: object) -> SimpleNamespace:
        commands.append(command)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", run)
    return commands


def test_an_older_python_can_read_the_file_and_is_told() -> None:
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 6))
    assert "3.11 eller nyere. Denne er 3.9." in start.complaint((3, 9))


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_newer_python_is_right(version: tuple[int, int]) -> None:
    assert start.complaint(version) == ""


def imported(path: Path) -> set[str]:
    """The modules that a file imports by name at its top or in a function, those for types alone left out."""
    tree = ast.parse(path.read_text("utf-8"))
    typing = [
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for part in ast.walk(node)
    ]
    nodes = [node for node in ast.walk(tree) if node not in typing]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def test_the_start_needs_nothing_but_the_standard_library() -> None:
    for name in ("start.py", "start_system.py", "sandbox/console.py", "sandbox/__init__.py"):
        foreign = {
            module
            for module in imported(ROOT / name)
            if module.partition(".")[0] not in sys.stdlib_module_names
        }
        assert foreign <= {"start_system", "sandbox", "sandbox.console"}, name


def test_an_older_python_meets_no_file_of_ours_before_it_is_told() -> None:
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    at_the_top = {alias.name for node in tree.body if isinstance(node, ast.Import) for alias in node.names}
    at_the_top |= {node.module or "" for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert {module.partition(".")[0] for module in at_the_top} <= sys.stdlib_module_names


def test_another_requirement_or_another_python_is_another_digest(requirements: Path) -> None:
    first = start.digest([requirements], (3, 11))
    assert start.digest([requirements], (3, 11)) == first
    assert start.digest([requirements], (3, 12)) != first
    requirements.write_text("Flask==3.1.4\n", encoding="utf-8")
    assert start.digest([requirements], (3, 11)) != first


def test_what_is_installed_is_not_installed_again(
    venv: Path, requirements: Path, ran: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    start.write_stamp(start.stamp_of(venv, requirements), start.digest([requirements], sys.version_info[:2]))
    start.install([requirements])
    assert ran == []
    assert capsys.readouterr().out == ""


def test_the_stamp_comes_after_the_packages(venv: Path, requirements: Path, ran: list[list[str]]) -> None:
    start.install([requirements])
    assert ran[-1][-2:] == ["-r", str(requirements)]
    assert start.is_installed(venv, requirements, start.digest([requirements], sys.version_info[:2]))
    assert not list(venv.glob("*.part"))


def test_an_interrupted_install_is_done_again(
    venv: Path, requirements: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start.write_stamp(start.stamp_of(venv, requirements), "an older digest")

    def pulled_plug(command: list[str], **how: object) -> SimpleNamespace:
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "fits", lambda folder, version: True)
    monkeypatch.setattr(subprocess, "run", pulled_plug)
    with pytest.raises(KeyboardInterrupt):
        start.install([requirements])
    assert not start.stamp_of(venv, requirements).exists()


def test_without_a_network_the_first_start_says_so(
    venv: Path, requirements: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "fits", lambda folder, version: True)
    monkeypatch.setattr(subprocess, "run", lambda *given, **how: SimpleNamespace(returncode=1))
    with pytest.raises(start.StartError, match="Er der internet"):
        start.install([requirements])


def test_a_python_without_venv_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(start_system, "venv_command", lambda version: f"hent venv-{version[0]}.{version[1]}")
    with pytest.raises(start.StartError, match=r"Skriv: hent venv-\d\.\d+\n"):
        start.make_venv(tmp_path / "never")
    assert not (tmp_path / "never").exists()


def test_on_an_unknown_system_a_python_without_venv_is_told_where_a_whole_one_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(start_system, "venv_command", lambda version: "")
    with pytest.raises(start.StartError, match=r"python\.org"):
        start.make_venv(tmp_path / "never")


@pytest.mark.parametrize(
    ("settings", "fitting"),
    [("version = 3.11.7\n", True), ("version = 3.10.1\n", False), ("home = /usr\n", False), (None, False)],
)
def test_only_an_environment_of_this_python_is_kept(
    venv: Path, ran: list[list[str]], settings: str | None, fitting: bool
) -> None:
    if settings is not None:
        (venv / "pyvenv.cfg").write_text(settings, encoding="utf-8")
    assert start.fits(venv, (3, 11)) is fitting


def test_an_environment_whose_pip_never_came_is_made_again(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (venv / "pyvenv.cfg").write_text("version = 3.11.7\n", encoding="utf-8")
    monkeypatch.setattr(subprocess, "run", lambda *given, **how: SimpleNamespace(returncode=1))
    assert not start.fits(venv, (3, 11))


def test_the_server_opens_the_browser_unless_told_otherwise() -> None:
    assert start.server_command(NOTHING_GIVEN)[1:] == ["-m", "sandbox.server", "--browser"]
    quiet = argparse.Namespace(host="127.0.0.1", port=0, data="d", no_browser=True)
    assert start.server_command(quiet)[3:] == [
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--data",
        str(Path.cwd() / "d"),
    ]


def test_two_workers_run_the_tests_unless_the_arguments_say_otherwise() -> None:
    command = start.pytest_command(["-n", "0", "-k", "login"])
    assert command[1:4] == ["-m", "pytest", "-n"]
    assert command[4] == "2"
    assert command[-4:] == ["-n", "0", "-k", "login"]


Checked = Callable[..., tuple[int, list[list[str]]]]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Checked:
    """Run the checks where those named in `failing` fail; the exit status and the commands."""

    def run_all(failing: str = "", browser: bool = True) -> tuple[int, list[list[str]]]:
        ran: list[list[str]] = []

        def run(command: list[str], **how: object) -> subprocess.CompletedProcess[str]:
            ran.append([Path(command[0]).stem, *command[1:]])
            return subprocess.CompletedProcess(command, 1 if failing in ran[-1] else 0)

        monkeypatch.setattr(subprocess, "run", run)
        monkeypatch.setattr(start, "install", lambda requirements: None)
        monkeypatch.setattr(start_system, "prepare_browser", lambda python: browser)
        return start.run_checks([]), ran

    return run_all


def test_when_every_check_passes_the_last_line_is_the_tests_own(
    checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    status, ran = checked()
    assert status == 0
    assert [command[0] for command in ran] == ["ruff", "ruff", "mypy", "lint-imports", "oxlint", "python"]
    assert not any("--ignore" in word for word in ran[-1])
    assert capsys.readouterr().out.splitlines()[-1] == "== pytest"


@pytest.mark.parametrize("failing", ["mypy", "pytest"])
def test_a_failing_check_fails_the_run_and_is_named_last(
    checked: Checked, capsys: pytest.CaptureFixture[str], failing: str
) -> None:
    status, ran = checked(failing)
    assert status == 1
    assert [command[0] for command in ran] == ["ruff", "ruff", "mypy", "lint-imports", "oxlint", "python"]
    assert capsys.readouterr().out.splitlines()[-1] == f"== FEJL i: {failing}"


def test_without_a_browser_the_other_tests_run_and_the_run_fails(
    checked: Checked, capsys: pytest.CaptureFixture[str]
) -> None:
    status, ran = checked(browser=False)
    assert status == 1
    assert "--ignore=tests/browser" in ran[-1]
    before, _, after = capsys.readouterr().out.partition("== pytest")
    assert "Installér Google Chrome" in before
    assert "Install Google Chrome" in before
    assert "FEJL i: tests/browser" in after


def test_a_mendable_failure_is_a_message_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(requirements: list[Path]) -> None:
        raise start.StartError("Er der internet?")

    monkeypatch.setattr(start, "install", fail)
    assert start.main(["--no-browser"]) == 1
    assert capsys.readouterr().err == "Er der internet?\n"


@pytest.mark.parametrize("encoding", ["cp850", "ascii"])
def test_a_console_without_all_letters_gets_the_first_start_told_all_the_same(
    venv: Path, requirements: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(start, "ROOT", requirements.parent)
    monkeypatch.setattr(start, "fits", lambda folder, version: True)
    monkeypatch.setattr(subprocess, "run", lambda *given, **how: SimpleNamespace(returncode=0))
    monkeypatch.setattr(start, "become", lambda command: 0)
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    assert start.main(["--no-browser"]) == 0
    assert "skal bruge. Det sker kun" in written.getvalue().decode(encoding)


def test_every_package_is_pinned() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        wanted = [line.partition("#")[0].strip() for line in lines]
        loose = [line for line in wanted if line and "==" not in line and not line.startswith("-r ")]
        assert not loose, f"Write {name} with ==: {loose}"
