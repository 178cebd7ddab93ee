"""The examples of the authors' pages: each is a file, named in its block's first line and in the text before it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox.config import ROOT

PAGES = ROOT / "docs" / "forfatter"
BLOCK = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTEST = re.compile(r"^python -m pytest (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class AuthorExample:
    """`page` is the page's name, `path` the file's from the project's folder."""

    page: str
    path: str
    text: str
    page_text: str

    @property
    def slug(self) -> str:
        return Path(self.path).stem

    @property
    def test_commands(self) -> list[str]:
        """The arguments of pytest that the page tells an author to run, but for those that need a browser."""
        return [arguments for arguments in PYTEST.findall(self.page_text) if "tests/browser" not in arguments]

    def write(self, project: Path) -> None:
        """Add the file to a project that does not have it."""
        path = project / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(self.text)


@cache
def examples() -> dict[str, AuthorExample]:
    """By page."""
    found: dict[str, AuthorExample] = {}
    for page in sorted(PAGES.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for path, example in BLOCK.findall(text):
            assert page.stem not in found, f"{page.name} has two examples"
            found[page.stem] = AuthorExample(page.stem, path, example, text)
    return found
