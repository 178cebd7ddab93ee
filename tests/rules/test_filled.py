"""Every hidden field and every query parameter of an address is declared: filled in by the product, or typed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from flask import Flask
from jinja2 import Environment, nodes

from sandbox.web.filled import FIELDS, TYPED
from tests.rules.tree import SANDBOX, TEMPLATES, calls, files, name, parsed, read

KNOWN = FIELDS.keys() | TYPED
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)
REPAIR = (
    "Declare it in FIELDS of sandbox/web/filled.py with the form of its values, or in TYPED when it carries what "
    "somebody typed"
)
MACROS = {"name", "{{ name }}"}  # the macro `hidden` itself


def test_every_hidden_field_is_declared() -> None:
    unknown = [
        f"{name(path)}: {field}"
        for path in files(TEMPLATES, ".html")
        for field in {*hidden_fields(path)}
        if field not in KNOWN | MACROS
    ]
    assert not unknown, f"{REPAIR}: {unknown}"


def test_every_query_parameter_is_declared(app: Flask) -> None:
    unknown = [
        f"{place}: {endpoint}?{parameter}"
        for place, endpoint, parameter in parameters()
        if parameter not in KNOWN and not is_part_of_path(app, endpoint, parameter)
    ]
    assert not unknown, f"{REPAIR}: {unknown}"


def test_what_is_declared_is_used() -> None:
    sources = [read(path) for path in (*files(TEMPLATES, ".html"), *files(SANDBOX, ".py"))]
    sources = [source for source in sources if "FIELDS: dict[str, tuple" not in source]
    used = {
        field
        for field in KNOWN
        if any(f'"{field}"' in source or f"{field}=" in source or f"{field}:" in source for source in sources)
    }
    assert used == KNOWN, f"Delete it from sandbox/web/filled.py: {KNOWN - used}"


def hidden_fields(path: Path) -> Iterator[str]:
    template = ENVIRONMENT.parse(read(path))
    for call in template.find_all(nodes.Call):
        called = getattr(call.node, "name", "")
        if called == "hidden":
            yield constant(call.args[0])
        if called == "post_button":
            given = [pair.value for pair in call.kwargs if pair.key == "fields"] + call.args[3:4]
            yield from (
                constant(pair.key)
                for value in given
                for mapping in ([value] if isinstance(value, nodes.Dict) else value.find_all(nodes.Dict))
                for pair in mapping.items
            )
    for part in read(path).split('<input type="hidden" name="')[1:]:
        yield part.partition('"')[0]


def constant(node: nodes.Node) -> str:
    return str(node.value if isinstance(node, nodes.Const) else getattr(node, "name", ""))


def parameters() -> Iterator[tuple[str, str, str]]:
    """Where an address is made, of which endpoint (empty when it is computed), and with which parameter."""
    for path in files(TEMPLATES, ".html"):
        for call in ENVIRONMENT.parse(read(path)).find_all(nodes.Call):
            if getattr(call.node, "name", "") == "url_for":
                endpoint = call.args[0].value if isinstance(call.args[0], nodes.Const) else ""
                yield from ((name(path), endpoint, pair.key) for pair in call.kwargs)
    for path in files(SANDBOX, ".py"):
        for called, python_call in calls(parsed(path)):
            if called == "url_for" and python_call.args:
                first = python_call.args[0]
                endpoint = str(first.value) if isinstance(first, ast.Constant) else ""
                yield from ((name(path), endpoint, word.arg) for word in python_call.keywords if word.arg)


def is_part_of_path(app: Flask, endpoint: str, parameter: str) -> bool:
    """Whether the parameter is in the path of the endpoint, or of any where it is not known which."""
    rules = [rule for rule in app.url_map.iter_rules() if not endpoint or rule.endpoint == endpoint]
    return parameter.startswith("_") or any(parameter in rule.arguments for rule in rules)
