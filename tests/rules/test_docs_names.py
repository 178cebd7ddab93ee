"""What documents name exists: files, commands, modules, options, settings."""

import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePath

from flask import Flask

from sandbox.config import Config
from sandbox.config_reading import settings_of
from tests.author_examples import examples
from tests.rules.test_docs import DOCUMENTS
from tests.rules.tree import ROOT, files, name, read

NOW = [path for path in DOCUMENTS if path.name != "CHANGELOG.md"]  # it names what there was
CODE = re.compile(r"`([^`\n]+)`")
ENDING = re.compile(r"\.(?:cfg|css|html|js|json|md|po|py|toml|txt|ya?ml)$")
MADE = {"__pycache__", "data"}
HIDDEN = {".github", ".vscode"}


@cache
def tree() -> list[PurePath]:
    """All files and folders, without those that are made on this machine."""
    found: list[PurePath] = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [each for each in below if each in HIDDEN or not (each[0] == "." or each in MADE)]
        found += [PurePath(folder, each).relative_to(ROOT) for each in (*below, *names)]
    return found


@cache
def program() -> str:
    """All code, and what starts it."""
    code = [*ROOT.glob("*.py"), *files(ROOT / "sandbox", ".py"), *files(ROOT / "tests", ".py")]
    return "\n".join(map(read, [*code, *files(ROOT / "benchmarks", ".py"), ROOT / "justfile"]))


def named(pattern: str) -> Iterator[tuple[Path, str]]:
    """Everything in backticks that the whole of matches, with its document."""
    for path in NOW:
        for text in CODE.findall(read(path)):
            if re.fullmatch(pattern, text):
                yield path, text


def is_path(text: str) -> bool:
    """Whether it looks like a path of this repository, rather than an address or a host."""
    if text.startswith((".venv", "/", "{")) or re.match(r"[a-z-]+\.[a-z]+/", text):
        return False
    return text.endswith("/") or bool(ENDING.search(text) and PurePath(text).stem[0] != ".")


def pattern_of(text: str) -> str:
    """`<slug>` and what is left out (`…`) stand for any name."""
    return re.sub(r"<[^>]+>|…", "*", text).rstrip("/")


def test_every_path_exists() -> None:
    """A path may leave out the folders before it: `world/clock.py`. An author makes the files of examples."""
    made = [PurePath(example.path) for example in examples().values()]
    paths = [(path, text) for path, text in named(r"[^\s\\:()=$]+") if is_path(text)]
    assert len(paths) > 50
    missing = [
        f"{name(path)}: {text}"
        for path, text in paths
        if not any(each.match(pattern_of(text)) for each in (*tree(), *made))
    ]
    assert not missing


def test_every_command_of_flask_exists(app: Flask) -> None:
    commands = {
        command for path in NOW for command in re.findall(r"flask --app sandbox ([a-z][a-z-]*)", read(path))
    }
    assert commands
    assert commands <= set(app.cli.commands)


def test_every_module_that_is_run_exists() -> None:
    modules = {module for path in NOW for module in re.findall(r"python3? -m ([a-z_.]*[a-z_])", read(path))}
    assert modules
    assert not [module for module in modules if find_spec(module) is None]


def test_every_file_that_is_run_exists() -> None:
    scripts = {script for path in NOW for script in re.findall(r"\bpy(?:thon3?)? ([\w/]+\.py)", read(path))}
    assert "start.py" in scripts
    assert not [script for script in scripts if not (ROOT / script).is_file()]


def test_every_option_exists() -> None:
    options = {text.split()[0] for _, text in named(r"--[a-z-]+( [A-Z]+)?")}
    assert options
    assert not [option for option in options if f'"{option}"' not in program()]


def test_every_constant_and_variable_exists() -> None:
    variables = {text.partition("=")[0] for _, text in named(r"[A-Z]+(_[A-Z]+)*(=\S*)?")}
    assert variables
    variables -= {setting.variable for setting in settings_of(Config)}
    assert not [variable for variable in variables if not re.search(rf"\b{variable}\b", program())]
