"""The justfile and the table of commands in CONTRIBUTING.md say the same."""

import re

from start import CHECKS
from tests.rules.tree import ROOT, read

JUSTFILE = ROOT / "justfile"
ROW = re.compile(r"^\| `just ([^`]+)` \| (.+?) \| .+ \|$", re.MULTILINE)


def recipes() -> dict[str, list[str]]:
    """The commands of each public recipe, as somebody inside the environment types them."""
    found: dict[str, list[str]] = {}
    for block in re.split(r"\n\n+", read(JUSTFILE)):
        head, *body = [line for line in block.splitlines() if not line.startswith("#")] or [""]
        if match := re.match(r"([a-z]+)( [^:]*)?:(?!=)", head):
            found[match[1]] = [plain(line.strip()) for line in body]
    return found


def plain(command: str) -> str:
    return re.sub(r"\{\{ ?slugs ?\}\}", "SLUG", command.replace("{{bin}}/", ""))


def rows() -> dict[str, list[str]]:
    """What CONTRIBUTING.md lists: the arguments of just, and the commands that stand for them."""
    return {
        recipe: re.findall(r"`([^`]+)`", commands)
        for recipe, commands in ROW.findall(read(ROOT / "CONTRIBUTING.md"))
    }


def test_contributing_lists_every_recipe_and_no_other() -> None:
    listed = {recipe.split()[0] for recipe in rows()}
    assert listed == set(recipes()), "Mend the table under “Commands” in CONTRIBUTING.md."


def test_the_commands_without_just_are_those_of_the_recipes() -> None:
    body = recipes()
    dependencies = {"fast": ["just lint"]}
    wrong = {
        recipe: commands
        for recipe, commands in rows().items()
        if recipe.split()[0] != "test"  # its command depends on its argument
        if commands != dependencies.get(recipe, []) + body[recipe.split()[0]]
    }
    assert not wrong, f"The justfile has other commands: {wrong}"


def test_the_test_recipe_runs_all_or_what_is_named() -> None:
    (command,) = recipes()["test"]
    assert 'python3 + " start.py test"' in command
    assert 'python -m pytest " + prepend("tests/", what)' in command


def test_lint_is_the_checks_of_the_whole() -> None:
    assert recipes()["lint"] == [" ".join(check) for check in CHECKS]
