"""Text messages: the list, one message, its link, and the bin."""

from flask import flash, redirect, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content import messages as content
from sandbox.sites.phone.shell import WHOSE, blueprint, is_real, shown
from sandbox.web.addresses import leads_somewhere, path_of
from sandbox.web.language import guide_language, site_language
from sandbox.web.seat import act, current, noted
from sandbox.world import phone
from sandbox.world.people import Role


@blueprint.get(f"{WHOSE}/messages")
def messages(role: Role) -> str:
    world = current().world
    rows = [
        (
            each,
            phone.sender(world, role, each, _),
            " ".join(phone.text(world, role, each, site_language(), _)),
        )
        for each in world.phone[role].messages
    ]
    return shown("messages", role, _("Beskeder"), rows=rows)


@blueprint.get(f"{WHOSE}/messages/<message_id>")
def message(role: Role, message_id: str) -> str:
    current().world.phone[role].find(message_id)
    read = noted(lambda world: phone.read_message(world, role, message_id)).result
    world = current().world
    return shown(
        "message",
        role,
        _("Besked fra %(sender)s", sender=phone.sender(world, role, read, _)),
        message=read,
        sender=phone.sender(world, role, read, _),
        text=phone.text(world, role, read, site_language(), _),
        link=content.messages()[read.message].link,
    )


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
    found = current().world.phone[role].find(message_id)
    about = content.messages()[found.message]
    if about.link is None:
        raise phone.NoSuchMessage(message_id)
    with force_locale(guide_language()):
        title = _("Linket er falsk") if about.is_false else _("Åbn siden på computeren")
        return shown("link", role, title, lang=guide_language(), message=found, about=about)


@blueprint.post(f"{WHOSE}/messages/<message_id>/delete")
def delete(role: Role, message_id: str) -> Response:
    act(lambda world: phone.delete(world, role, message_id))
    flash(_("Beskeden er slettet."))
    return redirect(url_for("phone.messages", role=role), 303)
