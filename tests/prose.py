"""The prose of a page: what stands in whole sentences in its main part, without labels, buttons and menus."""

from html.parser import HTMLParser

PROSE = {"p", "li", "dd"}
NO_PROSE = {"script", "style", "nav", "label", "button", "select", "svg"}
ENDS = ".!?:"
FEWEST_WORDS = 4


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" or ("main" in self.open and tag in PROSE | NO_PROSE):
            self.end_of_block()
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.end_of_block()
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if PROSE & set(self.open) and not NO_PROSE & set(self.open):
            self.text += data

    def end_of_block(self) -> None:
        block, self.text = " ".join(self.text.split()), ""
        if block.endswith(tuple(ENDS)) and len(block.split()) >= FEWEST_WORDS:
            self.found.append(block)


def prose_of(html: str) -> str:
    """Paragraphs and items of lists that are sentences, a blank line between them."""
    reader = _Reader()
    reader.feed(html)
    return "\n\n".join(reader.found)
