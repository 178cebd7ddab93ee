"""A letter put in order: moved, flagged, unread again, deleted, restored, and destroyed when that was asked first."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mailbox.letter import said
from sandbox.sites.mailbox.shell import (
    DELETED,
    blueprint,
    folder_name,
    folder_url,
    mailbox,
    shown,
    whose,
    whose_to_write,
)
from sandbox.web.forms import text
from sandbox.web.seat import act
from sandbox.world.mailbox import folders
from sandbox.world.state.mailbox import NoSuchLetter
from sandbox.world.state.people import Role

LETTER = "/brev/<letter_id>"


@blueprint.post(f"{LETTER}/flyt")
def move(letter_id: str) -> Response:
    role = _whose(letter_id)
    goal = text("folder", 40)
    if not goal:
        flash(_("Vælg først, hvilken mappe brevet skal ligge i."), "warning")
        return _to_letter(letter_id)
    act(lambda world: folders.move(world, role, letter_id, goal))
    flash(_("Brevet ligger nu i mappen %(folder)s.", folder=folder_name(role, goal)), "success")
    return _to_letter(letter_id)


@blueprint.post(f"{LETTER}/flag")
def flag(letter_id: str) -> Response:
    role = _whose(letter_id)
    flagged = not mailbox(role).find(letter_id).flagged
    act(lambda world: folders.flag(world, role, letter_id, flagged=flagged))
    flash(_("Brevet har fået et flag.") if flagged else _("Flaget er taget af brevet."), "success")
    return _to_letter(letter_id)


@blueprint.post(f"{LETTER}/ulaest")
def unread(letter_id: str) -> Response:
    """Back to the list: shown again, the letter would be read again."""
    role = _whose(letter_id)
    act(lambda world: folders.mark_unread(world, role, letter_id))
    flash(_("Brevet står nu som ulæst."), "success")
    return redirect(folder_url(mailbox(role).find(letter_id).folder), 303)


@blueprint.post(f"{LETTER}/slet")
def delete(letter_id: str) -> Response:
    role = _whose(letter_id)
    act(lambda world: folders.delete(world, role, letter_id))
    flash(_("Brevet ligger nu i Slettet. Dér kan du hente det tilbage."), "success")
    return redirect(folder_url(mailbox(role).find(letter_id).folder), 303)


@blueprint.post(f"{LETTER}/gendan")
def restore(letter_id: str) -> Response:
    role = _whose(letter_id)
    boxed = act(lambda world: folders.restore(world, role, letter_id)).result
    flash(_("Brevet er hentet tilbage til %(folder)s.", folder=folder_name(role, boxed.folder)), "success")
    return redirect(folder_url(boxed.folder), 303)


@blueprint.get(f"{LETTER}/slet-helt")
def destroy_page(letter_id: str) -> str:
    """Asked before a letter is gone for good; only of one that is deleted."""
    role = whose_to_write()
    boxed = mailbox(role).find(letter_id)
    if not boxed.deleted:
        raise NoSuchLetter(letter_id)
    return shown("mailbox/letter/destroy.html", role, DELETED, boxed=boxed, **said(role, boxed))


@blueprint.post(f"{LETTER}/slet-helt")
def destroy(letter_id: str) -> Response:
    role = whose_to_write()
    act(lambda world: folders.destroy(world, role, letter_id))
    flash(_("Brevet er slettet helt."), "success")
    return redirect(folder_url(DELETED), 303)


def _whose(letter_id: str) -> Role:
    """Whose mailbox it is, where the letter is one that the participant can see there."""
    role = whose()
    mailbox(role).find(letter_id)
    return role


def _to_letter(letter_id: str) -> Response:
    return redirect(url_for("mailbox.letter", letter_id=letter_id), 303)
