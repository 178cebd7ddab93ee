import re

from sandbox.web.assets import JOINED
from tests.rules.scripts import REGISTERS, behaviours, statements
from tests.rules.tree import STATIC, TEMPLATES, files, name, read

DEFINES = "static/js/behaviour.js"
STRICT = '"use strict";'


def test_a_script_does_nothing_but_register_behaviours() -> None:
    loose = [
        f"{file}: {statement[:60]}"
        for file, statement in statements()
        if statement != STRICT and not REGISTERS.match(statement)
        if not (file == DEFINES and statement.startswith(("const behaviour = ", "behaviour.")))
    ]
    assert not loose, (
        f'Put it inside behaviour("selector", (element) => …), so that it can fail alone: {loose}'
    )


def test_every_script_is_strict() -> None:
    first: dict[str, str] = {}
    for file, statement in statements():
        first.setdefault(file, statement)
    lax = [file for file, statement in first.items() if statement != STRICT]
    assert not lax, f"Begin it with {STRICT}: {lax}"


def test_every_script_has_a_behaviour() -> None:
    registering = {file for file, statement in statements() if REGISTERS.match(statement)}
    assert registering == {name(path) for path in files(STATIC, ".js")} - {DEFINES}
    assert "[data-poll]" in behaviours()


def test_what_starts_behaviours_comes_before_them() -> None:
    (joined,) = (parts for name, parts in JOINED.items() if name.endswith(".js"))
    assert f"static/{joined[0]}" == DEFINES


def test_every_page_asks_for_one_script_and_no_page_for_another() -> None:
    asking = [name(path) for path in files(TEMPLATES, ".html") for _ in re.findall("<script", read(path))]
    assert asking == ["templates/web/base.html"], (
        f"Add the script to JOINED in sandbox/web/assets.py: {asking}"
    )
