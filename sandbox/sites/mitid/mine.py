"""Mit MitID: authenticators, their log of use, a new password, and the temporary block."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mitid.box import SITE, Answer, blueprint
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.web.site import show_as, sign_in_required
from sandbox.world.mitid import activation
from sandbox.world.mitid.activation import PasswordProblem
from sandbox.world.mitid.authenticators import reaches
from sandbox.world.state.mitid import MitId, Use

LONGEST = 100


@blueprint.app_template_global()
def mitid_use(use: Use) -> str:
    """A line of the log, in words."""
    texts: dict[str, str] = {
        "signed-in": _("Du loggede på hos %(receiver)s", receiver=use.receiver),
        "approved": _("Du godkendte noget, du ikke selv satte i gang: %(receiver)s", receiver=use.receiver),
        "refused": _("Du afviste: %(receiver)s", receiver=use.receiver),
        "blocked": _("Noget blev spærret, fordi en kode var forkert for mange gange"),
        "suspended": _("Du spærrede dit MitID midlertidigt"),
        "changed": _("Noget blev ændret: %(receiver)s", receiver=use.receiver),
    }
    return texts[use.how]


@blueprint.get("/mit/")
def mine() -> str:
    role = sign_in_required(SITE.host)
    own = current().world.mitid[role]
    return render_template("mitid/mine.html", own=own, level=reaches(own), warnings=_warnings(own))


@blueprint.get("/mit/spaer")
def suspend_page() -> str:
    role = sign_in_required(SITE.host)
    return render_template("mitid/suspend.html", own=current().world.mitid[role])


@blueprint.post("/mit/spaer")
def suspend() -> Response:
    role = sign_in_required(SITE.host, url_for("mitid.suspend_page"))
    act(lambda world: activation.suspend(world, role))
    return redirect(url_for("mitid.suspend_page"), 303)


@blueprint.get("/mit/adgangskode")
def new_password() -> str:
    sign_in_required(SITE.host)
    return _password_page([])


@blueprint.post("/mit/adgangskode")
@handles_real_data
def change_password() -> Answer:
    role = sign_in_required(SITE.host, url_for("mitid.new_password"))
    if real := refused("password"):
        return _password_page([("password", real)]), 422
    typed = [text(field, LONGEST) for field in ("old_password", "password", "password_again")]
    problem = act(lambda world: activation.change_password(world, role, *typed)).result
    if problem:
        return _password_page([_password_error(problem)]), 422
    flash(_("Din nye adgangskode gælder fra nu af."))
    return redirect(url_for("mitid.mine"), 303)


def _password_page(errors: list[tuple[str, str]]) -> str:
    show_as(url_for("mitid.new_password"))
    return render_template("mitid/new_password.html", errors=errors)


def _password_error(problem: PasswordProblem) -> tuple[str, str]:
    texts: dict[PasswordProblem, tuple[str, str]] = {
        "old-wrong": ("old_password", _("Den nuværende adgangskode er ikke rigtig")),
        "length": ("password", _("Adgangskoden skal have mellem 8 og 64 tegn")),
        "user-id": ("password", _("Adgangskoden må ikke indeholde dit bruger-ID")),
        "ten-digits": ("password", _("Adgangskoden må ikke have ti tal i træk")),
        "word": ("password", _("Adgangskoden må ikke indeholde ordet adgangskode")),
        "keyboard": ("password", _("Adgangskoden må ikke være en række på tastaturet")),
        "same": ("password", _("Vælg en anden adgangskode end den, du har")),
        "different": ("password_again", _("De to nye adgangskoder er ikke ens")),
    }
    return texts[problem]


def _warnings(own: MitId) -> list[str]:
    """What its owner should look at."""
    found = []
    if own.suspended:
        found.append(_("Dit MitID er spærret midlertidigt. Kun Borgerservice kan åbne det."))
    if any(use.how == "approved" for use in own.uses):
        found.append(
            _("Du har godkendt noget, du ikke selv satte i gang. Spær dit MitID, og ring til din bank.")
        )
    if any(use.how == "blocked" for use in own.uses):
        found.append(
            _("Nogen har skrevet en forkert kode for mange gange. Var det ikke dig, så spær dit MitID.")
        )
    if len(own.kinds) == 1:
        found.append(_("Du har kun ét identifikationsmiddel. Mister du det, kan du ikke logge på."))
    return found
