from pathlib import Path

from sandbox.guide.scenario.loading import load
from sandbox.guide.scenario.order import in_order
from tests.guide.make import HEAD, STEP

DONE = "    done: {event: letter-opened}\n"


def order(folder: Path, **files: str) -> list[str]:
    """Slugs in order; a file is its title, its level and its prerequisites."""
    pack = folder / "pakke"
    pack.mkdir()
    for slug, text in files.items():
        title, level, *before = text.split()
        head = HEAD.replace("title: En", f"title: {title}").replace("level: 1", f"level: {level}")
        needs = f"prerequisites: [{', '.join(before)}]\n" if before else ""
        (pack / f"{slug}.yaml").write_text(f"{head}{needs}steps:\n{STEP}{DONE}", encoding="utf-8")
    read = load([folder])
    assert not read.problems
    assert in_order(reversed(read.scenarios.values())) == list(read.scenarios.values())
    return list(read.scenarios)


def test_the_easiest_come_first_then_by_title(tmp_path: Path) -> None:
    assert order(tmp_path, a="Cæsar 1", b="Anna 2", c="Bo 1") == ["c", "a", "b"]


def test_what_others_build_on_comes_before_them(tmp_path: Path) -> None:
    assert order(tmp_path, a="Anna 1 b", b="Bo 1 c", c="Cæsar 1") == ["c", "b", "a"]


def test_what_most_build_on_comes_first_whatever_their_level(tmp_path: Path) -> None:
    assert order(tmp_path, a="Anna 1", b="Bo 1", c="Cæsar 2 b", d="Dorte 3 c") == ["b", "a", "c", "d"]


def test_two_that_wait_for_each_other_stand_by_title(tmp_path: Path) -> None:
    assert order(tmp_path, a="Bo 1 b", b="Anna 1 a") == ["b", "a"]
