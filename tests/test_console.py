import io
import os
import subprocess
import sys

import pytest

from sandbox.config import ROOT
from sandbox.console import write_any_letter
from tests.rules.tree import files, name, read

PROGRAMS = {"start.py": ["--help"], "seed.py": ["--show", "7"]}
# They print nothing, or (the server) by `welcome.show`.
OTHERS = {"sandbox/server.py", "sandbox/browsers.py", "benchmarks/serve.py", "docs/make_screenshots.py"}


@pytest.mark.parametrize("encoding", ["cp850", "ascii", "latin-1"])
def test_a_letter_that_the_encoding_lacks_is_replaced(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    write_any_letter()
    print("Ø… “Hold”", flush=True)
    assert written.getvalue().decode(encoding).rstrip().endswith("?Hold?")


def test_a_program_without_a_console_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    write_any_letter()


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_program_dies_of_a_letter(program: str) -> None:
    environ = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, program, *PROGRAMS[program]]
    ran = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"?" in ran.stdout


def test_every_program_of_ours_writes_any_letter() -> None:
    """Repair: call `write_any_letter()` first thing in `main`."""
    folders = [path for room in ("sandbox", "benchmarks", "docs") for path in files(ROOT / room, ".py")]
    programs = {
        name(path): read(path)
        for path in [*folders, *ROOT.glob("*.py")]
        if 'if __name__ == "__main__"' in read(path)
    }
    assert {*PROGRAMS, *OTHERS} <= set(programs)
    assert {name for name, text in programs.items() if "    write_any_letter()\n" not in text} == OTHERS
