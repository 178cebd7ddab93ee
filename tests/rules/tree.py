"""The tree as the rules read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SANDBOX = ROOT / "sandbox"
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folder: Path, *endings: str) -> list[Path]:
    """All files below, in order, without what others wrote (`vendor`) and what is made (`__pycache__`)."""
    found = (path for ending in endings for path in folder.rglob(f"*{ending}") if path.is_file())
    return sorted(path for path in found if not {"vendor", "__pycache__"} & set(path.parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def length(path: Path) -> int:
    return len(read(path).splitlines())


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(read(path), filename=str(path))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """From `def` to the end, decorators left out."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def methods_of(function: Function) -> set[str]:
    """The HTTP methods that a view answers; empty when the function is no view."""
    found: set[str] = set()
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Attribute):
            found |= methods_of_decorator(decorator.func.attr, decorator)
    return found


def methods_of_decorator(called: str, decorator: ast.Call) -> set[str]:
    if called in {"get", "post", "put", "delete", "patch"} and decorator.args:
        return {called.upper()}
    if called != "route":
        return set()
    for keyword in decorator.keywords:
        if keyword.arg == "methods":
            return set(ast.literal_eval(keyword.value))
    return {"GET"}


def calls(node: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call below, with the last part of what is called."""
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            if isinstance(each.func, ast.Name):
                yield each.func.id, each
            elif isinstance(each.func, ast.Attribute):
                yield each.func.attr, each
