import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.content import chosen_municipality, municipality_checks
from sandbox.content.chosen_municipality import FOLDER, using
from tests.conftest import forget_municipality

SHIPPED = sorted(path.parent.name for path in FOLDER.glob("*/settings.yaml"))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of a shipped municipality, to be spoilt."""
    shutil.copytree(FOLDER / "proevebjerg", tmp_path / "min")
    with monkeypatch.context() as patched:
        patched.setattr(chosen_municipality, "FOLDER", tmp_path)
        with using("min"):
            yield tmp_path / "min"
    forget_municipality()


@pytest.mark.parametrize("slug", SHIPPED)
def test_what_is_shipped_is_sound(slug: str) -> None:
    with using(slug):
        assert [str(problem) for problem in municipality_checks.problems()] == []


def spoil(path: Path, what: str, by: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert what in text
    path.write_text(text.replace(what, by), encoding="utf-8")
    forget_municipality()


@pytest.mark.parametrize(
    ("file", "what", "by", "told"),
    [
        ("themes.yaml", "[boernepasning", "[findes-ikke, boernepasning", "artiklen “findes-ikke” findes ikke"),
        ("waste.yaml", '["0080"]', '["0090"]', "ingen henter affald på Tastaturvej"),
        ("waste.yaml", '["0060"]', '["0060"], streets: [Ingenvej]', "vejen findes ikke: Ingenvej"),
        ("institutions.yaml", "Kommavej 8", "Kommavej 800", "adressen findes ikke i kommunen: Kommavej 800"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_file(own: Path, file: str, what: str, by: str, told: str) -> None:
    spoil(own / file, what, by)
    problems = municipality_checks.problems()
    assert {problem.path for problem in problems} == {own / file}
    assert any(told in problem.message for problem in problems)
