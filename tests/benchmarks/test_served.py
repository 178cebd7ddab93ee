import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks import served
from benchmarks.client import BenchmarkError


def test_a_server_under_measurement_may_keep_its_bytecode(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A start that compiles every module again is nobody's start."""
    given: dict[str, str] = {}

    def popen(command: list[str], *, env: dict[str, str], **how: Any) -> None:
        given.update(env)
        raise OSError("far enough")

    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("OTHER", "kept")
    monkeypatch.setattr(subprocess, "Popen", popen)
    with pytest.raises(OSError, match="far enough"), served.serving("floor", tmp_path):
        pass
    assert given["OTHER"] == "kept"
    assert "PYTHONDONTWRITEBYTECODE" not in given


def test_a_server_that_ends_is_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BenchmarkError, match="nothing ended with 1"), served.serving("nothing", tmp_path):
        pass
    assert "KeyError: 'nothing'" in capfd.readouterr().err
