"""Signing in as the instructor. There is one instructor; who it is does not matter, only that the password is known."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from werkzeug.wrappers import Response

from sandbox.classroom import password, ratelimit
from sandbox.web.guard import unsearched
from sandbox.web.urls import here, safe_local

blueprint = Blueprint("login", __name__, url_prefix="/instructor")


class Instructor(UserMixin):
    """Whoever knows the password; the id is the password's fingerprint."""

    def __init__(self, fingerprint: str) -> None:
        self.id = fingerprint


def init_app(app: Flask) -> None:
    manager = LoginManager(app)
    manager.user_loader(load)
    manager.unauthorized_handler(ask_to_log_in)
    app.register_blueprint(blueprint)


def load(fingerprint: str) -> Instructor | None:
    return Instructor(fingerprint) if fingerprint == password.fingerprint() else None


def ask_to_log_in() -> Response:
    """What was posted is not done; the instructor comes back to the page where it was asked for."""
    page = here() if request.method == "GET" else url_for("classes.index")
    return redirect(url_for("login.log_in", next=page), 303)


def guarded(name: str, prefix: str) -> Blueprint:
    """A blueprint whose every page is the instructor's."""
    pages = Blueprint(name, __name__, url_prefix=f"/instructor{prefix}")
    pages.before_request(login_required(lambda: None))
    return pages


@blueprint.get("/log-in")
def log_in() -> str | Response:
    if not password.is_chosen():
        return redirect(url_for("login.first"), 303)
    if current_user.is_authenticated:
        return redirect(url_for("classes.index"), 303)
    return render_template("classroom/log_in.html", error="", next=request.args.get("next", ""))


@blueprint.post("/log-in")
@unsearched
def check() -> tuple[str, int] | Response:
    ratelimit.count(ratelimit.LOGINS)
    back = request.form.get("next", "")
    typed = request.form.get("password", "")[: password.LONGEST]
    if not typed or not password.matches(typed):
        error = _("Adgangskoden passer ikke. Prøv igen.") if typed else _("Skriv adgangskoden.")
        return render_template("classroom/log_in.html", error=error, next=back), 422
    enter()
    return redirect(safe_local(back, url_for("classes.index")), 303)


@blueprint.post("/log-out")
def log_out() -> Response:
    logout_user()
    return redirect(url_for("login.log_in"), 303)


@blueprint.get("/first")
def first() -> str | Response:
    if password.is_chosen():
        return redirect(url_for("login.log_in"), 303)
    return first_page([])


def first_page(errors: list[tuple[str, str]], code: str = "") -> str:
    page = "first" if password.may_choose_first() else "first_elsewhere"
    return render_template(f"classroom/{page}.html", errors=errors, code=code)


@blueprint.post("/first")
@unsearched
def choose() -> tuple[str, int] | Response:
    if password.is_chosen():
        return redirect(url_for("login.log_in"), 303)
    code = request.form.get("code", "")
    if not password.may_choose_first():
        ratelimit.count(ratelimit.LOGINS)
        if not password.is_first_code(code):
            return first_page([("code", _("Koden passer ikke. Den står i terminalen på serveren."))]), 403
    new, errors = chosen_twice()
    if errors:
        return first_page(errors, code), 422
    if not password.choose_first(new):
        return redirect(url_for("login.log_in"), 303)
    enter()
    return redirect(url_for("classes.index"), 303)


@blueprint.get("/password")
@login_required
def change_page() -> str:
    return render_template("classroom/password.html", errors=[], given=password.is_given())


@blueprint.post("/password")
@unsearched
@login_required
def change() -> tuple[str, int] | Response:
    """The old one is asked for, because the browser may stand open in a room full of people."""
    ratelimit.count(ratelimit.LOGINS)
    new, errors = chosen_twice()
    if password.is_given() or not password.matches(request.form.get("old_password", "")[: password.LONGEST]):
        errors.insert(0, ("old_password", _("Den nuværende adgangskode passer ikke.")))
    if errors:
        return render_template("classroom/password.html", errors=errors, given=password.is_given()), 422
    password.change(new)
    enter()
    flash(_("Adgangskoden er skiftet. Andre, der var logget ind, er logget ud."), "success")
    return redirect(url_for("classes.index"), 303)


def chosen_twice() -> tuple[str, list[tuple[str, str]]]:
    """The new password, and what is wrong with it as pairs of field and message."""
    new, again = request.form.get("password", ""), request.form.get("password_again", "")
    if not password.SHORTEST <= len(new) <= password.LONGEST:
        return new, [("password", _("Vælg mindst %(count)s tegn.", count=password.SHORTEST))]
    if new != again:
        return new, [("password_again", _("De to adgangskoder er ikke ens. Skriv den samme to gange."))]
    return new, []


def enter() -> None:
    """Log this browser in, and it alone with this session."""
    fingerprint = password.fingerprint()
    if fingerprint:
        session.pop("_flashes", None)
        login_user(Instructor(fingerprint))
