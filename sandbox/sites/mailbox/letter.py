"""A letter, opened: on the page, alone on the screen, larger or smaller, and as a PDF file."""

from dataclasses import dataclass
from typing import Any

from flask import Response, url_for
from flask_babel import gettext as _

from sandbox.content.mail.letters import Letter, letters, render, render_appeal, subject
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Block, fill, translated
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import host_of
from sandbox.sites.mailbox.attachments import of_letter
from sandbox.sites.mailbox.deadlines import Deadline, appeal_of, consent_of, deadline_of
from sandbox.sites.mailbox.shell import (
    FIXED,
    blueprint,
    facts_of,
    folder_name,
    folder_url,
    mailbox,
    place_of,
    shown,
    whose,
)
from sandbox.sites.mailbox.viewing import is_enlarged, is_full, view_of, zoom
from sandbox.web.documents import receiver_lines, sender_lines
from sandbox.web.frame import clock_time, long_date
from sandbox.web.language import site_language
from sandbox.web.pdf import pdf_response
from sandbox.web.pdf_document import PdfDocument
from sandbox.web.seat import current, noted
from sandbox.world.grants import mailbox_access
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import ARCHIVE, INBOX, BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


@dataclass(frozen=True)
class NoReply:
    """Why a letter cannot be answered, and whom to write to instead, by slug; empty where that is not possible."""

    why: list[str]
    write_to: str = ""
    called: str = ""


@blueprint.get("/brev/<letter_id>")
def letter(letter_id: str) -> str:
    role = whose()
    mailbox(role).find(letter_id)
    boxed = noted(lambda world: _open(world, role, letter_id)).result
    return shown(
        "mailbox/letter/letter_full.html" if is_full() else "mailbox/letter/letter.html",
        role,
        place_of(boxed),
        boxed=boxed,
        no_reply=no_reply(role, boxed),
        consent_url=_consent_url(boxed),
        place_name=folder_name(role, place_of(boxed)),
        back_url=folder_url(place_of(boxed)),
        goals=[(key, name) for key, name in _folders(role) if key != boxed.folder],
        view=view_of("mailbox.letter", letter_id=boxed.id),
        **said(role, boxed),
    )


@blueprint.get("/brev/<letter_id>/pdf")
def letter_pdf(letter_id: str) -> Response:
    role = whose()
    boxed = mailbox(role).find(letter_id)
    shown_as, authority = said(role, boxed), boxed.sender
    address_of = fill(authority.address, {"municipality": municipality().name})
    document = PdfDocument(
        title=shown_as["subject"],
        dated=boxed.counted_from,
        blocks=shown_as["body"],
        closing=_after(shown_as),
        sender=shown_as["sender"],
        sender_lines=sender_lines(address_of, authority.phone),
        receiver=receiver_lines(shown_as["receiver"], _address(role, boxed)),
        details=_details(boxed, shown_as["appeal_by"]),
        language=site_language(),
    )
    return pdf_response(document, f"{shown_as['subject']}.pdf")


def _details(boxed: BoxedLetter, appeal_by: Deadline | None) -> tuple[tuple[str, str], ...]:
    came = (_("Modtaget"), _moment(boxed))
    return (came, (_("Klagefrist"), appeal_by.text)) if appeal_by else (came,)


def _open(world: World, role: Role, letter_id: str) -> BoxedLetter:
    if is_enlarged():
        mailbox_letters.enlarge_letter(world, role, letter_id, zoom(), full_screen=is_full())
    return mailbox_letters.open_letter(world, role, letter_id)


def _after(shown_as: dict[str, Any]) -> list[Block]:
    """What follows a letter on paper: how to complain, and what is enclosed."""
    appeal = [Block("heading", _("Sådan klager du")), *shown_as["appeal"]] if shown_as["appeal"] else []
    titles = tuple(each.title for each in shown_as["attached"])
    return appeal + ([Block("heading", _("Bilag")), Block("list", items=titles)] if titles else [])


def _address(role: Role, boxed: BoxedLetter) -> str:
    """Where the letter was sent: as it says itself, or where the one it was to lives."""
    owner = boxed.forwarded.by if boxed.forwarded else role
    return boxed.facts.get("address") or current().world.citizen(owner).address.text


def said(role: Role, boxed: BoxedLetter) -> dict[str, Any]:
    """What stands in a letter, as it is to be shown."""
    content, facts = letters()[boxed.letter], facts_of(role, boxed)
    return {
        "sender": facts["sender"],
        "receiver": receiver_of(role, boxed),
        "subject": subject(content, facts, _),
        "body": render(content, facts, _),
        "appeal": render_appeal(content, facts, _),
        "attached": of_letter(role, boxed),
        "deadline": deadline_of(role, boxed),
        "appeal_by": appeal_of(boxed),
        "forwarder": current().world.citizen(boxed.forwarded.by).name if boxed.forwarded else "",
    }


def receiver_of(role: Role, boxed: BoxedLetter) -> str:
    """Whom the letter was written to."""
    return current().world.citizen(boxed.forwarded.owner if boxed.forwarded else role).name


def no_reply(role: Role, boxed: BoxedLetter) -> NoReply | None:
    content: Letter = letters()[boxed.letter]
    authority = boxed.sender
    called = authority.called(municipality().name)
    if boxed.forwarded:
        owner = receiver_of(role, boxed)
        return NoReply([_("Brevet er til %(name)s. Det er kun %(name)s, der kan svare på det.", name=owner)])
    if content.reply:
        return None
    if not authority.replies:
        reasons = translated(authority.write_instead or "", _)
        phone = _("Telefonnummeret er %(phone)s.", phone=authority.phone)
        return NoReply([*(block.text for block in reasons), phone])
    why = [_("Brevet er sendt automatisk, og ingen læser et svar på netop det brev.")]
    if content.appeal:
        why.append(_("Vil du klage, så læs “Sådan klager du” nederst i brevet."))
    why.append(_("Har du spørgsmål, så skriv en ny besked."))
    return NoReply(why, authority.slug, called)


def _consent_url(boxed: BoxedLetter) -> str:
    """Where the letter's question is answered by pressing yes or no; empty when it asks none, or not its reader."""
    consent, visited = consent_of(boxed), mailbox_access.in_use(current().world)
    if consent is None or consent.state != "waiting" or boxed.forwarded or visited:
        return ""
    service = services()[consent.service]
    return url_for("selfservice.consent", host=host_of(service), slug=service.slug, consent_id=consent.id)


def _moment(boxed: BoxedLetter) -> str:
    came = boxed.counted_from
    return str(_("%(day)s kl. %(time)s", day=long_date(came), time=clock_time(came)))


def _folders(role: Role) -> list[tuple[str, str]]:
    """Where a letter can be moved to."""
    own = [(folder.id, folder.name) for folder in mailbox(role).folders]
    return [(key, str(FIXED[key][0])) for key in (INBOX, ARCHIVE)] + own
