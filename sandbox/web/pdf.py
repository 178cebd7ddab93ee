"""Real PDF files: letters, documents and receipts, each page of them marked as an exercise.

What is to stand in a file is a `PdfDocument`; how it is drawn is `pdf_sheet`, which is imported only when the first
file is asked for, because its library takes longer than the rest of a start.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from flask import Response
from flask_babel import gettext as _

from sandbox.content.text import Block

Rows = Sequence[tuple[str, str]]
Section = tuple[str, Rows]
"""A heading, which may be empty, and what stands under it: label and value."""

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')  # on one system or another
ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


@dataclass(frozen=True)
class PdfDocument:
    """What stands in a PDF file, in the order in which it stands there, already translated and filled.

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


def pdf(document: PdfDocument) -> bytes:
    from sandbox.web.pdf_sheet import draw

    return draw(document, Words())


def pdf_response(document: PdfDocument, filename: str) -> Response:
    """The document as a file that the browser shows, and saves under `filename`."""
    response = Response(pdf(document), mimetype="application/pdf")
    name = NOT_IN_NAMES.sub("-", filename)
    plain = name.translate(ASCII).encode("ascii", "ignore").decode()
    response.headers["Content-Disposition"] = (
        f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response


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
