from pathlib import Path

from tests.rules.tree import ROOT, SANDBOX, TEMPLATES, files, name

TESTS = ROOT / "tests"
ACROSS = {"browser", "rules"}  # what is tested there belongs to no single room


def modules(room: Path) -> set[str]:
    """What a test can be named after: a module, a package, a template of macros."""
    packages = {path.name for path in room.iterdir() if path.is_dir()}
    templates = {path.stem for path in (TEMPLATES / room.name).glob("*.html")}
    return packages | templates | {path.stem for path in room.glob("*.py")} - {"__init__"}


def room_of(folder: Path) -> Path:
    """What the tests in `tests/<folder>` are about: a package of the sandbox, or the benchmarks."""
    return ROOT / folder if folder.parts[0] == "benchmarks" else SANDBOX / folder


def tested(path: Path, room: Path) -> bool:
    subject = path.stem.removeprefix("test_")
    return any(subject == module or subject.startswith(f"{module}_") for module in modules(room))


def test_every_room_with_code_has_a_folder_of_tests() -> None:
    rooms = {
        path.parent
        for path in files(SANDBOX, ".py")
        if path.parent.parent == SANDBOX and path.stem != "__init__"
    }
    bare = sorted(room.name for room in rooms if not list((TESTS / room.name).rglob("test_*.py")))
    assert not bare, f"Write tests/<room>/test_<module>.py for: {bare}"


def test_every_test_stands_where_its_subject_stands() -> None:
    stray = [
        name(path)
        for path in files(TESTS, ".py")
        if path.name.startswith("test_") and (relative := path.relative_to(TESTS)).parts[0] not in ACROSS
        if len(relative.parts) > 1
        if not ((room := room_of(relative.parent)).is_dir() and tested(path, room))
    ]
    assert not stray, (
        "Name it tests/<package>/test_<module>.py, or test_<module>_<aspect>.py, after a module of that package; "
        f"what concerns several rooms goes to tests/rules/: {stray}"
    )
