"""NemLog-in, the broker: one login page and one session for all public sites."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox.web.login import NEMLOG_IN, destination, login_page, other_tab, tabs
from sandbox.web.seat import act, current
from sandbox.web.site import site_blueprint
from sandbox.web.urls import safe_local
from sandbox.world import session
from sandbox.world.state.world import World

blueprint = site_blueprint(NEMLOG_IN, __name__)


@blueprint.get("/")
def front() -> Response:
    return redirect(url_for("session.login"))


@blueprint.get("/login")
def login() -> str:
    """The tab that is asked for, or the one that comes first; whoever is signed in sees the same on all."""
    to, offered = destination(request.args), tabs()
    tab = next((each for each in offered if each == request.args.get("tab")), offered[0])
    if tab == "nemid" or current().world.signed_in:
        return login_page(to)
    return other_tab(to, tab)


@blueprint.get("/afbrudt")
def cancelled() -> str | Response:
    """After Afbryd: the service itself may be closed to those who are not logged on, so it is not gone to."""
    to = destination(request.args)
    if current().world.signed_in:
        return redirect(to.return_to)
    return render_template("session/cancelled.html", to=to)


@blueprint.post("/forbliv-logget-paa")
def extend() -> Response:
    """Stay logged on, and go on where the warning stood; too late is no mistake, one logs on again."""
    back = safe_local(request.form.get("back"), "/borger.dk/")
    if act(_stay).result:
        return redirect(back, 303)
    service = back.split("/")[1]
    return redirect(url_for("session.login", service=service, return_to=back), 303)


@blueprint.post("/log-af")
def log_off() -> Response:
    act(session.log_off)
    return redirect(url_for("session.logged_off"), 303)


@blueprint.get("/logget-af")
def logged_off() -> str | Response:
    if current().world.signed_in:
        return redirect(url_for("session.login"))
    return render_template("session/logged_off.html")


def _stay(world: World) -> bool:
    if not world.session:
        return False
    session.extend(world)
    return True
