"""What goes with a letter or a message: read as a page and as a PDF file, and chosen from the citizen's own shelf.

Nothing is uploaded from the machine: only the citizen's invented documents can be attached
(`sandbox/world/documents/own_documents.py`).
"""

from typing import NamedTuple

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from sandbox.content.mail.documents import KINDS, render, title
from sandbox.sites.mailbox.shell import (
    DRAFTS,
    SENT,
    blueprint,
    heading,
    mailbox,
    place_of,
    shown,
    whose,
    whose_to_write,
)
from sandbox.sites.mailbox.viewing import is_enlarged, is_full, view_of
from sandbox.web.documents import document_pdf
from sandbox.web.language import site_language
from sandbox.web.seat import act, current, noted
from sandbox.web.site import show_as
from sandbox.world.documents import attachments, own_documents
from sandbox.world.documents.own_documents import NoSuchDocument
from sandbox.world.mailbox import writing
from sandbox.world.mailbox.writing import MOST_ATTACHMENTS
from sandbox.world.state.documents import OwnDocument
from sandbox.world.state.mailbox import BoxedLetter, Message
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

IN_LETTER = "/brev/<letter_id>/bilag/<slug>"
IN_MESSAGE = "/besked/<message_id>/bilag/<document_id>"


class Attached(NamedTuple):
    """A line of the list of what goes with a letter or a message."""

    name: str
    title: str
    url: str
    pdf: str


def of_letter(role: Role, boxed: BoxedLetter) -> list[Attached]:
    found = []
    for each in attachments.of(boxed):
        facts = attachments.facts(current().world, role, boxed, each, site_language(), _)
        page = url_for("mailbox.attachment", letter_id=boxed.id, slug=each.slug)
        found.append(Attached(each.slug, title(each, facts, _), page, f"{page}.pdf"))
    return found


def of_message(role: Role, message: Message) -> list[Attached]:
    """Those that still lie on the shelf."""
    found = []
    for each in own_documents.of(current().world, role):
        if each.id in message.attachments:
            page = url_for("mailbox.enclosed", message_id=message.id, document_id=each.id)
            found.append(Attached(each.document, _title(role, each), page, f"{page}.pdf"))
    return found


@blueprint.get(IN_LETTER)
def attachment(letter_id: str, slug: str) -> str:
    role = whose()
    boxed = mailbox(role).find(letter_id)
    found = attachments.find(boxed, slug)
    noted(lambda world: _open(world, role, letter_id, slug))
    facts = attachments.facts(current().world, role, boxed, found, site_language(), _)
    return shown(
        "mailbox/letter/attachment_full.html" if is_full() else "mailbox/letter/attachment.html",
        role,
        place_of(boxed),
        view=view_of("mailbox.attachment", letter_id=letter_id, slug=slug),
        document=render(found, facts, _),
        dated=boxed.counted_from,
        back_url=url_for("mailbox.letter", letter_id=letter_id),
        back=_("Tilbage til brevet"),
        belongs_to=_("Bilag til brevet “%(subject)s”", subject=heading(role, boxed)[1]),
        pdf=f"{slug}.pdf",
    )


@blueprint.get(f"{IN_LETTER}.pdf")
def attachment_pdf(letter_id: str, slug: str) -> Response:
    role = whose()
    boxed = mailbox(role).find(letter_id)
    found = attachments.find(boxed, slug)
    noted(lambda world: _open(world, role, letter_id, slug, pdf=True))
    facts = attachments.facts(current().world, role, boxed, found, site_language(), _)
    return document_pdf(render(found, facts, _), boxed.counted_from, site_language())


@blueprint.get(IN_MESSAGE)
def enclosed(message_id: str, document_id: str) -> str:
    role = whose()
    message, found = _enclosed(role, message_id, document_id)
    noted(lambda world: own_documents.opened(world, role, document_id))
    return shown(
        "mailbox/letter/attachment_full.html" if is_full() else "mailbox/letter/attachment.html",
        role,
        SENT if message.sent else DRAFTS,
        document=render(found.content, _facts(role, found), _),
        view=view_of("mailbox.enclosed", message_id=message_id, document_id=document_id),
        dated=found.added,
        back_url=url_for("mailbox.message", message_id=message_id),
        back=_("Tilbage til beskeden"),
        belongs_to=_("Bilag til beskeden “%(subject)s”", subject=message.subject),
        pdf=f"{document_id}.pdf",
    )


@blueprint.get(f"{IN_MESSAGE}.pdf")
def enclosed_pdf(message_id: str, document_id: str) -> Response:
    role = whose()
    _message, found = _enclosed(role, message_id, document_id)
    noted(lambda world: own_documents.opened(world, role, document_id, pdf=True))
    return document_pdf(render(found.content, _facts(role, found), _), found.added, site_language())


@blueprint.get("/skriv/<message_id>/bilag")
def choose_attachments(message_id: str) -> str:
    role = whose_to_write()
    message = writing.draft(current().world, role, message_id)
    return _choice_page(role, message, message.attachments, "")


@blueprint.post("/skriv/<message_id>/bilag")
def attach(message_id: str) -> AnyResponse | tuple[str, int]:
    """Only what lies on the citizen's own shelf, and no more than a message can carry."""
    role, chosen = whose_to_write(), request.form.getlist("documents")
    known = [each.id for each in own_documents.of(current().world, role) if each.id in chosen]
    if len(known) > MOST_ATTACHMENTS:
        message = writing.draft(current().world, role, message_id)
        many = _("Du har sat for mange krydser. Du kan højst lægge %(most)s ved", most=MOST_ATTACHMENTS)
        return _choice_page(role, message, known, many), 422
    act(lambda world: writing.attach(world, role, message_id, known))
    return redirect(url_for("mailbox.write", message_id=message_id, _anchor="bilag"), 303)


def _choice_page(role: Role, message: Message, chosen: list[str], error: str) -> str:
    show_as(url_for("mailbox.choose_attachments", message_id=message.id))
    options = [(each.id, _described(role, each)) for each in own_documents.of(current().world, role)]
    return shown(
        "mailbox/writing/attach.html",
        role,
        DRAFTS,
        message=message,
        options=options,
        chosen=chosen,
        error=error,
        most=MOST_ATTACHMENTS,
    )


def _open(world: World, role: Role, letter_id: str, slug: str, *, pdf: bool = False) -> None:
    attachments.opened(world, role, letter_id, slug, pdf=pdf, enlarged=is_enlarged())


def _enclosed(role: Role, message_id: str, document_id: str) -> tuple[Message, OwnDocument]:
    message = mailbox(role).find_message(message_id)
    if document_id not in message.attachments:
        raise NoSuchDocument(document_id)
    return message, own_documents.find(current().world, role, document_id)


def _facts(role: Role, found: OwnDocument) -> dict[str, str]:
    return own_documents.facts(current().world, role, found, site_language(), _)


def _title(role: Role, found: OwnDocument) -> str:
    return title(found.content, _facts(role, found), _)


def _described(role: Role, found: OwnDocument) -> str:
    return f"{_title(role, found)} ({_(KINDS[found.content.kind])})"
