"""“Giv et praj”: what is wrong, where it is, and a receipt with a number."""

from collections.abc import Sequence

from flask import abort, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.municipality.report_kinds import ReportKind, report_kinds
from sandbox.content.reading.text import fill
from sandbox.sites.municipality.site import acting, blueprint, visitor
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data, refused
from sandbox.web.seat import act, current
from sandbox.world.forms import Problem
from sandbox.world.municipality import reports
from sandbox.world.municipality.reports import REPLIES
from sandbox.world.state.municipality import Reply

LONG = 2_000


@blueprint.get("/praj")
def report_kinds_page() -> str:
    role = visitor()
    mine = reports.of(current().world, role) if role else []
    return render_template(
        "municipality/reports.html",
        kinds=report_kinds().values(),
        mine=[(each, report_kinds()[each.kind]) for each in mine],
    )


@blueprint.get("/praj/<kind>")
def report_page(kind: str) -> tuple[str, int]:
    return _form(report_kinds().get(kind) or abort(404))


@blueprint.post("/praj/<kind>")
@handles_real_data
def report(kind: str) -> tuple[str, int] | Response:
    about = report_kinds().get(kind) or abort(404)
    role, place, what = acting(), text("place", LONG), text("what", LONG)
    reply: Reply = next((each for each in REPLIES if each == text("reply")), "none")
    found = [field for field in ("place", "what") if refused(field)]
    sent = act(lambda world: reports.send(world, role, kind, place, what, reply, refused=found)).result
    if isinstance(sent, list):
        return _form(about, place, what, reply, sent)
    return redirect(url_for("municipality.report_receipt", report_id=sent.id), 303)


@blueprint.get("/praj/kvittering/<report_id>")
def report_receipt(report_id: str) -> str:
    found = reports.find(current().world, report_id)
    return render_template("municipality/report_receipt.html", report=found, kind=report_kinds()[found.kind])


def _form(
    kind: ReportKind, place: str = "", what: str = "", reply: Reply = "none", problems: Sequence[Problem] = ()
) -> tuple[str, int]:
    page = render_template(
        "municipality/report.html",
        kind=kind,
        place=place,
        what=what,
        reply=reply,
        role=acting(),
        errors=[(each.field, _said(each)) for each in problems],
    )
    return page, 422 if problems else 200


def _said(problem: Problem) -> str:
    words = {
        ("place", "missing"): _("Skriv, hvor det er, så vi kan finde det."),
        ("place", "too-long"): _("Stedet er beskrevet med for mange ord. Brug højst {most} tegn."),
        ("what", "missing"): _("Fortæl med et par ord, hvad der er galt."),
        ("what", "too-long"): _("Der er for meget tekst. Skriv det med højst {most} tegn."),
    }
    said = refused(problem.field) or words[problem.field, problem.reason]
    return fill(said, {name: str(value) for name, value in problem.facts.items()})
