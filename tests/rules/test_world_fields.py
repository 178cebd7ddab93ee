"""Who may change which field of the world."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.world.state.session import Session
from sandbox.world.state.world import World
from tests.rules.tree import SANDBOX, files, name, parsed

WORLD = SANDBOX / "world"
# Package or module of `sandbox/world/` that changes a field, or a part of one. `seeding.py`: nothing changes it later.
OWNERS = {
    "format": "seeding.py",
    "seed": "seeding.py",
    "seat": "seeding.py",
    "date": "seeding.py",
    "clock": "timeline.py",
    "drawn": "state/world.py",
    "household": "people",
    "nemid": "nemid",
    "pending": "nemid",
    "activation": "nemid",
    "failed_in_row": "nemid",
    "mitid": "mitid",
    "mitid_pending": "mitid",
    "mitid_remembered": "mitid",
    "sign_in": "session.py",
    "session": "session.py",
    "session.person": "grants",
    "session.offered": "grants",
    "session.lapsed": "grants",
    "session.mailbox": "grants",
    "session_ended": "session.py",
    "post": "mailbox",
    "phone": "phone.py",
    "papers": "paper_mail.py",
    "finances": "people",
    "records": "documents",
    "shelf": "documents",
    "drafts": "selfservice",
    "submissions": "selfservice",
    "cases": "selfservice",
    "consents": "selfservice",
    "payments": "selfservice",
    "false_site": "browser.py",
    "powers": "grants",
    "portal_municipality": "portal",
    "appointments": "municipality",
    "reports": "municipality",
    "waste": "municipality",
    "power_drafts": "grants",
    "mailbox_access": "grants",
    "old_access": "grants",
}
MUTATING = {"append", "clear", "extend", "insert", "pop", "popitem", "remove", "setdefault", "sort", "update"}


def changed_fields(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each field of a `world` that is assigned to, deleted from or changed in place, with its line."""
    for node in ast.walk(tree):
        for target in _targets(node):
            if field := _field_of(target):
                yield field, target.lineno


def _targets(node: ast.AST) -> Iterator[ast.expr]:
    if isinstance(node, (ast.Assign, ast.Delete)):
        for target in node.targets:
            yield from target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]
    elif isinstance(node, (ast.AugAssign, ast.AnnAssign)):
        yield node.target
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MUTATING:
        yield node.func.value


def _field_of(target: ast.expr) -> str | None:
    """`post` of `world.post` and `moment.world.post[role]`; with a part of it, `session.person`."""
    part = ""
    while isinstance(target, (ast.Attribute, ast.Subscript)):
        owner = target.value
        if isinstance(target, ast.Attribute) and "world" in (
            getattr(owner, "id", ""),
            getattr(owner, "attr", ""),
        ):
            field = f"{target.attr}.{part}"
            return field if field in OWNERS else target.attr
        part = target.attr if isinstance(target, ast.Attribute) else part
        target = owner
    return None


def _is_owned_by(path: Path, owner: str) -> bool:
    return path == WORLD / owner or (WORLD / owner) in path.parents


@pytest.mark.parametrize(
    "code",
    [
        "world.post = {}",
        "moment.world.post[role] = box",
        "world.post[role].letters[0].read = True",
        "a, world.post = 1, {}",
        "world.post += 1",
        "world.post: object = 1",
        "del world.post[role]",
        "world.post[role].letters.append(letter)",
        "if world.post.pop(role, None):\n    pass",
    ],
)
def test_a_change_of_a_field_is_recognised(code: str) -> None:
    assert [field for field, _line in changed_fields(ast.parse(code))] == ["post"]


@pytest.mark.parametrize("code", ["x = world.post", "moment.world = fresh", "world.post[role].unread()"])
def test_reading_a_field_is_no_change(code: str) -> None:
    assert not list(changed_fields(ast.parse(code)))


def test_every_field_of_the_world_has_an_owner() -> None:
    fields, parts = {each for each in OWNERS if "." not in each}, {each for each in OWNERS if "." in each}
    assert fields == set(World.model_fields)
    assert parts <= {f"session.{part}" for part in Session.model_fields}
    missing = {owner for owner in OWNERS.values() if not (WORLD / owner).exists()}
    assert not missing


@pytest.mark.parametrize("room", ["sites", "guide", "classroom", "web", "store"])
def test_only_the_world_changes_the_world(room: str) -> None:
    found = [
        f"{name(path)}:{line} {field}"
        for path in files(SANDBOX / room, ".py")
        for field, line in changed_fields(parsed(path))
    ]
    assert not found, f"Let a function of the subject in sandbox/world/ change it: {found}"


def test_a_field_of_the_world_is_changed_by_its_subject_alone() -> None:
    found = [
        f"{name(path)}:{line} {field}, which is of {OWNERS[field]}"
        for path in files(WORLD, ".py")
        for field, line in changed_fields(parsed(path))
        if field in OWNERS and not _is_owned_by(path, OWNERS[field])
    ]
    assert not found, f"Let a function of the owner change it: {found}"
