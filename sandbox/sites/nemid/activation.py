"""The choice of an own password, after a temporary one: two pages in the NemID box.

What is typed is held against the rules and forgotten; of a chosen password only a hash is kept.
"""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.nemid import faults, problems
from sandbox.sites.nemid.box import LONGEST, Answer, blueprint
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data
from sandbox.web.login import NEMLOG_IN, Destination
from sandbox.web.seat import act, current
from sandbox.web.site import show_as
from sandbox.world.nemid import activation as nemid_activation
from sandbox.world.nemid import key_cards
from sandbox.world.nemid.activation import Choice
from sandbox.world.state.world import World


@blueprint.get("/nemid/aktivering")
def activation() -> str | Response:
    return page() if current().world.activation else redirect(url_for("session.login"))


@blueprint.post("/nemid/aktivering")
@handles_real_data
def choose() -> Answer:
    if not current().world.activation:
        return redirect(url_for("session.login"), 303)
    user_id = faults.typed("user_id")
    if errors := faults.real_data():
        return page(errors=errors, user_id=user_id), 422
    again = faults.typed("password_again")
    choice = act(lambda world: _choose(world, faults.typed("password"), again, user_id)).result
    if choice and not choice.is_good:
        return page(errors=faults.errors_of(choice), user_id=user_id), 422
    if choice and not current().world.activation:
        return without_card(), 422
    return redirect(url_for("nemid.activation"), 303)


@blueprint.post("/nemid/aktivering/noegle")
def activation_key() -> Answer:
    under_way = current().world.activation
    if not under_way or not under_way.key_number:
        return redirect(url_for("nemid.activation"), 303)
    outcome = act(lambda world: _enter_key(world, text("key", LONGEST))).result
    if outcome == "signed-in":
        return redirect(under_way.return_to, 303)
    if outcome == "not-asked":
        return redirect(url_for("nemid.activation"), 303)
    if outcome == "empty":
        told = _("Skriv nøglen til nr. %(number)s", number=under_way.key_number)
        return page(errors=[("key", told)]), 422
    if outcome in ("blocked", "no-card"):
        return without_card(), 422
    return page(problem=_wrong_key()), 422


@blueprint.post("/nemid/aktivering/afbryd")
def cancel_activation() -> Response:
    act(nemid_activation.cancel)
    return redirect(url_for("nemid.cancelled_activation"), 303)


@blueprint.get("/nemid/aktivering/<any(noegle, afbryd):step>")
def activation_step(step: str) -> Response:
    return redirect(url_for("nemid.activation"))


@blueprint.get("/nemid/aktivering/afbrudt")
def cancelled_activation() -> str | Response:
    if current().world.activation:
        return redirect(url_for("nemid.activation"))
    return render_template("nemid/activation/cancelled.html", site=NEMLOG_IN)


def page(
    *, errors: list[faults.Error] | None = None, problem: list[str] | None = None, user_id: str = ""
) -> str:
    """The page that the choice of a password has come to."""
    show_as(url_for("nemid.activation"))
    world = current().world
    under_way = world.activation
    assert under_way is not None  # noqa: S101 every caller has looked
    own = world.nemid[under_way.citizen]
    title = _("Vælg din egen adgangskode")
    return render_template(
        "nemid/activation/page.html",
        site=NEMLOG_IN,
        to=Destination(under_way.service, under_way.return_to),
        title=_("Fejl: %(title)s", title=title) if errors or problem else title,
        step="key" if under_way.key_number else "password",
        under_way=under_way,
        own=own,
        left=key_cards.keys_left(world, under_way.citizen),
        user_id=user_id,
        errors=errors or [],
        problem=problem or [],
    )


def without_card() -> str:
    """There is no key to be had, so the choice has come to an end."""
    show_as(url_for("nemid.cancelled_activation"))
    return render_template("nemid/activation/without_card.html", site=NEMLOG_IN)


def _choose(world: World, password: str, again: str, user_id: str) -> Choice | None:
    """None when another tab has ended it; a good choice without an activation means that there was no key."""
    if not world.activation:
        return None
    choice = nemid_activation.choose(world, password, again, user_id)
    if choice.is_good:
        nemid_activation.ask_for_key(world)
    return choice


def _enter_key(world: World, typed: str) -> str:
    asked = world.activation and world.activation.key_number
    return nemid_activation.enter_key(world, typed) if asked else "not-asked"


def _wrong_key() -> list[str]:
    under_way = current().world.activation
    number = under_way.key_number if under_way else ""
    return [
        _("Nøglen var ikke den rigtige."),
        _("Hver nøgle bruges kun én gang. Nu skal du finde nr. %(number)s i stedet.", number=number),
        *problems.key_tries(),
    ]
