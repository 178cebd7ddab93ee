"""nemid.nu: activating, a forgotten password, a lost card, and the page about the citizen's NemID."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from sandbox.sites.nemid import faults, problems
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.web.site import Site, show_as, sign_in_required, site_blueprint
from sandbox.world import paper_mail
from sandbox.world.nemid import account, activation, code_app, key_cards, sign_in
from sandbox.world.state.world import World

HOST = "nemid.nu"
LONGEST = 100
Answer = Response | tuple[str, int]
blueprint = site_blueprint(Site("nemid_nu", _l("NemID-øvelsen"), HOST), __name__)


@blueprint.get("/")
def index() -> str:
    return render_template("nemid/own/index.html")


@blueprint.get("/aktiver")
def activate() -> str:
    return render_template("nemid/own/activate.html", to=url_for("nemid_nu.mine"))


@blueprint.get("/glemt")
def forgotten() -> str:
    return render_template("nemid/own/forgotten.html", user_id="", errors=[])


@blueprint.post("/glemt")
@handles_real_data
def order() -> Answer:
    """Order a temporary password. The answer is the same whether or not anybody has the user-id."""
    user_id = text("user_id", LONGEST)
    real = refused("user_id")
    if real or not user_id:
        errors = [("user_id", real or _("Skriv dit bruger-id"))]
        return render_template("nemid/own/forgotten.html", user_id=user_id, errors=errors), 422
    act(lambda world: _order(world, user_id))
    return redirect(url_for("nemid_nu.ordered"), 303)


@blueprint.get("/bestilt")
def ordered() -> str:
    return render_template("nemid/own/ordered.html", weekdays=current().world.rules.nemid.password_weekdays)


@blueprint.get("/spaer")
def lost() -> str:
    return _lost_page()


@blueprint.post("/spaer")
@handles_real_data
def report_lost() -> Answer:
    user_id, typed = text("user_id", LONGEST), text("password", LONGEST)
    missing = [("user_id", refused("user_id") or _("Skriv dit bruger-id"))] if not user_id else []
    missing += [("password", _("Skriv din adgangskode"))] if not typed else []
    if missing:
        return _lost_page(user_id, errors=missing), 422
    outcome = act(lambda world: sign_in.report_card_lost(world, user_id, typed)).result
    if outcome == "right":
        return redirect(url_for("nemid_nu.closed"), 303)
    return _lost_page(user_id, problem=problems.of_first_step(outcome, user_id)), 422


@blueprint.get("/spaerret")
def closed() -> str:
    return render_template("nemid/own/closed.html")


@blueprint.get("/mit/")
def mine() -> str:
    role = sign_in_required(HOST)
    world = current().world
    coming = paper_mail.latest(world, role, "key-card") if world.nemid[role].new_card else None
    return render_template(
        "nemid/own/mine.html",
        own=world.nemid[role],
        left=key_cards.keys_left(world, role),
        coming=coming,
        app_ready=code_app.ready(world, role),
    )


@blueprint.get("/mit/adgangskode")
def password_page() -> str:
    sign_in_required(HOST)
    return _password_page([])


@blueprint.post("/mit/adgangskode")
@handles_real_data
def change_password() -> Answer:
    role = sign_in_required(HOST, url_for("nemid_nu.password_page"))
    if real := faults.real_data():
        return _password_page(real), 422
    old, new, again = text("old_password", LONGEST), faults.typed("password"), faults.typed("password_again")
    checked, choice = act(lambda world: account.change_password(world, role, old, new, again)).result
    if checked != "right":
        return _password_page([("old_password", told) for told in faults.old_password(checked)]), 422
    if not choice.is_good:
        return _password_page(faults.errors_of(choice)), 422
    flash(_("Din adgangskode er skiftet. Brug den nye, næste gang du logger på."))
    return redirect(url_for("nemid_nu.mine"), 303)


@blueprint.get("/mit/bruger-id")
def user_id_page() -> str:
    sign_in_required(HOST)
    return _user_id_page("", [])


@blueprint.post("/mit/bruger-id")
@handles_real_data
def change_user_id() -> Answer:
    role = sign_in_required(HOST, url_for("nemid_nu.user_id_page"))
    user_id, old = faults.typed("user_id"), text("old_password", LONGEST)
    if real := faults.real_data():
        return _user_id_page(user_id, real), 422
    checked, choice = act(lambda world: account.change_user_id(world, role, old, user_id)).result
    if checked != "right":
        return _user_id_page(user_id, [("old_password", told) for told in faults.old_password(checked)]), 422
    if not choice.is_good:
        errors = [("user_id", message) for _field, message in faults.errors_of(choice)]
        return _user_id_page(user_id, errors), 422
    flash(_("Dit bruger-id er skiftet."))
    return redirect(url_for("nemid_nu.mine"), 303)


@blueprint.post("/mit/nyt-kort")
def order_card() -> Response:
    role = sign_in_required(HOST, url_for("nemid_nu.mine"))
    act(lambda world: key_cards.order(world, role))
    flash(_("Et nyt nøglekort er på vej til dig med posten."))
    return redirect(url_for("nemid_nu.mine"), 303)


@blueprint.post("/mit/noegleapp")
def activate_app() -> Response:
    role = sign_in_required(HOST, url_for("nemid_nu.mine"))
    act(lambda world: account.activate_app(world, role))
    flash(_("Nøgleappen er på din telefon. Den virker om lidt."))
    return redirect(url_for("nemid_nu.mine"), 303)


@blueprint.get("/mit/<any('nyt-kort', noegleapp):step>")
def mine_step(step: str) -> Response:
    return redirect(url_for("nemid_nu.mine"))


def _order(world: World, user_id: str) -> None:
    if role := sign_in.owner(world, user_id):
        activation.order_temporary(world, role)


def _lost_page(
    user_id: str = "", *, errors: list[faults.Error] | None = None, problem: list[str] | None = None
) -> str:
    show_as(url_for("nemid_nu.lost"))
    return render_template("nemid/own/lost.html", user_id=user_id, errors=errors or [], problem=problem or [])


def _password_page(errors: list[faults.Error]) -> str:
    return render_template("nemid/own/password.html", errors=errors)


def _user_id_page(user_id: str, errors: list[faults.Error]) -> str:
    return render_template("nemid/own/user_id.html", user_id=user_id, errors=errors)
