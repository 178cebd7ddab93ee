"""What is sent from the MitID box. Each step is compared and forgotten; only the user-id is shown again."""

from collections.abc import Callable

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mitid import problems
from sandbox.sites.mitid.box import Answer, blueprint, box_page, login_url, pending_for
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.login import Destination, destination
from sandbox.web.seat import act, current
from sandbox.world import timeline
from sandbox.world.mitid import app, authenticators, sign_in
from sandbox.world.state.mitid import IN_APP, KINDS, MitIdPending, Stage
from sandbox.world.state.world import World

LONGEST = 100


@blueprint.post("/bruger-id")
@handles_real_data
def user_id() -> Answer:
    to = destination(request.values)
    if current().world.signed_in:
        return redirect(to.login_url, 303)
    typed, remember = text("user_id", LONGEST), bool(text("remember"))
    if real := refused("user_id"):
        return box_page(to, errors=[("user_id", real)]), 422
    outcome = act(lambda world: _begin(world, typed, to, remember)).result
    if outcome == "begun":
        return redirect(login_url(to), 303)
    if outcome == "empty":
        return box_page(to, errors=[("user_id", _("Skriv dit bruger-ID"))]), 422
    if outcome == "parallel":
        return redirect(url_for("mitid.parallel", service=to.service, return_to=to.return_to), 303)
    return box_page(to, user_id=typed, problem=problems.of_first_step(outcome)), 422


@blueprint.post("/vaelg")
def choose() -> Response:
    """Skift identifikationsmiddel, or start the same one again."""
    to = destination(request.values)
    kind = next((each for each in KINDS if each == text("kind")), None)
    if kind and current().world.mitid_pending:
        act(lambda world: sign_in.choose_authenticator(world, kind))
    return redirect(login_url(to), 303)


@blueprint.post("/samme-enhed")
def same_device() -> Response:
    return _if_at(("app", "scan"), app.same_device)


@blueprint.post("/engangskode")
def one_time_code() -> Response:
    return _if_at(("app", "scan"), app.one_time_code)


@blueprint.post("/fortsaet")
def go_on() -> Answer:
    """Jeg har godkendt: go on where the app has approved; where it has not, that is told and nothing else."""
    to = destination(request.values)
    if current().world.signed_in:
        return redirect(to.return_to, 303)
    pending = pending_for(to)
    if pending is None or pending.stage not in IN_APP:
        return redirect(login_url(to), 303)
    told = [
        _("Du har ikke godkendt endnu."),
        _("Godkend i appen på telefonen. Tryk så på “Jeg har godkendt” igen."),
    ]
    return box_page(to, problem=told), 422


@blueprint.post("/kode")
def code() -> Answer:
    to = destination(request.values)
    if not _at(to, "code"):
        return redirect(login_url(to), 303)
    typed = text("mitid_code", LONGEST)
    outcome = act(lambda world: _code(world, typed)).result
    if outcome == "empty":
        return box_page(to, errors=[("mitid_code", _("Skriv koden fra din kodeviser"))]), 422
    if outcome == "wrong":
        return box_page(to, problem=problems.of_code()), 422
    return redirect(login_url(to), 303)


@blueprint.post("/adgangskode")
def password() -> Answer:
    to = destination(request.values)
    if not _at(to, "password"):
        return redirect(login_url(to), 303)
    typed = request.form.get("password", "")[:LONGEST]
    outcome = act(lambda world: _password(world, typed)).result
    if outcome == "signed-in":
        return redirect(to.return_to, 303)
    if outcome == "empty":
        return box_page(to, errors=[("password", _("Skriv din adgangskode"))]), 422
    if outcome == "wrong":
        return box_page(to, problem=problems.of_password()), 422
    return redirect(login_url(to), 303)


@blueprint.post("/chip")
def chip() -> Response:
    to = destination(request.values)
    if _at(to, "chip") and act(_chip).result == "signed-in":
        return redirect(to.return_to, 303)
    return redirect(login_url(to), 303)


@blueprint.post("/afbryd")
def cancel() -> Response:
    to = destination(request.values)
    act(sign_in.cancel)
    return redirect(url_for("session.cancelled", service=to.service, return_to=to.return_to), 303)


@blueprint.post("/vent")
def wait() -> Response:
    """Lad tiden gå: the world's clock moves to when the authenticator works again."""
    to = destination(request.values)
    if _at(to, "paused"):
        act(_wait)
    return redirect(login_url(to), 303)


@blueprint.post("/forfra")
def again() -> Response:
    """Put away what ended, or what another window has under way, and begin again with the user-id."""
    to = destination(request.values)
    act(sign_in.cancel)
    return redirect(login_url(to), 303)


@blueprint.get(
    "/<any('bruger-id', vaelg, 'samme-enhed', engangskode, fortsaet, kode, adgangskode, chip, vent):step>"
)
def step_address(step: str) -> Response:
    """A step's address, typed or opened again, leads to the page that the step is on."""
    return redirect(login_url(destination(request.args)))


def _at(to: Destination, *stages: Stage) -> MitIdPending | None:
    pending = pending_for(to)
    return pending if pending and pending.stage in stages else None


def _if_at(stages: tuple[Stage, ...], change: Callable[[World], object]) -> Response:
    """Do something to the sign-in that waits for the app; a page that is too old only shows how it stands."""
    to = destination(request.values)
    if _at(to, *stages):
        act(lambda world: _still(world, stages) and change(world))
    return redirect(login_url(to), 303)


def _still(world: World, stages: tuple[Stage, ...]) -> bool:
    """The clock has ticked, and another window may have been quicker."""
    return bool(world.mitid_pending and world.mitid_pending.stage in stages)


def _wait(world: World) -> None:
    """Wait until the authenticator works again, where time alone helps."""
    pending = world.mitid_pending
    obstacle = pending and authenticators.obstacle(world, pending.citizen, pending.kind)
    if obstacle and obstacle.until:
        timeline.move_clock_to(world, obstacle.until)


def _begin(world: World, typed: str, to: Destination, remember: bool) -> sign_in.BeginOutcome:
    return sign_in.begin(world, typed, service=to.service, return_to=to.return_to, remember=remember)


def _code(world: World, typed: str) -> str:
    return sign_in.enter_code(world, typed) if _still(world, ("code",)) else "gone"


def _password(world: World, typed: str) -> str:
    return sign_in.enter_password(world, typed) if _still(world, ("password",)) else "gone"


def _chip(world: World) -> str:
    return sign_in.touch_chip(world) if _still(world, ("chip",)) else "gone"
