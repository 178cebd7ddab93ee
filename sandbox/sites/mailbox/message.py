"""What the citizen has written: read when it is sent, deleted, restored, and destroyed when that was asked first."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail.authorities import authorities
from sandbox.sites.mailbox.attachments import of_message
from sandbox.sites.mailbox.inbox import receiver_name
from sandbox.sites.mailbox.shell import (
    DELETED,
    DRAFTS,
    SENT,
    blueprint,
    folder_name,
    folder_url,
    heading,
    mailbox,
    shown,
    whose,
    whose_to_write,
)
from sandbox.web.seat import act
from sandbox.world.mailbox import messages
from sandbox.world.state.mailbox import Message, NoSuchMessage
from sandbox.world.state.people import Role

MESSAGE = "/besked/<message_id>"


@blueprint.get(MESSAGE)
def message(message_id: str) -> str | Response:
    """A draft is written on instead, unless it is deleted."""
    role = whose()
    found = mailbox(role).find_message(message_id)
    if not found.sent and not found.deleted:
        return redirect(url_for("mailbox.write", message_id=message_id))
    place = DELETED if found.deleted else SENT
    return shown(
        "mailbox/writing/message.html",
        role,
        place,
        place_name=folder_name(role, place),
        back_url=folder_url(place),
        **_said(role, found),
    )


@blueprint.post(f"{MESSAGE}/slet")
def delete_message(message_id: str) -> Response:
    role = whose_to_write()
    act(lambda world: messages.delete(world, role, message_id))
    flash(_("Beskeden ligger nu i Slettet. Dér kan du hente den tilbage."), "success")
    return redirect(folder_url(SENT), 303)


@blueprint.post(f"{MESSAGE}/gendan")
def restore_message(message_id: str) -> Response:
    role = whose_to_write()
    found = act(lambda world: messages.restore(world, role, message_id)).result
    place = SENT if found.sent else DRAFTS
    flash(_("Beskeden er hentet tilbage til %(folder)s.", folder=folder_name(role, place)), "success")
    return redirect(folder_url(place), 303)


@blueprint.get(f"{MESSAGE}/slet-helt")
def destroy_message_page(message_id: str) -> str:
    role = whose_to_write()
    found = mailbox(role).find_message(message_id)
    if not found.deleted:
        raise NoSuchMessage(message_id)
    return shown("mailbox/writing/destroy_message.html", role, DELETED, **_said(role, found))


@blueprint.post(f"{MESSAGE}/slet-helt")
def destroy_message(message_id: str) -> Response:
    role = whose_to_write()
    act(lambda world: messages.destroy(world, role, message_id))
    flash(_("Beskeden er slettet helt."), "success")
    return redirect(folder_url(DELETED), 303)


def _said(role: Role, found: Message) -> dict[str, object]:
    """What a page tells of a message: to whom, about what, and which letter it belongs to."""
    about = found.answers or found.forwards
    letter = next((boxed for boxed in mailbox(role).letters if boxed.id == about), None)
    authority = authorities().get(found.authority)
    return {
        "message": found,
        "receiver": receiver_name(found),
        "category": authority.category_title(found.category, _) if authority else "",
        "letter": letter,
        "letter_subject": heading(role, letter)[1] if letter else "",
        "attached": of_message(role, found),
        "paragraphs": found.text.split("\n"),
        "expects": bool(authority and found.sent),
    }
