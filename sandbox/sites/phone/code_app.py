"""The code app: what NemID asks to have approved, and the app's own code."""

from flask import redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.phone.problems import of_digits, problem_of, real_data_in, refusal, typed
from sandbox.sites.phone.shell import WHOSE, blueprint, shown
from sandbox.web.forms import text
from sandbox.web.frame import clock_time
from sandbox.web.guard import handles_real_data
from sandbox.web.login import CALLED
from sandbox.web.seat import act, current
from sandbox.world.nemid import code_app as nemid_code_app
from sandbox.world.state.people import Role


@blueprint.get(f"{WHOSE}/code-app")
def code_app(role: Role) -> str:
    return _screen(role)


@blueprint.post(f"{WHOSE}/code-app/approve")
@handles_real_data
def approve_code(role: Role) -> Response:
    if kind := real_data_in("pin"):
        return _refusal(role, kind)
    outcome = act(lambda world: nemid_code_app.approve(world, text("request"), typed("pin"))).result
    return _done(role, outcome) if outcome in ("approved", "gone", "app-blocked") else _refusal(role, outcome)


@blueprint.post(f"{WHOSE}/code-app/refuse")
def refuse_code(role: Role) -> Response:
    return _done(role, act(lambda world: nemid_code_app.refuse(world, text("request"))).result)


@blueprint.get(f"{WHOSE}/code-app/<any(approved, refused, gone, 'app-blocked'):result>")
def code_app_done(role: Role, result: str) -> str:
    titles = {
        "approved": _("Du har godkendt"),
        "refused": _("Du har afvist"),
        "gone": _("Det er for sent"),
        "app-blocked": _("Appen er lukket"),
    }
    return shown("phone/code_app/done.html", role, titles[result], result=result)


def _done(role: Role, result: str) -> Response:
    return redirect(url_for("phone.code_app_done", role=role, result=result), 303)


def _refusal(role: Role, outcome: str) -> Response:
    return refusal("phone.code_app", role, "approve", outcome, typed("pin"))


def _problem() -> str:
    wrong = {"wrong-pin": _("Koden er forkert. Prøv igen.")}
    return problem_of("approve", wrong | of_digits(_("Appens kode har fire tal.")))


def _screen(role: Role) -> str:
    world = current().world
    app, asked = world.nemid[role].app, nemid_code_app.request(world, role)
    if app is None:
        return shown("phone/code_app/none.html", role, _("Nøgleapp"))
    title = _("Vil du godkende?") if asked else _("Der er ikke noget at godkende")
    waits = app.active_from > world.clock
    problem = _problem() if asked else ""
    return shown(
        "phone/code_app/index.html",
        role,
        _("Fejl: %(title)s", title=title) if problem else title,
        heading=title,
        problem=problem,
        asked=asked,
        receiver=CALLED.get(asked.service, asked.service) if asked else "",
        blocked=app.blocked,
        ready_at=clock_time(app.active_from) if waits else "",
        at="code-app" if asked else "",
    )
