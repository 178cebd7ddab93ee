"""Text messages and e-mails: the lists, one message, its link, and the bin."""

from flask import flash, redirect, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail import messages as content
from sandbox.sites.phone.shell import WHOSE, blueprint, is_real, shown
from sandbox.web.addresses import leads_somewhere, path_of
from sandbox.web.language import guide_language, site_language
from sandbox.web.seat import act, current, noted
from sandbox.world import phone
from sandbox.world.state.people import Role
from sandbox.world.state.phone import NoSuchMessage, Phone, TextMessage


@blueprint.get(f"{WHOSE}/messages")
def messages(role: Role) -> str:
    rows = [(each, _sender(role, each), " ".join(_text(role, each))) for each in _phone(role).texts]
    return shown("phone/messages/index.html", role, _("Beskeder"), rows=rows)


@blueprint.get(f"{WHOSE}/mail")
def mails(role: Role) -> str:
    rows = [(each, _sender(role, each), _subject(role, each)) for each in _phone(role).emails]
    return shown(
        "phone/messages/mails.html", role, _("E-mail"), rows=rows, address=current().world.citizen(role).email
    )


@blueprint.get(f"{WHOSE}/messages/<message_id>")
def message(role: Role, message_id: str) -> str:
    """A text message, or an e-mail."""
    _phone(role).find(message_id)
    read = noted(lambda world: phone.read_message(world, role, message_id)).result
    sender = _sender(role, read)
    return shown(
        "phone/messages/message.html",
        role,
        _subject(role, read) or _("Besked fra %(sender)s", sender=sender),
        message=read,
        sender=sender,
        text=_text(role, read),
        link=content.messages()[read.message].link,
    )


def _phone(role: Role) -> Phone:
    return current().world.phone[role]


def _sender(role: Role, message: TextMessage) -> str:
    return phone.sender(current().world, role, message, _)


def _subject(role: Role, message: TextMessage) -> str:
    return phone.subject(current().world, role, message, _)


def _text(role: Role, message: TextMessage) -> list[str]:
    return phone.text(current().world, role, message, site_language(), _)


@blueprint.post(f"{WHOSE}/messages/<message_id>/link")
def press_link(role: Role, message_id: str) -> Response:
    """Into the browser, where there is such a page, and this is not a real phone, which has no browser of ours."""
    address = act(lambda world: phone.press_link(world, role, message_id)).result
    path = path_of(address)
    if leads_somewhere(path) and not is_real():
        return redirect(path, 303)
    return redirect(url_for("phone.link", role=role, message_id=message_id), 303)


@blueprint.get(f"{WHOSE}/messages/<message_id>/link")
def link(role: Role, message_id: str) -> str:
    """Øvebanen's own word about a link that the sandbox has no page for, in the participant's language."""
    found = _phone(role).find(message_id)
    about = content.messages()[found.message]
    if about.link is None:
        raise NoSuchMessage(message_id)
    with force_locale(guide_language()):
        title = _("Linket er falsk") if about.is_false else _("Åbn siden på computeren")
        return shown(
            "phone/messages/link.html", role, title, lang=guide_language(), message=found, about=about
        )


@blueprint.post(f"{WHOSE}/messages/<message_id>/delete")
def delete(role: Role, message_id: str) -> Response:
    back = "phone.mails" if _phone(role).find(message_id).is_email else "phone.messages"
    act(lambda world: phone.delete(world, role, message_id))
    flash(_("Beskeden er slettet."))
    return redirect(url_for(back, role=role), 303)
