import re
from pathlib import Path

import pytest

from tests.rules.tree import ROOT, SANDBOX, STATIC, TEMPLATES, files, name, read

INLINE = {
    "a script in the page": r"<script(?![^>]*\ssrc=)[^>]*>",
    "a style in the page": r"<style\b",
    "a style attribute": r"<[a-z][^>]*\sstyle\s*=",
    "an event handler in the page": r"<[a-z][^>]*\son[a-z]+\s*=",
    "a javascript: address": r"javascript:",
}
EXTERNAL = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]""", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->|/\*.*?\*/", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)  # what Jinja computes may hold a ">"


def bare(path: Path) -> str:
    return COMMENT.sub("", read(path))


def at(path: Path, text: str, start: int) -> str:
    return f"{name(path)}: {text[start : start + 60]!r}"


@pytest.mark.parametrize("what", INLINE)
def test_nothing_in_a_template_needs_an_exception_from_the_content_security_policy(what: str) -> None:
    pattern = re.compile(INLINE[what], re.IGNORECASE)
    found = [
        at(path, text, hit.start())
        for path in files(TEMPLATES, ".html", ".svg", ".txt")
        for text in [EXPRESSION.sub("", bare(path))]
        for hit in pattern.finditer(text)
    ]
    assert not found, f"Move {what} to a file in static/: {found}"


def test_no_page_asks_another_server_for_anything() -> None:
    found = [
        at(path, text, hit.start())
        for folder in (TEMPLATES, STATIC)
        for path in files(folder, ".html", ".css", ".js", ".svg")
        for text in [bare(path)]
        for hit in EXTERNAL.finditer(text)
    ]
    assert not found, f"Put it in static/ and address it by url_for; nothing leaves the server: {found}"


def test_every_template_is_used() -> None:
    sources = [*files(SANDBOX, ".py"), *files(TEMPLATES, ".html", ".txt")]
    unused = [
        relative
        for path in files(TEMPLATES, ".html", ".txt")
        for relative in [path.relative_to(TEMPLATES).as_posix()]
        if not any(named(relative, read(source)) for source in sources if source != path)
    ]
    assert not unused, f"Render or include it, or delete it: {unused}"


def named(template: str, source: str) -> bool:
    """Whether a source names the template, in full or as `"room/" + name` and `f"room/{name}.html"` do."""
    folder = re.escape(template.rpartition("/")[0])
    return template in source or bool(re.search(rf"""["']{folder}/(\{{|["'])""", source))


def test_every_page_states_its_language() -> None:
    silent = [
        name(path)
        for path in files(ROOT / "templates", ".html")
        if re.search(r"<html(?![^>]*\blang=)", bare(path))
    ]
    assert not silent, f'Write <html lang="{{{{ … }}}}">: {silent}'
