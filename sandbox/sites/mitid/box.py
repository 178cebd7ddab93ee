"""The MitID box, one page for each stage of a sign-in.

The browser's part only: what happens on the phone, or with a code display, reaches this page by the world.
"""

from collections.abc import Sequence
from datetime import datetime

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from sandbox.sites.mitid import problems
from sandbox.sites.mitid.qr import frames
from sandbox.web.login import Destination, destination
from sandbox.web.mitid import kind_name, level_name
from sandbox.web.seat import current
from sandbox.web.site import Site, show_as, site_blueprint
from sandbox.world.mitid.authenticators import kinds_for, obstacle
from sandbox.world.state.mitid import IN_APP, MitIdPending

SITE = Site("mitid", _l("MitID"), "mitid.dk")
blueprint = site_blueprint(SITE, __name__)
blueprint.add_app_template_global(kind_name, "mitid_kind")
blueprint.add_app_template_global(level_name, "mitid_level")
Answer = Response | tuple[str, int]
TEMPLATES = {
    "app": "waiting",
    "scan": "waiting",
    "approve": "waiting",
    "code": "code",
    "password": "password",
    "chip": "chip",
    "timed-out": "ended",
    "refused": "ended",
    "paused": "ended",
}


@blueprint.get("/")
def front() -> str:
    return render_template("mitid/front.html")


@blueprint.get("/login")
def login() -> str | Response:
    to = destination(request.args)
    return redirect(to.return_to) if current().world.signed_in else box_page(to)


@blueprint.get("/identifikationsmidler")
def authenticators() -> str | Response:
    """Skift identifikationsmiddel: those that one has."""
    to, pending = destination(request.args), current().world.mitid_pending
    if pending is None or pending.stage in ("timed-out", "refused"):
        return redirect(login_url(to))
    kinds = kinds_for(current().world.mitid[pending.citizen], pending.level)
    return render_template("mitid/authenticators.html", to=to, pending=pending, kinds=kinds)


@blueprint.get("/allerede-i-gang")
def parallel() -> str | Response:
    """One sign-in in the app at a time: the other one is gone back to, or dropped."""
    to, pending = destination(request.args), current().world.mitid_pending
    if pending is None or not pending.under_way:
        return redirect(login_url(to))
    other = destination({"service": pending.service, "return_to": pending.return_to})
    return render_template("mitid/parallel.html", to=to, other=other)


@blueprint.get("/glemt-bruger-id")
def forgotten() -> str:
    """Glemt bruger-ID?"""
    return render_template("mitid/forgotten.html", to=destination(request.args))


@blueprint.get("/status")
def status() -> Response:
    """The line of the waiting page that is asked for again and again; unchanged, it is not sent again."""
    page = render_template("mitid/status.html", pending=pending_for(destination(request.args)))
    answer = Response(page, mimetype="text/html")
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.get("/tilstand")
def state() -> str:
    """Whether the app has answered: for the script that then goes on."""
    pending = pending_for(destination(request.args))
    return "waiting" if pending and pending.stage in IN_APP else "answered"


def login_url(to: Destination) -> str:
    return url_for("mitid.login", service=to.service, return_to=to.return_to)


def pending_for(to: Destination) -> MitIdPending | None:
    """The sign-in under way for this service; one for another service is not shown here."""
    pending = current().world.mitid_pending
    return pending if pending and pending.service == to.service else None


def _until(pending: MitIdPending) -> datetime | None:
    found = obstacle(current().world, pending.citizen, pending.kind)
    return found.until if found else None


def box_page(
    to: Destination,
    *,
    user_id: str = "",
    errors: Sequence[tuple[str, str]] = (),
    problem: Sequence[str] = (),
) -> str:
    """The box as the seat's world has it.

    :param errors: field and message, for what is wrong in a single field.
    :param problem: paragraphs about the sign-in as a whole, which name no field.
    """
    show_as(url_for("mitid.login"))
    world, pending = current().world, pending_for(to)
    remembered = world.mitid_remembered.get(to.service)
    title = _("Log på hos %(service)s", service=to.name)
    return render_template(
        f"mitid/{TEMPLATES[pending.stage] if pending else 'user_id'}.html",
        to=to,
        title=_("Fejl: %(title)s", title=title) if errors or problem else title,
        pending=pending,
        own=world.mitid[pending.citizen] if pending else None,
        citizen=world.citizen(pending.citizen) if pending else None,
        remembered=remembered,
        frames=frames(world) if pending and pending.stage in ("app", "scan") else (),
        ended=problems.of_ended(world, pending) if pending and not pending.under_way else [],
        waits=bool(pending and _until(pending)),
        user_id=user_id or (world.mitid[remembered].user_id if remembered else ""),
        errors=list(errors),
        problem=list(problem),
    )
