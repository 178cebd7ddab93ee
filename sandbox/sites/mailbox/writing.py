"""Writing a message: about what, the words, what goes with it, and sending it. A draft all the way.

Every button of the page keeps what is typed before it does anything else, so nothing is lost by pressing one.
"""

from datetime import date

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail.authorities import writable
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.attachments import of_message
from sandbox.sites.mailbox.shell import (
    DRAFTS,
    WRITE,
    blueprint,
    folder_url,
    heading,
    mailbox,
    shown,
    whose_to_write,
)
from sandbox.web.forms import text
from sandbox.web.frame import clock_time
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world import real_data
from sandbox.world.mailbox import messages, writing
from sandbox.world.mailbox.events import Lack
from sandbox.world.mailbox.writing import LONGEST_KEPT, LONGEST_SUBJECT, LONGEST_TEXT, Typed
from sandbox.world.state.mailbox import Message
from sandbox.world.state.people import Role

FIELDS = ("category", "subject", "text")

BY_ITSELF = "X-Draft"
Page = str | tuple[str, int] | Response


@blueprint.post("/brev/<letter_id>/besvar")
def answer(letter_id: str) -> Response:
    role = whose_to_write()
    about = _("Svar: %(subject)s", subject=heading(role, mailbox(role).find(letter_id))[1])
    message = act(lambda world: writing.answer(world, role, letter_id, about)).result
    return redirect(url_for("mailbox.write", message_id=message.id), 303)


@blueprint.get("/skriv/<message_id>")
def write(message_id: str) -> Page:
    role = whose_to_write()
    message = mailbox(role).find_message(message_id)
    if message.sent or message.deleted:
        return redirect(url_for("mailbox.message", message_id=message_id))
    return _page(role, message, {})


@blueprint.post("/skriv/<message_id>")
@handles_real_data
def keep(message_id: str) -> Page:
    role, pressed = whose_to_write(), text("do", 20)
    if request.headers.get(BY_ITSELF):
        return _keep_by_itself(role, message_id)
    if mailbox(role).find_message(message_id).sent:
        flash(_("Din besked er allerede sendt."))
        return redirect(url_for("mailbox.message", message_id=message_id), 303)
    faults = {name: problem for name in FIELDS if (problem := refused(name))}
    emptied = {name: problem for name, problem in faults.items() if not text(name, LONGEST_KEPT)}
    kept = act(lambda world: writing.keep(world, role, message_id, _typed(emptied))).result
    if faults:
        return _page(role, kept, faults), 422
    if pressed == "send":
        return _send(role, message_id)
    return _after(pressed, role, kept)


@blueprint.post("/skriv/<message_id>/slet")
def delete_draft(message_id: str) -> Response:
    role = whose_to_write()
    writing.draft(current().world, role, message_id)
    act(lambda world: messages.delete(world, role, message_id))
    flash(_("Kladden ligger nu i Slettet. Dér kan du hente den tilbage."), "success")
    return redirect(folder_url(DRAFTS), 303)


def _typed(refused_fields: dict[str, str]) -> Typed:
    return Typed(
        text("category", 60), text("subject", LONGEST_SUBJECT), text("text", LONGEST_KEPT), refused_fields
    )


def _keep_by_itself(role: Role, message_id: str) -> Response:
    """A script's save while somebody types; what may be on its way to something real waits until it is finished.

    It may come in after the button that sent the message, and then there is nothing to save.
    """
    message = mailbox(role).find_message(message_id)
    if message.sent or message.deleted:
        return Response(status=204)
    half = {name: "" for name in FIELDS if refused(name) or _is_half(text(name, LONGEST_KEPT))}
    kept = act(lambda world: writing.keep(world, role, message_id, _typed(half), by_itself=True)).result
    if half:
        return Response(_("Kladden bliver gemt, når du trykker på en af knapperne."), mimetype="text/plain")
    said = _("Kladden er gemt kl. %(time)s.", time=clock_time(kept.changed))
    return Response(said, mimetype="text/plain")


def _is_half(typed: str) -> bool:
    return real_data.may_become(typed, date.today())


def _send(role: Role, message_id: str) -> Page:
    outcome = act(lambda world: writing.send(world, role, message_id)).result
    if isinstance(outcome, list):
        return _page(role, mailbox(role).find_message(message_id), _lacking(outcome)), 422
    flash(_("Din besked er sendt."), "success")
    return redirect(url_for("mailbox.message", message_id=message_id), 303)


def _after(pressed: str, role: Role, message: Message) -> Response:
    """Where a button leads that is not Send."""
    if pressed == "attach":
        return redirect(url_for("mailbox.choose_attachments", message_id=message.id), 303)
    if pressed == "readdress":
        return redirect(url_for("mailbox.choose", kladde=message.id), 303)
    if not message.is_begun:
        flash(_("Du har ikke skrevet noget endnu, så der er ikke gemt en kladde."))
    elif pressed == "close":
        flash(_("Kladden er gemt. Du finder den i mappen Kladder."), "success")
    else:
        flash(_("Kladden er gemt."), "success")
    if pressed == "close":
        return redirect(folder_url(DRAFTS), 303)
    return redirect(url_for("mailbox.write", message_id=message.id), 303)


def _page(role: Role, message: Message, errors: dict[str, str]) -> str:
    show_as(url_for("mailbox.write", message_id=message.id))
    authority = writable()[message.authority]
    answered = next((each for each in mailbox(role).letters if each.id == message.answers), None)
    asks = authority.categories and not message.answers
    return shown(
        "mailbox/writing/write.html",
        role,
        DRAFTS if message.is_begun else WRITE,
        message=message,
        receiver=authority.called(municipality().name),
        categories=[(each.slug, authority.category_title(each.slug, _)) for each in authority.categories]
        if asks
        else [],
        attached=of_message(role, message),
        answered=heading(role, answered)[1] if answered else "",
        errors=errors,
        longest=LONGEST_TEXT,
    )


def _lacking(lacks: list[Lack]) -> dict[str, str]:
    texts: dict[Lack, tuple[str, str]] = {
        "category": ("category", _("Vælg, hvad din besked handler om")),
        "subject": ("subject", _("Skriv et emne")),
        "text": ("text", _("Skriv din besked")),
        "too-long": ("text", _("Beskeden er for lang. Den må højst have %(most)s tegn", most=LONGEST_TEXT)),
    }
    return dict(texts[each] for each in lacks)
