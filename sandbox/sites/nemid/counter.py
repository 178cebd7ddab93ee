"""Help with NemID as a role-play: a visit to Borgerservice with a passport, and a call.

Nobody is asked for a secret here: in the household everybody's passport lies at hand. So no state of a NemID is a
dead end.
"""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.nemid.own import Answer, blueprint
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.urls import ROLE_WORDS, ROLES_BY_WORD
from sandbox.world.nemid import account
from sandbox.world.nemid.account import Help
from sandbox.world.state.people import ROLES, role_named

# Each kind of help, and its word in the address.
HELPS: dict[Help, str] = {
    "open": "laas-op",
    "password": "adgangskode",
    "card": "noeglekort",
    "lost": "mistet",
}


@blueprint.get("/hjaelp")
def help_page() -> str:
    return _page([])


@blueprint.post("/hjaelp")
def be_helped() -> Answer:
    role, by = role_named(text("who")), _help(text("what"))
    errors = [] if role else [("who", _("Vælg, hvem du er"))]
    errors += [] if by else [("what", _("Vælg, hvad du vil have hjælp til"))]
    if role is None or by is None:
        return _page(errors), 422
    act(lambda world: account.be_helped(world, role, by))
    return redirect(url_for("nemid_nu.helped", what=HELPS[by], who=ROLE_WORDS[role]), 303)


@blueprint.get("/hjaelp/<what>/<who>")
def helped(what: str, who: str) -> str | Response:
    role = ROLES_BY_WORD.get(who)
    by = next((by for by, word in HELPS.items() if word == what), None)
    if role is None or by is None:
        return redirect(url_for("nemid_nu.help_page"))
    own = current().world.nemid[role]
    return render_template("nemid/own/helped.html", by=by, citizen=current().world.citizen(role), own=own)


def _help(text: str) -> Help | None:
    return next((each for each in HELPS if each == text), None)


def _page(errors: list[tuple[str, str]]) -> str:
    people = [(role, current().world.citizen(role).name) for role in ROLES]
    return render_template(
        "nemid/own/help.html", people=people, who=text("who"), what=text("what"), errors=errors
    )
