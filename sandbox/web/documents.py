"""A document as a PDF file with the same content as its page."""

from collections.abc import Sequence
from datetime import datetime

from flask import Response
from flask_babel import gettext as _

from sandbox.content.mail.documents import DRAWINGS, Shown
from sandbox.web.frame import long_date
from sandbox.web.pdf import pdf_response
from sandbox.web.pdf_document import PdfDocument


def document_pdf(document: Shown, dated: datetime, language: str, receiver: Sequence[str] = ()) -> Response:
    """The document as a PDF file that bears its title as its name."""
    return pdf_response(
        PdfDocument(
            title=document.title,
            dated=dated,
            blocks=document.body,
            sections=document.sections,
            closing=document.closing,
            sender=document.sender,
            sender_lines=sender_lines(document.sender_address, document.sender_phone),
            receiver=receiver,
            details=[(_("Dato"), long_date(dated))] if document.sender and document.dated else [],
            drawing=DRAWINGS / f"{document.drawing}.svg" if document.drawing else None,
            drawing_text=document.drawing_text,
            language=language,
        ),
        f"{document.title}.pdf",
    )


def receiver_lines(name: str, address: str) -> list[str]:
    """The address field of a letter: an address on one line is divided before the postcode."""
    return [name, *address.rsplit(", ", 1)]


def sender_lines(address: str, phone: str) -> list[str]:
    """What stands under a sender's name: where, and the number to call."""
    return [address, _("Telefon %(number)s", number=phone)] if phone else []
