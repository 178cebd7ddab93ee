"""The instructor's home: the classes there are, opening a new one, choosing its exercises, closing it."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.classroom import exercises, system
from sandbox.classroom.login import guarded
from sandbox.classroom.opening import Opening, codes, open_class
from sandbox.web import network
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.services import services

blueprint = guarded("classes", "")


@blueprint.get("/")
def index() -> str:
    return render_template(
        "classroom/classes.html",
        classes=services().classes.all(),
        problems=exercises.problems(),
        facts=system.facts(),
        reaches_others=network.reaches_others(),
    )


@blueprint.get("/open")
def open_page() -> str:
    # The room's own day: the class is held where the server stands.
    form = Opening.proposed(date.today(), exercises.slugs(), services().config.sign_in)
    return render_template("classroom/open.html", form=form, scenarios=exercises.offers())


@blueprint.post("/open")
@handles_real_data
def open_it() -> tuple[str, int] | Response:
    known = exercises.slugs()
    form = Opening.typed(request.form, known)
    plan = form.plan(known, refused("name"))
    if plan is None:
        return render_template("classroom/open.html", form=form, scenarios=exercises.offers()), 422
    opened = open_class(services().config, services().classes, plan)
    flash(_("Holdet er åbnet. Koden er %(code)s.", code=opened.code), "success")
    return redirect(url_for("live.page", class_id=opened.id), 303)


@blueprint.get("/class/<int:class_id>/exercises")
def exercises_page(class_id: int) -> str:
    return _exercises_page(class_id, services().classes.get(class_id).scenarios, "")


@blueprint.post("/class/<int:class_id>/exercises")
def choose_exercises(class_id: int) -> tuple[str, int] | Response:
    chosen = [slug for slug in exercises.slugs() if slug in request.form.getlist("scenarios")]
    if not chosen:
        return _exercises_page(class_id, (), _("Vælg mindst én opgave.")), 422
    services().classes.get(class_id)
    services().classes.set_scenarios(class_id, chosen)
    flash(_("Opgaverne er gemt. Deltagerne ser dem, næste gang de åbner deres oversigt."), "success")
    return redirect(url_for("live.page", class_id=class_id), 303)


def _exercises_page(class_id: int, chosen: Any, error: str) -> str:
    return render_template(
        "classroom/exercises.html",
        opened=services().classes.get(class_id),
        scenarios=exercises.offers(),
        chosen=chosen,
        error=error,
    )


@blueprint.get("/class/<int:class_id>/close")
def close_page(class_id: int) -> str:
    """Asked first, because it is the one thing that cannot be undone."""
    return render_template("classroom/close.html", opened=services().classes.get(class_id))


@blueprint.post("/class/<int:class_id>/close")
def close(class_id: int) -> Response:
    opened = services().classes.get(class_id)
    services().classes.close(class_id)
    flash(
        _("Holdet “%(name)s” er lukket, og alt, hvad deltagerne skrev, er slettet.", name=opened.name),
        "success",
    )
    return redirect(url_for("classes.index"), 303)


@blueprint.post("/class/<int:class_id>/reopen")
def reopen(class_id: int) -> Response:
    services().classes.get(class_id)
    services().classes.reopen(class_id, codes())
    flash(_("Holdet er åbent igen med friske pladser."), "success")
    return redirect(url_for("live.page", class_id=class_id), 303)
