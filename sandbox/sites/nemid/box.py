"""The NemID box of the login page: user-id and password, then a key, a code viewer's key, or the code app.

What is typed into it is compared and forgotten: passwords and keys are never shown again, kept or logged.
"""

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from sandbox.sites.nemid import problems
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.login import NEMLOG_IN, destination, login_page
from sandbox.web.seat import act, current
from sandbox.web.site import Site, site_blueprint
from sandbox.world import paper_mail
from sandbox.world.nemid import key_cards, sign_in
from sandbox.world.state.nemid import Pending
from sandbox.world.state.world import World

LONGEST = 100
ON_THE_WAY = ("key-asked", "viewer-asked", "app-asked", "new-card")

blueprint = site_blueprint(Site("nemid", _l("NemID"), NEMLOG_IN.host), __name__)
Answer = Response | tuple[str, int]


@blueprint.app_template_global()
def nemid_card_news(pending: Pending) -> str:
    """What the box has to say about a card that runs out; empty when it does not."""
    world = current().world
    own, coming = world.nemid[pending.citizen], paper_mail.latest(world, pending.citizen, "key-card")
    if own.new_card is None or coming is None:
        return ""
    if key_cards.new_card_here(world, pending.citizen):
        return str(_("Dit nye nøglekort er kommet. Tag det i brug, næste gang du logger på."))
    return str(_("Der er et nyt nøglekort på vej til dig med posten."))


@blueprint.post("/nemid/adgangskode")
@handles_real_data
def password() -> Answer:
    to = destination(request.values)
    if current().world.signed_in:
        return redirect(to.login_url, 303)
    user_id, typed = text("user_id", LONGEST), text("password", LONGEST)
    if errors := _password_errors(user_id, typed):
        return login_page(to, user_id=user_id, errors=errors), 422
    outcome = act(
        lambda world: sign_in.enter_password(
            world, user_id, typed, service=to.service, return_to=to.return_to
        )
    ).result
    if outcome == "choose-password":
        return redirect(url_for("nemid.activation"), 303)
    if outcome in ON_THE_WAY:
        return redirect(to.login_url, 303)
    return login_page(to, user_id=user_id, problem=problems.of_first_step(outcome, user_id)), 422


@blueprint.post("/nemid/noegle")
def key() -> Answer:
    to = destination(request.values)
    world = current().world
    if world.signed_in or not world.pending or not world.pending.key_number:
        return redirect(to.login_url, 303)
    if text("asked", LONGEST) not in ("", world.pending.key_number):
        return login_page(to, problem=problems.two_logins()), 422
    outcome = act(lambda world: _enter_key(world, text("key", LONGEST))).result
    if outcome == "signed-in":
        return redirect(to.return_to, 303)
    if outcome == "not-asked":
        return redirect(to.login_url, 303)
    if outcome == "empty":
        told = _("Skriv nøglen til nr. %(number)s", number=problems.asked())
        return login_page(to, errors=[("key", told)]), 422
    return login_page(to, problem=problems.of_key(outcome)), 422


@blueprint.post("/nemid/noegleapp")
def app() -> Answer:
    """Look at what the code app says. A request that still waits is told so, and nothing else happens."""
    to = destination(request.values)
    if current().world.signed_in:
        return redirect(to.return_to, 303)
    request_id = text("request", LONGEST)
    outcome = act(lambda world: sign_in.ask_app(world, request_id)).result
    if outcome == "signed-in":
        return redirect(to.return_to, 303)
    if outcome == "waiting":
        told = [_("Vi venter stadig på din telefon. Godkend i nøgleappen, og tryk så på Fortsæt igen.")]
        return login_page(to, problem=told), 422
    return login_page(to, problem=problems.of_app(outcome)), 422


@blueprint.get("/nemid/noegleapp/tilstand")
def app_state() -> str:
    """Whether the code app has answered: for the script that then presses Fortsæt."""
    pending = current().world.pending
    app = current().world.nemid[pending.citizen].app if pending else None
    waits = pending and app and app.request and app.request.id == pending.request
    return app.request.state if app and app.request and waits else "gone"


@blueprint.post("/nemid/noeglekort")
def card() -> Answer:
    """Go on with the key card instead."""
    to = destination(request.values)
    if not current().world.pending:
        return redirect(to.login_url, 303)
    user_id = _number_of_pending()
    outcome = act(sign_in.use_card).result
    if outcome == "key-asked":
        return redirect(to.login_url, 303)
    return login_page(to, problem=problems.no_card(outcome, user_id)), 422


@blueprint.post("/nemid/nyt-noeglekort")
def new_card() -> Answer:
    """Take the new key card into use by its number."""
    to = destination(request.values)
    if not current().world.pending:
        return redirect(to.login_url, 303)
    typed = text("card_number", LONGEST)
    outcome = act(lambda world: sign_in.take_new_card(world, typed)).result
    if outcome == "empty":
        return login_page(to, errors=[("card_number", _("Skriv det nye korts nummer"))]), 422
    if outcome == "wrong":
        return login_page(to, problem=problems.not_taken(outcome)), 422
    return redirect(to.login_url, 303)


@blueprint.post("/nemid/afbryd")
def cancel() -> Response:
    to = destination(request.values)
    act(sign_in.cancel)
    return redirect(url_for("session.cancelled", service=to.service, return_to=to.return_to), 303)


@blueprint.get("/nemid/<any(adgangskode, noegle, noegleapp, noeglekort, 'nyt-noeglekort', afbryd):step>")
def step_address(step: str) -> Response:
    """A step's address, typed or opened again, leads to the page that the step is on."""
    return redirect(destination(request.args).login_url)


def _enter_key(world: World, typed: str) -> sign_in.KeyOutcome | str:
    """Two tabs can send a key at once: the second one is not asked for any more."""
    asked = world.pending and world.pending.key_number
    return sign_in.enter_key(world, typed) if asked else "not-asked"


def _number_of_pending() -> str:
    pending = current().world.pending
    return current().world.nemid[pending.citizen].number if pending else ""


def _password_errors(user_id: str, typed: str) -> list[tuple[str, str]]:
    errors = []
    if real := refused("user_id"):
        errors.append(("user_id", real))
    elif not user_id:
        errors.append(("user_id", _("Skriv dit bruger-id")))
    if not typed:
        errors.append(("password", _("Skriv din adgangskode")))
    return errors
