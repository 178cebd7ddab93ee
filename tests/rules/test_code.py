import ast
import re
from pathlib import Path

from sandbox.content.mail.records import records
from tests.rules.tree import ROOT, SANDBOX, calls, files, functions, methods_of, name, parsed, read

PURE = [path for room in ("world", "content") for path in files(SANDBOX / room, ".py")]
IMPURE_MODULES = {"random", "secrets", "time", "uuid"}
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today")}
LEFTOVER = re.compile(r"\b(TO[D]O|FIX[M]E)\b")  # the brackets keep this file from finding itself


def test_a_get_view_never_writes() -> None:
    writing = [
        f"{name(path)}:{call.lineno} {view.name}"
        for path in files(SANDBOX, ".py")
        for view in functions(path)
        if methods_of(view) and methods_of(view) <= {"GET", "HEAD"}
        for called, call in calls(view)
        if called in {"act", "act_on"}
    ]
    assert not writing, f"Answer POST instead, or `noted` where something was only seen: {writing}"


def test_world_and_content_have_no_chance_but_the_seeded_one() -> None:
    found = [
        f"{name(path)}:{node.lineno} {module}"
        for path in PURE
        for node in ast.walk(parsed(path))
        for module in imported(node)
        if isinstance(node, ast.stmt) and module.partition(".")[0] in IMPURE_MODULES
    ]
    assert not found, f"Draw from the world's own source (`world.draw`) and read `world.clock`: {found}"


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [node.module or ""]
    return []


def test_world_and_content_never_look_at_the_wall_clock() -> None:
    found = [
        f"{name(path)}:{node.lineno} {node.attr}"
        for path in PURE
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and (last_part(node.value), node.attr) in CLOCKS
    ]
    assert not found, f"Take the time from `world.clock`, or as an argument: {found}"


def last_part(node: ast.expr) -> str:
    """`datetime` of both `datetime` and `datetime.datetime`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_nothing_is_left_for_later() -> None:
    folders = ("sandbox", "templates", "static", "scenarios", "tests", "docs", "benchmarks")
    paths = [
        path for each in folders for path in files(ROOT / each, ".py", ".html", ".css", ".js", ".yaml", ".md")
    ]
    paths += [*ROOT.glob("*.py"), *ROOT.glob("*.md"), *ROOT.glob("*.toml")]
    found = [name(path) for path in paths if LEFTOVER.search(read(path))]
    assert not found, f"Do it now, or write it in the issue and take the mark away: {found}"


def test_every_error_for_what_is_not_there_is_answered_with_404() -> None:
    named = [
        (name(path), node)
        for path in files(SANDBOX, ".py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.startswith("NoSuch")
    ]
    others = [
        f"{file}:{node.lineno} {node.name}"
        for file, node in named
        if "NotFound" not in {last_part(base) for base in node.bases}
    ]
    assert named
    assert not others, f"Let it be a subclass of `NotFound`: {others}"


def test_code_that_reads_records_names_none_of_them() -> None:
    reading = [
        path
        for path in files(SANDBOX, ".py")
        if any(module.endswith((".mail.records", ".documents.records")) for module in all_imported(path))
    ]
    named = [
        f"{name(path)}:{node.lineno} {node.value}"
        for path in reading
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in records()
    ]
    assert SANDBOX / "sites/portal/min_side.py" in reading
    assert not named, f"Let the record's own file say it, in content/records/: {named}"


def all_imported(path: Path) -> set[str]:
    """Modules that a file imports, `from a import b` as `a.b` too."""
    found = set()
    for node in ast.walk(parsed(path)):
        found |= set(imported(node))
        if isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_nothing_is_imported_only_for_what_the_import_does() -> None:
    found = [name(path) for path in files(SANDBOX, ".py") if "F401" in read(path)]
    assert not found, f"`sandbox.world.events.all_events` finds events by itself: {found}"


def test_texts_that_are_translated_later_are_marked_by_one_function() -> None:
    found = [name(path) for path in files(SANDBOX, ".py") for each in functions(path) if each.name == "N_"]
    assert found == ["sandbox/content/reading/text.py"]


def test_danish_letters_are_replaced_in_one_place() -> None:
    found = [
        name(path)
        for path in files(SANDBOX, ".py")
        if any(isinstance(node, ast.Constant) and node.value == "oe" for node in ast.walk(parsed(path)))
    ]
    assert found == ["sandbox/content/writing/ascii.py"]


def test_what_participants_choose_is_hashed_in_one_place() -> None:
    found = [name(path) for path in PURE for called, _call in calls(parsed(path)) if called == "scrypt"]
    assert found == ["sandbox/world/hashing.py"]


def test_no_method_replaces_one_with_other_arguments() -> None:
    found = [name(path) for path in files(SANDBOX, ".py") if "ignore[override]" in read(path)]
    assert not found, f"Give the method a name of its own: {found}"
