"""The MitID devices besides the phone: code display and code reader, as pictures to use.

Pages of the sandbox's own, not an imitated site: a press makes the next code, wherever one comes from.
"""

from typing import Literal

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox.web.seat import act, current
from sandbox.web.urls import safe_local
from sandbox.world.mitid import app
from sandbox.world.state.mitid import CodeDevice, CodeKind, MitId
from sandbox.world.state.people import Role

blueprint = Blueprint("devices", __name__, url_prefix="/papers")
Called = Literal["kodeviser", "kodeoplaeser"]
KINDS: dict[Called, CodeKind] = {"kodeviser": "code-display", "kodeoplaeser": "code-reader"}
AT = "/<any(kodeviser, kodeoplaeser):called>/<any(senior, parent, young):role>"
FRAGMENT = "X-Fragment"


@blueprint.app_template_global()
def mitid_of(role: Role) -> MitId:
    """What the citizen's papers say about MitID."""
    return current().world.mitid[role]


@blueprint.get(AT)
def device(called: Called, role: Role) -> str:
    template = "device" if request.headers.get(FRAGMENT) else "device_page"
    return render_template(
        f"devices/{template}.html",
        kind=KINDS[called],
        device=_device(called, role),
        citizen=current().world.citizen(role),
        back="",
    )


@blueprint.post(AT)
def press(called: Called, role: Role) -> Response:
    _device(called, role)
    act(lambda world: app.press_device(world, role, KINDS[called]))
    own = url_for("devices.device", called=called, role=role)
    return redirect(safe_local(request.form.get("back"), own), 303)


def _device(called: Called, role: Role) -> CodeDevice:
    """Answers 404 for one that the citizen does not have."""
    return current().world.mitid[role].device(KINDS[called]) or abort(404)
