from tests.rules.scripts import REGISTERS, behaviours, statements
from tests.rules.tree import STATIC, files, name

DEFINES = "static/js/desk.js"


def test_a_script_does_nothing_but_register_behaviours() -> None:
    loose = [
        f"{file}: {statement[:60]}"
        for file, statement in statements()
        if statement != '"use strict";' and not REGISTERS.match(statement)
        if not (file == DEFINES and statement.startswith(("const behaviour = ", "behaviour.")))
    ]
    assert not loose, (
        f'Put it inside behaviour("selector", (element) => …), so that it can fail alone: {loose}'
    )


def test_every_script_has_a_behaviour() -> None:
    registering = {file for file, statement in statements() if REGISTERS.match(statement)}
    assert registering == {name(path) for path in files(STATIC, ".js")}
    assert "[data-poll]" in behaviours()
