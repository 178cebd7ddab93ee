"""Settings: what there is to choose, and how the citizen is told of new post and of times.

“Besked om ny post” and “NemSMS” are two sign-ups that share a number (see `sandbox/world/mailbox/notifications.py`).
"""

import re

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mailbox.shell import blueprint, mailbox, shown, whose_to_write
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world.mailbox import notification_choices, notifications
from sandbox.world.state.people import Role

DIGITS = 8
CHOICES = ("sms", "email", "nemsms")
Page = str | tuple[str, int] | Response


@blueprint.get("/indstillinger")
def settings() -> str:
    role = whose_to_write()
    return shown(
        "mailbox/settings/index.html", role, "settings", notices=mailbox(role).notices, number=_number(role)
    )


@blueprint.get("/indstillinger/besked")
def notices() -> str:
    role = whose_to_write()
    chosen = mailbox(role).notices
    typed = {"sms": chosen.by_sms, "email": chosen.by_email, "nemsms": chosen.nemsms}
    return _page(role, [name for name, on in typed.items() if on], _number(role), {})


@blueprint.post("/indstillinger/besked")
@handles_real_data
def choose_notices() -> Page:
    role, number = whose_to_write(), re.sub(r"\D", "", text("phone", 40))
    chosen = [name for name in CHOICES if name in request.form.getlist("ways")]
    if problem := refused("phone") or _wrong(number):
        return _page(role, chosen, text("phone", 40), {"phone": problem}), 422
    on = {name: name in chosen for name in CHOICES}
    act(lambda world: notification_choices.choose(world, role, **on, number=number))
    flash(_("Dine valg er gemt."), "success")
    return redirect(url_for("mailbox.notices"), 303)


def _wrong(number: str) -> str:
    """What is wrong with the number, which must be a phone's of the household; empty when nothing is."""
    wrong: str = ""
    if len(number) != DIGITS:
        wrong = _("Et telefonnummer har otte tal. Kontrollér, om du har fået dem alle med.")
    elif not notification_choices.known_number(current().world, number):
        wrong = _("Det nummer kender vi ikke. Dit nummer står på dit øvelsesark, og det begynder med 0.")
    return wrong


def _number(role: Role) -> str:
    number = notifications.number_of(current().world, role)
    return " ".join(number[at : at + 2] for at in range(0, len(number), 2))


def _page(role: Role, chosen: list[str], number: str, errors: dict[str, str]) -> str:
    show_as(url_for("mailbox.notices"))
    own = current().world.citizen(role)
    return shown(
        "mailbox/settings/notices.html",
        role,
        "settings",
        chosen=chosen,
        number=number,
        is_own=re.sub(r"\D", "", number) == own.phone,
        errors=errors,
    )
