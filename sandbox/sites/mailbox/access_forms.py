"""Pages to give access to a mailbox, to request, answer and end it."""

from collections.abc import Mapping
from typing import Any, get_args

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.mailbox.shell import HOST, blueprint, shown
from sandbox.web.forms import text
from sandbox.web.frame import long_date
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.relatives import errors_of
from sandbox.web.seat import act, current
from sandbox.web.site import show_as, sign_in_required
from sandbox.world.forms import Problem
from sandbox.world.grants import granting_access
from sandbox.world.grants.recipient import last_day, latest, other_person
from sandbox.world.state.grants import Access, Level
from sandbox.world.state.people import Citizen, Role

Page = str | tuple[str, int] | Response
WHAT = "<any(giv, anmod):what>"
PERSON, UNTIL = ("first_name", "last_name", "cpr"), ("until_day", "until_month", "until_year")
LEVELS: tuple[Level, ...] = get_args(Level)
LONGEST = 60


@blueprint.get(f"/adgang/{WHAT}")
def access_form(what: str) -> str:
    return _form(sign_in_required(HOST), what, {}, [])


@blueprint.post(f"/adgang/{WHAT}")
@handles_real_data
def access_send(what: str) -> Page:
    role, today = sign_in_required(HOST), current().world.clock.date()
    typed = {name: text(name, LONGEST) for name in (*PERSON, "level", *UNTIL)}
    hidden = [name for name in PERSON if refused(name)]
    other = other_person(current().world, role, {name: typed[name] for name in PERSON}, hidden)
    level = next((each for each in LEVELS if each == typed["level"]), None)
    until = last_day(today, *(typed[name] for name in UNTIL))
    if not isinstance(other, Citizen) or level is None or isinstance(until, Problem):
        problems = [] if isinstance(other, Citizen) else other
        problems += [] if level else [Problem("level", "missing")]
        return _form(role, what, typed, problems + ([until] if isinstance(until, Problem) else [])), 422
    if what == "giv":
        act(lambda world: granting_access.give(world, role, other.role, level, until))
        flash(_("%(name)s har nu adgang. I har begge fået et brev.", name=other.name), "success")
    else:
        act(lambda world: granting_access.ask(world, role, other.role, level, until))
        flash(_("Din anmodning er sendt. %(name)s får et brev og kan sige ja.", name=other.name), "success")
    return redirect(url_for("mailbox.access"), 303)


@blueprint.get("/adgang/svar/<access_id>")
def access_request(access_id: str) -> Page:
    return _request_page(sign_in_required(HOST), access_id)


@blueprint.post("/adgang/svar/<access_id>")
def access_answer(access_id: str) -> Page:
    role, answer = sign_in_required(HOST), text("answer", 20)
    if answer not in ("approve", "refuse"):
        return redirect(url_for("mailbox.access_request", access_id=access_id), 303)
    approved = answer == "approve"
    access = act(lambda world: granting_access.answer(world, role, access_id, approved=approved)).result
    name = current().world.citizen(access.holder).name
    if approved:
        flash(_("%(name)s har nu adgang. I har begge fået et brev.", name=name), "success")
    else:
        flash(_("Du har sagt nej. %(name)s får besked.", name=name), "success")
    return redirect(url_for("mailbox.access"), 303)


@blueprint.get("/adgang/afbryd/<access_id>")
def access_end_page(access_id: str) -> Page:
    role = sign_in_required(HOST)
    access = _find(role, access_id)
    if not access.can_be_withdrawn_by(role):
        return redirect(url_for("mailbox.access"))
    return shown(
        "mailbox/access/end.html",
        role,
        "access",
        access=access,
        is_giver=access.giver == role,
        **_names(access),
    )


@blueprint.post("/adgang/afbryd/<access_id>")
def access_end(access_id: str) -> Response:
    role = sign_in_required(HOST)
    if _find(role, access_id).can_be_withdrawn_by(role):
        act(lambda world: granting_access.withdraw(world, role, access_id))
        flash(_("Det er afbrudt."), "success")
    return redirect(url_for("mailbox.access"), 303)


def _find(role: Role, access_id: str) -> Access:
    return granting_access.find(current().world, role, access_id)


def _names(access: Access) -> dict[str, str]:
    world = current().world
    return {"giver": world.citizen(access.giver).name, "holder": world.citizen(access.holder).name}


def _request_page(role: Role, access_id: str) -> Page:
    access = _find(role, access_id)
    if not access.waits_for(role):
        return redirect(url_for("mailbox.access"))
    return shown("mailbox/access/request.html", role, "access", access=access, **_names(access))


def _form(role: Role, what: str, typed: Mapping[str, Any], problems: list[Problem]) -> str:
    show_as(url_for("mailbox.access_form", what=what))
    missing = {("level", "missing"): _("Vælg, om det er læseadgang eller læse- og skriveadgang.")}
    return shown(
        "mailbox/access/form.html",
        role,
        "access",
        what=what,
        typed=typed,
        errors=errors_of(problems, missing),
        latest=long_date(latest(current().world.clock.date())),
        retry=request.method == "POST",
    )
