"""Giving a power, or asking for one: the other person, what it covers, until when, check, and signed or sent."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.portal.power_areas import Coverable, coverable
from sandbox.sites.grants.site import HOST, blueprint, view
from sandbox.web.forms import text
from sandbox.web.frame import long_date
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.relatives import errors_of
from sandbox.web.seat import act, current
from sandbox.web.site import sign_in_required
from sandbox.world.forms import Problem
from sandbox.world.grants import granting_power, power_draft
from sandbox.world.grants.recipient import latest
from sandbox.world.state.grants import STEPS, Kind, PowerDraft, Step
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

Answer = Response | tuple[str, int]
WHAT = "<any(giv, anmod):what>"
CHECK = "tjek"
PERSON, UNTIL = ("first_name", "last_name", "cpr"), ("until_day", "until_month", "until_year")
LONGEST = 60


@blueprint.get(f"/{WHAT}/<any(person, omraade, udloeb):step>")
def step(what: str, step: Step) -> Answer:
    role = sign_in_required(HOST)
    return _detour(role, what, step) or _page(role, what, step, _kept(_draft(role, what)))


@blueprint.post(f"/{WHAT}/<any(person, omraade, udloeb):step>")
@handles_real_data
def save(what: str, step: Step) -> Answer:
    role = sign_in_required(HOST)
    if detour := _detour(role, what, step):
        return detour
    problems = act(lambda world: SAVE[step](world, role, _kind(what))).result
    if problems:
        typed = {field: text(field, LONGEST) for field in (*PERSON, *UNTIL)} | {
            "covers": request.form.getlist("covers")
        }
        return _page(role, what, step, typed, problems)
    return redirect(_next(role, what, step), 303)


@blueprint.post(f"/{WHAT}/forfra")
def start_over(what: str) -> Response:
    role = sign_in_required(HOST, url_for("grants.mine"))
    act(lambda world: power_draft.start_over(world, role, _kind(what)))
    flash(_("Dine svar er slettet. Du kan begynde forfra."))
    return redirect(url_for("grants.mine"), 303)


@blueprint.get(f"/{WHAT}/{CHECK}")
def check(what: str) -> Answer:
    role = sign_in_required(HOST)
    return _check_page(role, what)


@blueprint.post(f"/{WHAT}/{CHECK}")
def sign(what: str) -> Answer:
    """Give it, or send the wish for it: once, however often the button is pressed."""
    role, draft_id = sign_in_required(HOST), text("draft", 40)
    if any(each.id == draft_id for each in granting_power.of(current().world, role)):
        flash(_("Det har du allerede gjort, og det kom godt frem. Her er din kvittering."))
        return redirect(url_for("grants.receipt", power_id=draft_id), 303)
    power = act(lambda world: granting_power.sign(world, role, _kind(what), sure=bool(text("sure")))).result
    if isinstance(power, Problem):
        return _check_page(role, what, _("Sæt kryds for at bekræfte, at det er rigtigt."))
    to = url_for("grants.receipt", power_id=power.id) if power else url_for("grants.check", what=what)
    return redirect(to, 303)


@blueprint.get("/kvittering/<power_id>")
def receipt(power_id: str) -> Answer:
    role = sign_in_required(HOST)
    shown = view(role, granting_power.find(current().world, role, power_id))
    if shown.is_giver == (shown.power.state == "asked"):
        return redirect(url_for("grants.power", power_id=power_id))
    return render_template("grants/receipt.html", shown=shown), 200


def _kind(what: str) -> Kind:
    return "give" if what == "giv" else "ask"


def _draft(role: Role, what: str) -> PowerDraft | None:
    return power_draft.draft_of(current().world, role, _kind(what))


def _url(what: str, step: Step | None, ret: str | None = None) -> str:
    if step is None:
        return url_for("grants.check", what=what)
    return url_for("grants.step", what=what, step=step, ret=ret)


def _detour(role: Role, what: str, step: Step) -> Response | None:
    """To the first step that is not answered, when that comes before this one."""
    draft = _draft(role, what)
    missing = draft.missing if draft else STEPS[0]
    if missing is None or STEPS.index(step) <= STEPS.index(missing):
        return None
    return _to_unfinished(what, missing)


def _to_unfinished(what: str, missing: Step) -> Response:
    flash(_("Du er ikke helt færdig endnu. Vi har sat dig dér, hvor du mangler at svare."))
    return redirect(_url(what, missing), 303)


def _next(role: Role, what: str, step: Step) -> str:
    """The step after this one; after a correction the check."""
    later = None if text("ret") else next(iter(STEPS[STEPS.index(step) + 1 :]), None)
    draft = _draft(role, what)
    return _url(what, later or (draft.missing if draft else None))


def _kept(draft: PowerDraft | None) -> dict[str, Any]:
    """What stands in the fields when a step is come to again."""
    if draft is None:
        return {"covers": []}
    kept: dict[str, Any] = {"covers": draft.covers}
    if draft.other:
        other = current().world.citizen(draft.other)
        kept |= {"first_name": other.first_name, "last_name": other.last_name, "cpr": other.cpr_text}
    if draft.until:
        kept |= {f"until_{part}": getattr(draft.until, part) for part in ("day", "month", "year")}
    return kept


def _page(
    role: Role, what: str, step: Step, typed: Mapping[str, Any], problems: list[Problem] | None = None
) -> Answer:
    world, draft, number = current().world, _draft(role, what), STEPS.index(step) + 1
    page = render_template(
        f"grants/steps/{step}.html",
        what=what,
        typed=typed,
        errors=errors_of(
            problems or [],
            {("covers", "missing"): _("Sæt mindst ét kryds. Vælg, hvad fuldmagten skal omfatte.")},
        ),
        number=number,
        total=len(STEPS) + 1,
        other=world.citizen(draft.other) if draft and draft.other else None,
        groups=_groups(),
        latest=long_date(latest(world.clock.date())),
        correcting="ret" in request.values,
        back_url=_url(what, STEPS[number - 2]) if number > 1 else url_for("grants.front"),
    )
    return page, 422 if problems else 200


def _groups() -> list[list[Coverable]]:
    """What can be covered: whole areas, the municipality's self-services, the portal's."""
    every = list(coverable().values())
    services = [each for each in every if each.self_service]
    return [
        [each for each in every if not each.self_service],
        [each for each in services if each.offerer == "municipality"],
        [each for each in services if each.offerer == "portal"],
    ]


def _check_page(role: Role, what: str, error: str = "") -> Answer:
    world, draft = current().world, _draft(role, what)
    if draft is None or draft.other is None or draft.until is None or draft.missing:
        return _to_unfinished(what, (draft.missing if draft else None) or STEPS[0])
    me, other = world.citizen(role).name, world.citizen(draft.other)
    giver, holder = (me, other.name) if what == "giv" else (other.name, me)
    page = render_template(
        "grants/steps/check.html",
        what=what,
        draft_id=draft.id,
        other=other,
        number=len(STEPS) + 1,
        rows=[
            (_("Fuldmagtsgiver"), giver, _url(what, "person", ret="1") if what == "anmod" else ""),
            (_("Fuldmagtshaver"), holder, _url(what, "person", ret="1") if what == "giv" else ""),
            (
                _("Omfatter"),
                ", ".join(granting_power.names_of(draft.covers, _)),
                _url(what, "omraade", ret="1"),
            ),
            (_("Sidste dag"), long_date(draft.until), _url(what, "udloeb", ret="1")),
        ],
        errors=[("sure", error)] if error else [],
        back_url=_url(what, STEPS[-1]),
    )
    return page, 422 if error else 200


def _save_person(world: World, role: Role, kind: Kind) -> list[Problem]:
    first_name, last_name, cpr = (text(name, LONGEST) for name in PERSON)
    hidden = [name for name in PERSON if refused(name)]
    return power_draft.save_person(world, role, kind, first_name, last_name, cpr, hidden)


def _save_covers(world: World, role: Role, kind: Kind) -> list[Problem]:
    return power_draft.save_covers(world, role, kind, request.form.getlist("covers"))


def _save_until(world: World, role: Role, kind: Kind) -> list[Problem]:
    day, month, year = (text(name, 10) for name in UNTIL)
    return power_draft.save_until(world, role, kind, day, month, year)


SAVE: dict[Step, Callable[[World, Role, Kind], list[Problem]]] = {
    "person": _save_person,
    "omraade": _save_covers,
    "udloeb": _save_until,
}
