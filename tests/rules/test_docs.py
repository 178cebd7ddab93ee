"""Every document is in the index, and every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import ROOT, files, name, read

DOCS = ROOT / "docs"
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *files(DOCS, ".md"), *files(ROOT / ".github", ".md")]
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")


def links(path: Path) -> Iterator[tuple[str, str]]:
    """The targets and anchors of the links that stay in the repository."""
    for target in LINK.findall(without_blocks(read(path))):
        if "://" not in target and not target.startswith("mailto:"):
            file, _, anchor = target.partition("#")
            yield file, anchor


def without_blocks(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def anchors(path: Path) -> set[str]:
    """What GitHub makes of the headings."""
    headings = re.findall(r"^#+ (.+)$", without_blocks(read(path)), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def broken(path: Path, file: str, anchor: str) -> bool:
    target = (path.parent / file).resolve() if file else path
    return not target.exists() or bool(anchor and anchor not in anchors(target))


def test_every_link_leads_somewhere() -> None:
    wrong = [
        f"{name(path)}: {file}#{anchor}"
        for path in DOCUMENTS
        for file, anchor in links(path)
        if broken(path, file, anchor)
    ]
    assert not wrong


def test_every_document_that_a_file_of_the_project_names_is_there() -> None:
    """In error messages, docstrings, comments of content files and the settings of editors."""
    folders = [
        ROOT / folder
        for folder in ("sandbox", "content", "scenarios", "templates", "tests", ".vscode", ".github")
    ]
    named = {
        (path, document)
        for folder in folders
        for path in files(ROOT / folder, ".py", ".yaml", ".yml", ".json", ".html")
        for document in re.findall(r"\bdocs/[\w/.-]+\.(?:md|json|py)\b", read(path))
    }
    assert len(named) > 40
    assert not sorted(
        f"{name(path)}: {document}" for path, document in named if not (ROOT / document).exists()
    )


def test_the_index_lists_every_document() -> None:
    index = DOCS / "README.md"
    linked = {(DOCS / file).resolve() for file, _ in links(index)}
    below = [path for path in DOCS.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    missing = [
        name(path)
        for path in below
        if path != index and not linked & {path, *([] if path.suffix == ".md" else path.parents)}
    ]
    assert not missing, f"Add to docs/README.md: {missing}"


def test_the_glossary_is_in_order_and_has_each_word_once() -> None:
    sections = read(DOCS / "glossary.md").split("\n## ")[1:]
    words = [
        [row.split(" | ")[0].removeprefix("| ") for row in section.splitlines() if row.startswith("| ")][2:]
        for section in sections
    ]
    assert all(section == sorted(section, key=str.casefold) for section in words)
    everything = [word for section in words for word in section]
    assert len(everything) == len(set(everything)) > 50
