"""The content of a PDF file, independent of how `pdf_sheet` draws it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flask_babel import gettext as _

from sandbox.content.reading.text import Block

Rows = Sequence[tuple[str, str]]
Section = tuple[str, Rows]


@dataclass(frozen=True)
class PdfDocument:
    """The content of a PDF file, in the order of the page, already translated and filled in.

    `dated` is the world's time and also the file's own date, so that the same content is the same bytes.
    `sender_lines` and `receiver` are the lines under the sender's name and the address field; `details` the
    lines beside it (date, case number). `closing` comes after the sections. `drawing` is an SVG file of ours.
    """

    title: str
    dated: datetime
    blocks: Sequence[Block] = ()
    sections: Sequence[Section] = ()
    closing: Sequence[Block] = ()
    sender: str = ""
    sender_lines: Sequence[str] = ()
    receiver: Sequence[str] = ()
    details: Rows = ()
    drawing: Path | None = None
    drawing_text: str = ""
    language: str = "da"


@dataclass(frozen=True)
class Words:
    """What a sheet says by itself, in the language of the page that the file is asked for on."""

    exercise: str = field(default_factory=lambda: _("ØVELSE"))
    assurance: str = field(default_factory=lambda: _("intet her er rigtigt, og intet kan gå galt"))
    author: str = field(default_factory=lambda: _("Øvebanen (øvelse)"))
    page: str = field(default_factory=lambda: _("Side {page} af {pages}"))


def amounts(rows: Rows) -> bool:
    """Whether the values are sums of money, which stand under each other by their last figure."""
    return bool(rows) and all(value.endswith(" kr.") for _label, value in rows)


def ends_in_sum(rows: Rows) -> bool:
    """Whether they are sums of money and the last is what the others come to."""
    if len(rows) < 3 or not amounts(rows):
        return False
    *parts, whole = [_figures(value) for _label, value in rows]
    return sum(parts) == whole != 0


def _figures(value: str) -> int:
    digits = int(re.sub(r"\D", "", value) or 0)
    return -digits if value.startswith("-") else digits
