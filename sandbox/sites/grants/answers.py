"""The page on which a citizen reads a request for a power of attorney and says yes or no."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.sites.grants.site import HOST, blueprint, view
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.web.site import sign_in_required
from sandbox.world.forms import Problem
from sandbox.world.grants import granting_power
from sandbox.world.state.people import Role

Answer = str | Response | tuple[str, int]


@blueprint.get("/anmodning/<power_id>")
def request_page(power_id: str) -> Answer:
    return _page(sign_in_required(HOST), power_id)


@blueprint.post("/anmodning/<power_id>")
def answer(power_id: str) -> Answer:
    role = sign_in_required(HOST)
    approved, sure = text("answer") == "approve", bool(text("read"))
    if not approved and text("answer") != "refuse":
        return _page(role, power_id, _("Tryk på “Godkend” eller “Afvis”."))
    outcome = act(
        lambda world: granting_power.answer(world, role, power_id, approved=approved, sure=sure)
    ).result
    if isinstance(outcome, Problem):
        return _page(
            role, power_id, _("Sæt kryds for at bekræfte, at du har læst, hvad fuldmagten omfatter.")
        )
    return redirect(url_for("grants.answered", power_id=power_id), 303)


@blueprint.get("/svar/<power_id>")
def answered(power_id: str) -> Answer:
    """What one has answered, and what it means."""
    role = sign_in_required(HOST)
    shown = view(role, granting_power.find(current().world, role, power_id))
    if not shown.is_giver or shown.power.state not in ("given", "refused"):
        return redirect(url_for("grants.power", power_id=power_id))
    return render_template("grants/answered.html", shown=shown)


def _page(role: Role, power_id: str, error: str = "") -> Answer:
    shown = view(role, granting_power.find(current().world, role, power_id))
    if not shown.waits_for_me:
        return redirect(url_for("grants.power", power_id=power_id))
    page = render_template("grants/request.html", shown=shown, errors=[("read", error)] if error else [])
    return (page, 422) if error else page
