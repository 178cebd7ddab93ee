"""Every text that somebody sees goes through gettext, so that it can be translated."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

from tests.rules.tree import SANDBOX, TEMPLATES, files, name, parsed, read

EXAMPLES = "patterns.html"  # the page of all components, with invented names and addresses in them
READ_ALOUD = {"aria-label", "title", "alt", "placeholder"}
TRANSLATE = {"_", "_l", "N_", "gettext", "lazy_gettext", "ngettext"}
NAMES = re.compile("NemID|MitID|Øvebanen")
TERMINAL = "commands.py"  # the terminal speaks Danish, as the log does
DANISH = re.compile(r"[æøåÆØÅ]|\b(?:af|der|din|dit|du|en|er|et|fra|har|ikke|med|og|om|som|til|vil)\b")
TITLE = re.compile(r"\b[A-ZÆØÅ][a-zæøå]+\b")


class Page(HTMLParser):
    """The texts of a page, and of the attributes that are read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for key, value in attrs if key in READ_ALOUD and value]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def is_text(words: str) -> bool:
    left = NAMES.sub("", words)
    return bool(DANISH.search(left) or TITLE.search(left))


def bare_in_template(path: Path) -> Iterator[str]:
    """What stands in a template as it is, and what its expressions say without gettext."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(read(path))
    page = Page()
    page.feed("".join(data.data for data in tree.find_all(nodes.TemplateData)))
    yield from filter(is_text, (text.strip() for text in page.texts))
    yield from filter(DANISH.search, said_in_expressions(tree))


def said_in_expressions(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    if not (
        isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in TRANSLATE
    ):
        for child in node.iter_child_nodes():
            yield from said_in_expressions(child)


def bare_in_module(node: ast.AST) -> Iterator[str]:
    """Danish sentences in a module; docstrings are English, but may name a label."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    if " " in said.strip() and DANISH.search(said):
        yield said
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATE):
        for child in ast.iter_child_nodes(node):
            yield from bare_in_module(child)


def test_no_text_stands_in_a_template_without_gettext() -> None:
    found = [
        f"{name(path)}: {text}"
        for path in files(TEMPLATES, ".html")
        if path.name != EXAMPLES
        for text in bare_in_template(path)
    ]
    assert not found, f"Wrap it in _(…): {found}"


def test_no_text_of_a_page_stands_in_python_without_gettext() -> None:
    found = [
        f"{name(path)}: {text}"
        for room in ("sites", "classroom", "web")
        for path in files(SANDBOX / room, ".py")
        if path.name != TERMINAL
        for text in bare_in_module(parsed(path))
    ]
    assert not found, f"Wrap it in _(…): {found}"
