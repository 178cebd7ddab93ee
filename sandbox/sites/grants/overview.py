"""The list of powers that a citizen has given and got, and the pages to use or withdraw one."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.settings import municipality
from sandbox.sites.grants.site import HOST, PowerView, blueprint, view
from sandbox.web.seat import act, current
from sandbox.web.site import sign_in_required
from sandbox.world.grants import granting_power
from sandbox.world.grants.power_draft import draft_of
from sandbox.world.state.grants import Kind


@blueprint.get("/")
def front() -> str:
    return render_template("grants/front.html", municipality=municipality())


@blueprint.get("/mine/")
def mine() -> str:
    role = sign_in_required(HOST)
    world = current().world
    mine = [view(role, power) for power in granting_power.of(world, role)]
    drafts: tuple[tuple[str, Kind], ...] = (("giv", "give"), ("anmod", "ask"))
    in_force = [each for each in mine if each.power.state == "given"]
    return render_template(
        "grants/mine.html",
        waiting=[each for each in mine if each.waits_for_me],
        given=[each for each in in_force if each.is_giver],
        got=[each for each in in_force if not each.is_giver],
        sent=[each for each in mine if each.power.state == "asked" and not each.is_giver],
        ended=[each for each in mine if each.power.is_over],
        drafts=[(what, draft_of(world, role, kind)) for what, kind in drafts],
    )


@blueprint.get("/fuldmagt/<power_id>")
def power(power_id: str) -> str:
    return render_template("grants/power.html", shown=_own(power_id))


@blueprint.get("/brug/<power_id>")
def use(power_id: str) -> str | Response:
    shown = _own(power_id)
    if not shown.can_be_used:
        return redirect(url_for("grants.power", power_id=power_id))
    return render_template("grants/use.html", shown=shown)


@blueprint.get("/tilbagekald/<power_id>")
def withdraw_page(power_id: str) -> str | Response:
    shown = _own(power_id)
    if not shown.can_be_withdrawn:
        return redirect(url_for("grants.power", power_id=power_id))
    return render_template("grants/withdraw.html", shown=shown)


@blueprint.post("/tilbagekald/<power_id>")
def withdraw(power_id: str) -> Response:
    shown, role = _own(power_id), sign_in_required(HOST)
    if shown.can_be_withdrawn:
        act(lambda world: granting_power.withdraw(world, role, power_id))
        flash(_withdrawn(shown), "success")
    return redirect(url_for("grants.power", power_id=power_id), 303)


def _own(power_id: str) -> PowerView:
    role = sign_in_required(HOST)
    return view(role, granting_power.find(current().world, role, power_id))


def _withdrawn(shown: PowerView) -> str:
    if shown.power.state == "asked":
        return str(_("Du har trukket anmodningen tilbage."))
    return str(_("Fuldmagten gælder ikke mere. I har begge fået besked i Digital Post."))
