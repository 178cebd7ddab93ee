from pathlib import Path

import pytest

from benchmarks.client import BenchmarkError
from benchmarks.report import Report


def sound(report: Report, folder: Path, rounds: int) -> None:
    report.add("a page", "3.1 F", "≤ 4 F")


def failing(report: Report, folder: Path, rounds: int) -> None:
    raise BenchmarkError("GET /: 1 of 30 clients died")


def test_a_report_without_an_error_is_a_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report()
    report.run([sound], tmp_path, 1)
    assert report.show() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "a page  3.1 F  ≤ 4 F"


def test_an_error_is_shown_last_and_fails_while_the_other_parts_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report()
    report.run([failing, sound], tmp_path, 1)
    assert report.show() == 1
    lines = capsys.readouterr().out.splitlines()
    assert "a page  3.1 F  ≤ 4 F" in lines
    assert lines[-1] == "ERROR GET /: 1 of 30 clients died"


def test_a_report_with_nothing_but_errors_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = Report()
    report.run([failing], tmp_path, 1)
    assert report.show() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "ERROR GET /: 1 of 30 clients died"
