"""How a PDF file is drawn: A4 sheets with the exercise band at the top, a letterhead, a body, and page numbers.

Imported only by `pdf.pdf`, and only when a file is asked for.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC
from pathlib import Path
from typing import cast

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import MethodReturnValue, XPos, YPos

from sandbox.content.reading.text import Block
from sandbox.web.pdf_document import PdfDocument, Section, Words, amounts, ends_in_sum

FONTS = Path(__file__).with_name("fonts") / "ibm-plex-sans-1.1.0"
FAMILY = "Plex"
PAGES = "{{number of pages in this file}}"  # fpdf puts the number in its place when all pages are there

INK, SOFT, LINE, SUN, SUN_INK, PETROL = "#16262d", "#44555d", "#c3ccd0", "#ffcd57", "#2b1d00", "#0f4f61"
LEFT, RIGHT, TOP, BOTTOM, BAND = 25, 30, 27, 27, 11  # mm
LEADING = 1.5  # line height in type sizes
POINT = 0.3528  # mm
LABELS = 58  # mm for the labels of a table
HEAD = 66  # mm for the lines beside the address field
DETAIL = 23  # mm of those for their labels
LEAST = 24  # mm: what must be left under a heading, so that it never stands alone at a page's foot


class Sheet(FPDF):
    """A4 sheets on which no page can be without the band: fpdf itself draws the header of every page."""

    def __init__(self, document: PdfDocument, words: Words) -> None:
        super().__init__(format="A4")
        self.document, self.words = document, words
        self.add_font(FAMILY, "", FONTS / "IBMPlexSans-Regular.woff")
        self.add_font(FAMILY, "B", FONTS / "IBMPlexSans-SemiBold.woff")
        self.set_margins(LEFT, TOP, RIGHT)
        self.set_auto_page_break(True, BOTTOM)
        self.c_margin = 0
        self.alias_nb_pages(PAGES)
        self.set_title(document.title)
        self.set_author(words.author)
        self.set_lang(document.language)
        self.set_creation_date(document.dated.replace(tzinfo=UTC))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def header(self) -> None:
        self.set_fill_color(SUN)
        self.rect(0, 0, self.w, BAND, style="F")
        self.set_fill_color(SUN_INK)
        self.rect(0, BAND, self.w, 0.5, style="F")
        self.ink(10, SUN_INK, bold=True)
        rest = f" – {self.words.assurance}"
        width = self.get_string_width(self.words.exercise)
        self.ink(10, SUN_INK)
        width += self.get_string_width(rest)
        self.set_xy((self.w - width) / 2, 0)
        self.ink(10, SUN_INK, bold=True)
        self.cell(h=BAND, text=self.words.exercise)
        self.ink(10, SUN_INK)
        self.cell(h=BAND, text=rest)
        self.set_xy(LEFT, TOP)

    def footer(self) -> None:
        self.set_y(-BOTTOM + 9)
        self.set_draw_color(LINE)
        self.line(LEFT, self.y, self.w - RIGHT, self.y)
        self.set_y(self.y + 2.5)
        self.ink(8.5, SOFT)
        page = self.words.page.replace("{page}", str(self.page_no())).replace("{pages}", PAGES)
        whose = self.document.sender or self.document.title
        self.cell(h=4, text=page)
        self.set_x(LEFT + 30)
        self.cell(self.epw - 30, 4, self.cut(whose, self.epw - 30), align="R")

    def ink(self, size: float, colour: str = INK, *, bold: bool = False) -> None:
        self.set_font(FAMILY, "B" if bold else "", size)
        self.set_text_color(colour)

    def cut(self, text: str, width: float) -> str:
        """As much of a text as one line holds."""
        while text and self.get_string_width(text) > width:
            text = text[:-2].rstrip() + "…"
        return text

    @property
    def leading(self) -> float:
        return self.font_size_pt * POINT * LEADING

    def left(self) -> float:
        """What is left of the page, in mm."""
        return float(self.page_break_trigger - self.y)

    def lines_at(self, x: float, width: float, text: str, leading: float = LEADING) -> None:
        """A text that breaks into lines; afterwards the place is below it."""
        self.set_x(x)
        height = self.font_size_pt * POINT * leading
        self.multi_cell(width, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def height_of(self, width: float, text: str) -> float:
        lines = self.multi_cell(
            width, self.leading, text, align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        return len(cast(list[str], lines)) * self.leading

    # The parts of a sheet, from the top ----------------------------------------------------------------

    def letterhead(self) -> None:
        """Who it is to at the left, where a window would be, and who it is from at the right."""
        paper, top = self.document, self.y
        at = self.w - RIGHT - HEAD
        if paper.sender:
            self.ink(12, PETROL, bold=True)
            self.lines_at(at, HEAD, paper.sender, 1.3)
            self.ink(9, SOFT)
            for line in paper.sender_lines:
                self.lines_at(at, HEAD, line, 1.4)
            self.set_y(self.y + 4)
        for label, value in paper.details:
            self.ink(9, SOFT)
            self.set_x(at)
            self.cell(DETAIL, 5, label)
            self.ink(9, bold=True)
            self.lines_at(at + DETAIL, HEAD - DETAIL, value, 1.575)
        bottom = self.y
        self.set_y(top + (16 if paper.receiver else 0))
        self.ink(10.5)
        for line in paper.receiver:
            self.lines_at(LEFT, self.epw - HEAD - 8, line, 1.4)
        self.set_y(max(bottom, self.y) + (14 if paper.receiver or paper.sender else 0))

    def heading(self) -> None:
        self.ink(17, bold=True)
        self.start_section(self.document.title)
        self.lines_at(LEFT, self.epw, self.document.title, 1.25)
        self.set_y(self.y + 4)

    def blocks(self, blocks: Sequence[Block]) -> None:
        for number, block in enumerate(blocks, start=1):
            if block.kind == "heading":
                self.subheading(block.text)
                continue
            self.ink(10.5)
            if block.kind == "list":
                self.items(block.items)
            else:
                self.lines_at(LEFT, self.epw, block.text)
            signed = number == len(blocks) - 1 and is_signature(blocks[-2:])
            self.set_y(self.y + (0 if signed else 2.8))

    def subheading(self, text: str) -> None:
        if self.left() < LEAST:
            self.add_page()
        self.set_y(self.y + 2.2)
        self.ink(11.5, bold=True)
        self.start_section(text, level=1)
        self.lines_at(LEFT, self.epw, text, 1.3)
        self.set_y(self.y + 1)

    def items(self, items: Iterable[str]) -> None:
        for item in items:
            if self.left() < self.leading:
                self.add_page()
            self.ink(10.5)
            self.set_x(LEFT)
            self.cell(5, self.leading, "•")
            self.lines_at(LEFT + 5, self.epw - 5, item)
            self.set_y(self.y + 0.8)

    def section(self, section: Section) -> None:
        title, rows = section
        if title:
            self.subheading(title)
        align = "R" if amounts(rows) else "L"
        summed = ends_in_sum(rows)
        for number, (label, value) in enumerate(rows, start=1):
            self.row(label, value, align, bold=summed and number == len(rows))
        self.set_draw_color(LINE)
        self.line(LEFT, self.y, self.w - RIGHT, self.y)
        self.set_y(self.y + 5)

    def row(self, label: str, value: str, align: str, *, bold: bool = False) -> None:
        """Label and value beside each other, with a line above; a row is never divided between pages."""
        self.ink(10.5)
        width = self.epw - LABELS - 4
        height = max(self.height_of(LABELS, label), self.height_of(width, value)) + 3
        if self.left() < min(height, self.eph):
            self.add_page()
        top = self.y
        self.set_draw_color(LINE)
        self.line(LEFT, top, self.w - RIGHT, top)
        self.set_y(top + 1.5)
        self.ink(10.5, INK if bold else SOFT, bold=bold)
        self.lines_at(LEFT, LABELS, label)
        after, page = self.y, self.page
        self.set_xy(LEFT + LABELS + 4, top + 1.5)
        self.ink(10.5, bold=bold)
        self.multi_cell(width, self.leading, value, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y((max(after, self.y) if page == self.page else self.y) + 1.5)

    def drawing(self) -> None:
        """The drawing or photo, as wide as the text and never taller than half a page."""
        if self.document.drawing is None:
            return
        height = self.epw * 3 / 4
        if self.left() < height:
            self.add_page()
        self.image(self.document.drawing, LEFT, self.y, self.epw, height, alt_text=self.document.drawing_text)
        self.set_y(self.y + 4)


def is_signature(blocks: Sequence[Block]) -> bool:
    """Whether they are a greeting and a name, which stand together: no sentences."""
    return all(block.kind == "paragraph" and not block.text.endswith((".", "?", "!")) for block in blocks)


def draw(document: PdfDocument, words: Words) -> bytes:
    sheet = Sheet(document, words)
    sheet.add_page()
    sheet.letterhead()
    sheet.heading()
    sheet.blocks(document.blocks)
    for section in document.sections:
        sheet.section(section)
    sheet.drawing()
    sheet.blocks(document.closing)
    return bytes(sheet.output())
