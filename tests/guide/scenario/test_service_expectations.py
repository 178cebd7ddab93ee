from pathlib import Path

import pytest

from sandbox.content.reading.catalogue import read_folder
from sandbox.content.services.model import FOLDER, Service
from sandbox.guide.scenario import service_expectations


def test_what_the_shipped_self_services_expect_of_the_world_is_there() -> None:
    assert not list(service_expectations.problems())


def test_a_path_that_leads_nowhere_is_told_with_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FOLDER / "nemkonto.yaml").read_text(encoding="utf-8")
    written = text.replace("{finances.citizen.account:", "{finances.citizen.acount:", 1)
    (tmp_path / "nemkonto.yaml").write_text(written, encoding="utf-8")
    monkeypatch.setattr(service_expectations, "services", lambda: read_folder(tmp_path, Service))
    (problem,) = service_expectations.problems()
    assert problem.line == written[: written.index("acount")].count("\n") + 1
    assert "mente du “account”?" in problem.message
