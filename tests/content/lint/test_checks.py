"""All shipped content follows the rules; a problem names its file and line."""

from datetime import date
from pathlib import Path

import pytest

from sandbox.content.kinds import ALL, Kind, SingleFile
from sandbox.content.lint import checks
from sandbox.world.real_data import find
from tests.conftest import forget_content

DAY = date(2026, 11, 20)


def is_real(text: str) -> bool:
    return find(text, DAY) is not None


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_the_content_of_a_kind_follows_the_rules(kind: Kind | SingleFile) -> None:
    assert [str(problem) for problem in checks.problems_of(kind, is_real)] == []


def test_the_content_of_every_municipality_follows_the_rules() -> None:
    assert [str(problem) for problem in checks.problems(is_real)] == []


def spoil(path: Path, old: str, new: str) -> list[str]:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    forget_content()
    return [str(problem) for problem in checks.problems(is_real)]


def test_a_bad_text_is_told_with_its_file_line_and_key(content_copy: Path) -> None:
    path = content_copy / "faq" / "find-brev.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("question:"))
    (told,) = spoil(path, "question: ", "question: Undertiden, ")
    assert told.endswith(
        f"faq/find-brev.yaml, linje {line}, question: undgå “Undertiden”; bedre: nogle gange"
    )


def test_a_bad_text_of_a_municipality_that_is_not_in_use_is_told(content_copy: Path) -> None:
    folder = content_copy / "municipalities" / "proevebjerg"
    (told,) = spoil(folder / "themes.yaml", "welcome: ", "welcome: Ligeledes ")
    assert "proevebjerg/themes.yaml" in told


def test_short_texts_are_measured_together(content_copy: Path) -> None:
    hard = "Sagsbehandlingstiden forlænges efter omstændighederne ved ufuldstændige oplysninger."
    folder = content_copy / "faq"
    for path in folder.iterdir():
        path.write_text(f"order: 1\nquestion: Hvad?\nanswer: {hard}\n", encoding="utf-8")
    forget_content()
    kind = next(kind for kind in ALL if kind.name == "faq")
    (told,) = checks.problems_of(kind, is_real)
    assert told.path == folder
    assert "de korte tekster tilsammen: teksten er for svær" in told.message
