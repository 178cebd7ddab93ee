"""Real PDF files: letters, documents and receipts, each page of them marked as an exercise.

What is to stand in a file is a `PdfDocument`; how it is drawn is `pdf_sheet`, which is imported only when the first
file is asked for, because its library takes longer than the rest of a start.
"""

import re
from urllib.parse import quote

from flask import Response

from sandbox.content.writing.ascii import danish_as_ascii
from sandbox.web.pdf_document import PdfDocument, Words

"""A heading, which may be empty, and what stands under it: label and value."""

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|]+')  # on one system or another


def pdf(document: PdfDocument) -> bytes:
    from sandbox.web.pdf_sheet import draw

    return draw(document, Words())


def pdf_response(document: PdfDocument, filename: str) -> Response:
    """The document as a file that the browser shows, and saves under `filename`."""
    response = Response(pdf(document), mimetype="application/pdf")
    name = NOT_IN_NAMES.sub("-", filename)
    plain = danish_as_ascii(name).encode("ascii", "ignore").decode()
    response.headers["Content-Disposition"] = (
        f"inline; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
