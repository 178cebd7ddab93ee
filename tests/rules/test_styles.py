"""The style sheets: each has one subject and a page that asks for it, and none has a class that no page has."""

import re

from sandbox.web.assets import JOINED
from tests.rules.tree import SANDBOX, STATIC, TEMPLATES, files, name, read

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATIONS = re.compile(r"\{[^{}]*\}")
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
WORD = re.compile(r"[\w-]+")
BEGINNING = re.compile(r"""[\w-]+-(?=\{|["'])""")  # `alert-{{ kind }}`, `"site-" + slug`


def classes(sheet: str) -> set[str]:
    return set(CLASS.findall(DECLARATIONS.sub("{}", COMMENT.sub("", sheet))))


def test_every_style_sheet_and_script_is_served() -> None:
    parts = [part for joined in JOINED.values() for part in joined]
    assert len(set(parts)) == len(parts), "A part is joined twice"
    pages = "\n".join(read(path) for path in files(TEMPLATES, ".html"))
    lost = [
        name(path)
        for path in files(STATIC, ".css", ".js")
        for relative in [path.relative_to(STATIC).as_posix()]
        if relative not in parts and f"asset('{relative}')" not in pages
    ]
    assert not lost, f"Add it to JOINED in sandbox/web/assets.py, or link it from a template: {lost}"


def test_every_class_of_a_style_sheet_is_used() -> None:
    sources = [*files(TEMPLATES, ".html"), *files(SANDBOX, ".py"), *files(STATIC, ".js")]
    words = {word for path in sources for word in WORD.findall(read(path))}
    beginnings = {beginning for path in sources for beginning in BEGINNING.findall(read(path))}
    dead = [
        f"{name(path)}: .{css_class}"
        for path in files(STATIC, ".css")
        for css_class in sorted(classes(read(path)) - words)
        if not any(css_class.startswith(beginning) for beginning in beginnings)
    ]
    assert not dead, f"No page has the class; delete its rules: {dead}"


def test_the_phone_is_styled_in_one_file() -> None:
    elsewhere = [
        f"{name(path)}: .{css_class}"
        for path in files(STATIC, ".css")
        if path.name != "phone.css"
        for css_class in sorted(classes(read(path)))
        if css_class.split("-")[0] == "phone"
    ]
    assert not elsewhere, f"Move the rules to phone.css, or give what is no phone another name: {elsewhere}"
