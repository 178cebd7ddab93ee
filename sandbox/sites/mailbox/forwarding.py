"""Passing a letter on: to somebody in the family, to an authority, or to an e-mail address of the sandbox's."""

import re

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.mail.authorities import writable
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox.shell import blueprint, heading, mailbox, place_of, shown, whose
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world.mailbox import forwarding, search
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.writing import LONGEST_KEPT
from sandbox.world.state.people import ROLES, Role

FIELDS = ("to", "authority", "email", "note")
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.(?:example|test)", re.IGNORECASE)
Page = str | tuple[str, int] | Response


@blueprint.get("/brev/<letter_id>/videresend")
def forward_page(letter_id: str) -> str:
    return _page(whose(), letter_id, {}, {})


@blueprint.post("/brev/<letter_id>/videresend")
@handles_real_data
def forward(letter_id: str) -> Page:
    role = whose()
    subject = heading(role, mailbox(role).find(letter_id))[1]
    typed = {name: text(name, LONGEST_KEPT if name == "note" else 100) for name in FIELDS}
    receiver = _receiver(role, typed)
    errors = {name: problem for name in FIELDS if (problem := refused(name))}
    if isinstance(receiver, tuple):
        errors.setdefault(*receiver)
    if errors or isinstance(receiver, tuple):
        return _page(role, letter_id, typed, errors), 422
    about = _("Videresendt: %(subject)s", subject=subject)
    sent = act(
        lambda world: forwarding.forward(world, role, letter_id, receiver, about, typed["note"])
    ).result
    flash(_("Brevet er sendt videre."), "success")
    return redirect(url_for("mailbox.message", message_id=sent.id), 303)


def _receiver(role: Role, typed: dict[str, str]) -> Receiver | tuple[str, str]:
    """Whom the form names, or the field that is wrong with what to do about it."""
    person = next((each for each in ROLES if each == typed["to"] and each != role), None)
    if person:
        return Receiver(person=person)
    if typed["to"] == "authority":
        if typed["authority"] in writable():
            return Receiver(authority=typed["authority"])
        return "authority", _("Vælg, hvilken myndighed brevet skal sendes til")
    if typed["to"] == "email":
        if ADDRESS.fullmatch(typed["email"]):
            return Receiver(email=typed["email"])
        return "email", _(
            "E-mailen skal se sådan ud: navn@postkasse.example. Kontrollér punktum og snabel-a (@)."
        )
    return "to", _("Vælg, hvem brevet skal sendes videre til")


def _page(role: Role, letter_id: str, typed: dict[str, str], errors: dict[str, str]) -> str:
    show_as(url_for("mailbox.forward_page", letter_id=letter_id))
    boxed, world = mailbox(role).find(letter_id), current().world
    sender, subject = heading(role, boxed)
    family = [(each, world.citizen(each).name) for each in forwarding.others(role)]
    named = [(slug, each.called(municipality().name)) for slug, each in writable().items()]
    return shown(
        "mailbox/letter/forward.html",
        role,
        place_of(boxed),
        boxed=boxed,
        sender=sender,
        subject=subject,
        receivers=[
            *family,
            ("authority", _("En myndighed")),
            ("email", _("En e-mailadresse")),
        ],
        authorities=sorted(named, key=lambda pair: search.by_alphabet(pair[1])),
        typed={name: typed.get(name, "") for name in FIELDS},
        errors=errors,
    )
