"""Reading and writing access: accesses that the citizen has given and got, and switching between mailboxes.

Access is always to one's own mailbox, and is given from there. Whoever looks into another's is kept to what they may
see and do there by this module's `_keep_to_what_is_given`, and by `whose_to_write`.
"""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mailbox.shell import HOST, OnlyReading, blueprint, shown
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.site import sign_in_required
from sandbox.world.grants import granting_access, mailbox_access
from sandbox.world.state.grants import Access, Level, State
from sandbox.world.state.mailbox import NoSuchLetter
from sandbox.world.state.people import Role, role_named

OWN_ONLY = "mailbox.access"  # begins the name of every page about one's own mailbox's access, old or new
ALWAYS = {"mailbox.access_ended", "mailbox.access_go_on", "mailbox.access_read_only"}


@blueprint.before_request
def _keep_to_what_is_given() -> Response | None:
    """Whoever looks into another's mailbox is told when that ends, and comes to no private letter there."""
    world, endpoint = current().world, request.endpoint or ""
    if endpoint in ALWAYS or not world.signed_in:
        return None
    if mailbox_access.has_lapsed(world):
        return redirect(url_for("mailbox.access_ended"), 303)
    access = mailbox_access.in_use(world)
    if access is None:
        return None
    if endpoint.startswith(OWN_ONLY):
        flash(_("Her gælder det din egen post. Skift til din egen postkasse først."))
        return redirect(url_for("mailbox.switch_page"), 303)
    letter_id = (request.view_args or {}).get("letter_id")
    if letter_id and mailbox_access.is_private(world.post[access.giver].find(letter_id)):
        raise NoSuchLetter
    return None


@blueprint.context_processor
def _visit() -> dict[str, Any]:
    """By which access the mailbox on the page is looked into; None in one's own."""
    return {"visit": mailbox_access.in_use(current().world)}


@blueprint.app_template_global()
def access_level(level: Level) -> str:
    texts: dict[Level, str] = {"read": _("Læseadgang"), "write": _("Læse- og skriveadgang")}
    return texts[level]


@blueprint.app_template_global()
def access_state(state: State) -> str:
    texts: dict[State, str] = {
        "asked": _("Venter på svar"),
        "given": _("Gælder"),
        "refused": _("Afvist"),
        "withdrawn": _("Afbrudt"),
        "expired": _("Udløbet"),
    }
    return texts[state]


@blueprint.get("/adgang")
def access() -> str:
    role = sign_in_required(HOST)
    world = current().world
    mine = [(each, _other(role, each)) for each in granting_access.of(world, role)]
    return shown(
        "mailbox/access/index.html",
        role,
        "access",
        waiting=[line for line in mine if line[0].waits_for(role)],
        given=[line for line in mine if line[0].state == "given" and line[0].giver == role],
        got=[line for line in mine if line[0].state == "given" and line[0].holder == role],
        sent=[line for line in mine if line[0].state == "asked" and line[0].holder == role],
        ended=[line for line in mine if line[0].is_over],
    )


@blueprint.get("/skift")
def switch_page() -> str:
    sign_in_required(HOST)
    world = current().world
    own, looked_into = world.signed_in, mailbox_access.mailbox_shown(world)
    return shown(
        "mailbox/access/switch.html",
        looked_into or "senior",
        "switch",
        me=own,
        shown_now=looked_into,
        others=[(each, world.citizen(each.giver).name) for each in mailbox_access.may_look(world)],
    )


@blueprint.post("/skift")
def switch() -> Response:
    me = sign_in_required(HOST, url_for("mailbox.switch_page"))
    owner = role_named(text("owner", 20)) or me
    act(lambda world: mailbox_access.switch(world, owner))
    world = current().world
    if owner == world.signed_in:
        flash(_("Du ser nu din egen post."))
    else:
        flash(_("Du ser nu post til %(name)s.", name=world.citizen(owner).name))
    return redirect(url_for("mailbox.index"), 303)


@blueprint.errorhandler(OnlyReading)
def only_reading(error: OnlyReading) -> Response:
    return redirect(url_for("mailbox.access_read_only"), 303)


@blueprint.get("/adgang/kun-laese")
def access_read_only() -> str | Response:
    """What a reader may and may not do, for who has tried the latter."""
    role = sign_in_required(HOST)
    world = current().world
    if mailbox_access.may_write(world):
        return redirect(url_for("mailbox.index"))
    return shown("mailbox/access/read_only.html", mailbox_access.mailbox_shown(world) or role)


@blueprint.get("/adgang/slut")
def access_ended() -> str | Response:
    role = sign_in_required(HOST)
    world = current().world
    if not mailbox_access.has_lapsed(world):
        return redirect(url_for("mailbox.index"))
    owner = world.session.mailbox if world.session else None
    return render_template("mailbox/access/ended.html", owner=world.citizen(owner or role))


@blueprint.post("/adgang/slut")
def access_go_on() -> Response:
    act(mailbox_access.go_on)
    return redirect(url_for("mailbox.index"), 303)


def _other(role: Role, access: Access) -> str:
    return current().world.citizen(access.holder if access.giver == role else access.giver).name
