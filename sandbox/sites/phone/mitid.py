"""The MitID app: its PIN, what it asks to have approved, and how a fresh app is given a PIN."""

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.phone.problems import of_digits, problem_of, real_data_in, refusal, typed
from sandbox.sites.phone.shell import WHOSE, blueprint, shown
from sandbox.web.frame import clock_time
from sandbox.web.guard import handles_real_data
from sandbox.web.login import CALLED
from sandbox.web.seat import act, current
from sandbox.world.mitid import activation
from sandbox.world.mitid import app as mitid_app
from sandbox.world.state.mitid import App, NothingToDo
from sandbox.world.state.people import Role


def actions() -> dict[str, str]:
    """What the receiver wants, as it stands above the receiver's name."""
    return {
        "log-on": _("Log på hos"),
        "pay": _("Betal til"),
        "sign": _("Skriv under hos"),
        "add-device": _("Giv en ny telefon adgang til dit MitID hos"),
    }


@blueprint.get(f"{WHOSE}/mitid")
def mitid(role: Role) -> str:
    """The app as it stands; without an app, that there is none."""
    return _screen(role)


@blueprint.post(f"{WHOSE}/mitid/open")
@handles_real_data
def open_mitid(role: Role) -> Response:
    if kind := real_data_in("pin"):
        return _refusal(role, "open", kind, "pin")
    outcome = act(lambda world: mitid_app.app_open(world, role, typed("pin"))).result
    if outcome in ("open", "paused", "blocked", "not-activated"):
        return _back(role)
    return _refusal(role, "open", outcome, "pin")


@blueprint.post(f"{WHOSE}/mitid/close")
def close_mitid(role: Role) -> Response:
    act(lambda world: mitid_app.app_close(world, role))
    return redirect(url_for("phone.home", role=role), 303)


@blueprint.post(f"{WHOSE}/mitid/scan")
def scan(role: Role) -> Response:
    act(lambda world: mitid_app.app_scan(world, role))
    return _back(role)


@blueprint.post(f"{WHOSE}/mitid/code")
@handles_real_data
def type_code(role: Role) -> Response:
    if kind := real_data_in("one_time_code"):
        return _refusal(role, "code", kind, "one_time_code")
    outcome = act(lambda world: mitid_app.app_type_code(world, role, typed("one_time_code"))).result
    if outcome == "ended":
        return redirect(url_for("phone.mitid_done", role=role, result="ended"), 303)
    if outcome == "approve":
        return _back(role)
    return _refusal(role, "code", outcome, "one_time_code")


@blueprint.post(f"{WHOSE}/mitid/approve")
def approve(role: Role) -> Response:
    outcome = act(lambda world: mitid_app.app_approve(world, role)).result
    result = "chip" if outcome == "chip" else "approved"
    return redirect(url_for("phone.mitid_done", role=role, result=result), 303)


@blueprint.post(f"{WHOSE}/mitid/refuse")
def refuse(role: Role) -> Response:
    act(lambda world: mitid_app.app_refuse(world, role))
    return redirect(url_for("phone.mitid_done", role=role, result="refused"), 303)


@blueprint.get(f"{WHOSE}/mitid/<any(approved, refused, chip, ended, activated):result>")
def mitid_done(role: Role, result: str) -> str:
    titles: dict[str, str] = {
        "approved": _("Du har godkendt"),
        "refused": _("Du har afvist"),
        "chip": _("Du har godkendt"),
        "ended": _("Log-in er afbrudt"),
        "activated": _("Appen er klar"),
    }
    return shown("phone/mitid/done.html", role, titles[result], result=result)


@blueprint.post(f"{WHOSE}/mitid/temporary")
@handles_real_data
def enter_temporary(role: Role) -> Response:
    if kind := real_data_in("temporary_pin"):
        return _refusal(role, "temporary", kind, "temporary_pin")
    pin = typed("temporary_pin")
    outcome = act(lambda world: activation.enter_temporary(world, role, pin)).result
    return _back(role) if outcome == "choose-pin" else _refusal(role, "temporary", outcome, "temporary_pin")


@blueprint.post(f"{WHOSE}/mitid/pin")
@handles_real_data
def choose_pin(role: Role) -> Response:
    if kind := real_data_in("pin", "pin_again"):
        return _refusal(role, "pin", kind, "pin")
    pin, again = typed("pin"), typed("pin_again")
    outcome = act(lambda world: activation.choose_pin(world, role, pin, again)).result
    if outcome == "activated":
        return redirect(url_for("phone.mitid_done", role=role, result="activated"), 303)
    return _refusal(role, "pin", outcome, "pin")


@blueprint.errorhandler(NothingToDo)
def _too_late(error: NothingToDo) -> Response:
    """A second press on the same button, or a page that stood open: show what the app shows now."""
    return redirect(url_for("phone.mitid", **(request.view_args or {})), 303)


def _screen(role: Role) -> str:
    world = current().world
    app = world.mitid[role].app
    if app is None:
        return shown("phone/mitid/none.html", role, _("MitID"), displays=bool(world.mitid[role].display))
    stage = mitid_app.app_stage(world, role)
    screen, title = _of_stage(stage, app)
    problem = _problem(screen, app)
    asked = mitid_app.asked(world, role)
    pending = world.mitid_pending
    return shown(
        screen,
        role,
        _("Fejl: %(title)s", title=title) if problem else title,
        heading=title,
        problem=problem,
        asked=asked,
        action=actions()[asked.action] if asked else "",
        receiver=CALLED.get(asked.receiver, asked.receiver) if asked else "",
        one_time_code=bool(pending and pending.one_time_code),
        until=clock_time(app.lock.until) if app.lock.until else "",
        blocked=app.lock.blocked,
        by=app.temporary.by if app.temporary else "",
        at="mitid" if asked and stage in ("locked", "scan", "approve") else "",
    )


def _of_stage(stage: mitid_app.AppStage, app: App) -> tuple[str, str]:
    """Template and title."""
    if stage == "not-activated" and app.temporary and app.temporary.accepted:
        return "phone/mitid/choose_pin.html", _("Vælg din PIN-kode")
    screens: dict[mitid_app.AppStage, tuple[str, str]] = {
        "not-activated": ("phone/mitid/activate.html", _("Gør appen klar")),
        "paused": ("phone/mitid/paused.html", _("Vent lidt")),
        "locked": ("phone/mitid/locked.html", _("MitID")),
        "idle": ("phone/mitid/idle.html", _("Der er ikke noget at godkende")),
        "scan": ("phone/mitid/scan.html", _("Scan koden")),
        "approve": ("phone/mitid/approve.html", _("Vil du godkende?")),
    }
    return screens[stage]


def _problem(screen: str, app: App) -> str:
    """What was refused at the form of this screen, by the last segment of the form's address."""
    pin, last = _("PIN-koden er forkert. Prøv igen."), _("PIN-koden er forkert. Du har ét forsøg mere.")
    six = of_digits(_("PIN-koden har seks tal."))
    left = current().world.rules.mitid.pin_attempts - app.lock.wrong
    problems: dict[str, tuple[str, dict[str, str]]] = {
        "phone/mitid/locked.html": ("open", {"wrong": last if left == 1 else pin} | six),
        "phone/mitid/scan.html": (
            "code",
            {"wrong": _("Koden passer ikke. Læs den igen.")} | of_digits(_code_rule()),
        ),
        "phone/mitid/activate.html": (
            "temporary",
            {
                "wrong": _("PIN-koden passer ikke. Læs den igen."),
                "too-old": _("PIN-koden er for gammel. Bestil en ny."),
                "void": _("PIN-koden var forkert for mange gange og virker ikke mere. Bestil en ny."),
                "none": _("Der er ikke bestilt en midlertidig PIN-kode."),
            }
            | of_digits(_("Den midlertidige PIN-kode har otte tal.")),
        ),
        "phone/mitid/choose_pin.html": (
            "pin",
            {
                "different": _("De to koder er ikke ens. Skriv dem igen."),
                "too-simple": _(
                    "Den kode er for let at gætte. Vælg seks tal, der ikke er ens eller på stribe."
                ),
            }
            | six,
        ),
    }
    return problem_of(*problems[screen]) if screen in problems else ""


def _code_rule() -> str:
    digits = current().world.rules.mitid.one_time_digits
    return str(_("Koden står på computerens skærm. Den har %(count)s tal.", count=digits))


def _refusal(role: Role, form: str, outcome: str, field: str) -> Response:
    return refusal("phone.mitid", role, form, outcome, typed(field))


def _back(role: Role) -> Response:
    return redirect(url_for("phone.mitid", role=role), 303)
