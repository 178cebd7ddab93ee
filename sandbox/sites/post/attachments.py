"""What is attached to a letter, opened: on a page, and as a PDF file."""

from flask import Response
from flask_babel import gettext as _

from sandbox.content.documents import Shown, render
from sandbox.sites.post.shell import blueprint, heading, shown, whose
from sandbox.web.documents import document_pdf
from sandbox.web.language import site_language
from sandbox.web.seat import current, noted
from sandbox.world import attachments
from sandbox.world.people import Role
from sandbox.world.post import BoxedLetter


@blueprint.get("/letter/<letter_id>/bilag/<slug>")
def attachment(letter_id: str, slug: str) -> str:
    """:raises NoSuchDocument: for what is not attached to that letter; told as a page that is not there."""
    role = whose()
    boxed = _attached(role, letter_id, slug)
    noted(lambda world: attachments.opened(world, role, letter_id, slug))
    return shown(
        "attachment",
        role,
        boxed=boxed,
        document=_shown(role, boxed, slug),
        subject=heading(role, boxed)[1],
        pdf=f"{slug}.pdf",
    )


@blueprint.get("/letter/<letter_id>/bilag/<slug>.pdf")
def attachment_pdf(letter_id: str, slug: str) -> Response:
    """:raises NoSuchDocument: as `attachment`."""
    role = whose()
    boxed = _attached(role, letter_id, slug)
    noted(lambda world: attachments.opened(world, role, letter_id, slug, pdf=True))
    return document_pdf(_shown(role, boxed, slug), boxed.received, site_language())


def _attached(role: Role, letter_id: str, slug: str) -> BoxedLetter:
    boxed = current().world.post[role].find(letter_id)
    attachments.find(boxed, slug)
    return boxed


def _shown(role: Role, boxed: BoxedLetter, slug: str) -> Shown:
    document = attachments.find(boxed, slug)
    facts = attachments.facts(current().world, role, boxed, document, site_language(), _)
    return render(document, facts, _)
