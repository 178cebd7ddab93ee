"""The frame of a page: its band, its languages, its title, its headings of the first level, and its guides."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Frame:
    """`imitated` is so of a page that shows somebody else's site, which is Danish whatever the participant speaks."""

    band: str = ""
    lang: str = ""
    title: str = ""
    headings: int = 0
    imitated: bool = False
    guides: list[str] = field(default_factory=list)

    def problems(self, language: str, *, guide: bool) -> Iterator[str]:
        """Imitated pages stay Danish, their guide speaks the participant's language, and so do all other pages."""
        if "ØVELSE" not in self.band and "PRACTICE" not in self.band:
            yield f"the band says {self.band}"
        spoken = "da" if self.imitated else language
        if self.lang != spoken:
            yield f"the page is not marked as {spoken}, but as {self.lang}"
        if self.headings != 1:
            yield f"{self.headings} headings of the first level"
        if self.title.split(" – ")[0].strip() in {"", "Øvebanen"}:
            yield f"the title says nothing: {self.title}"
        if self.guides != ([language] if guide else []):
            yield f"guides: {self.guides}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.frame = Frame()
        self.band = False
        self.title = False  # icons have titles, too: only the first one is the page's

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        self.band |= "band" in classes
        self.title = tag == "title" and not self.frame.title
        self.frame.lang = given.get("lang", "") if tag == "html" else self.frame.lang
        self.frame.headings += tag == "h1"
        self.frame.imitated |= "site" in classes and "site-start" not in classes
        if given.get("id") == "guide":
            self.frame.guides.append(given.get("lang", ""))

    def handle_endtag(self, tag: str) -> None:
        self.title = False
        self.band &= tag != "section"

    def handle_data(self, data: str) -> None:
        if self.title:
            self.frame.title += data
        if self.band:
            self.frame.band += data


def frame_of(html: str) -> Frame:
    reader = _Reader()
    reader.feed(html)
    return reader.frame
