"""The way through a self-service: start, a step at a time, check, send, receipt. One set of views for all of them."""

from typing import NoReturn

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.services import CHECK, Service, Step, services
from sandbox.sites.selfservice import pages, texts
from sandbox.sites.selfservice.hosts import Pages, host_of
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data
from sandbox.web.seat import act, current
from sandbox.web.site import shown_role, sign_in_required
from sandbox.world import selfservice
from sandbox.world.fields.base import Form, Problem
from sandbox.world.people import Role
from sandbox.world.questions import relevant, steps_of
from sandbox.world.selfservice import Again, Submission

blueprint = Blueprint("selfservice", __name__)
addresses = Pages(blueprint)
Page = tuple[str, int] | Response


@addresses.get("/<slug>/")
def start(host: str, slug: str) -> Page:
    return pages.start_page(_service(host, slug), shown_role(host))


@addresses.post("/<slug>/forfra")
def start_over(host: str, slug: str) -> Page:
    service = _service(host, slug)
    start_url = url_for("selfservice.start", host=host, slug=slug)
    role = sign_in_required(host, start_url)
    act(lambda world: selfservice.start_over(world, role, service))
    flash(_("Dine svar er slettet. Du kan begynde forfra."))
    return redirect(start_url, 303)


@addresses.get("/<slug>/<name>")
def step(host: str, slug: str, name: str) -> Page:
    service, role = _gate(host, slug)
    asked = _step(service, name)
    return _detour(service, role, asked) or pages.step_page(
        service, role, asked, None, (), "ret" in request.args
    )


@addresses.post("/<slug>/<name>")
@handles_real_data
def answer(host: str, slug: str, name: str) -> Page:
    service, role = _gate(host, slug)
    asked = _step(service, name)
    if elsewhere := _sent_already(service, role) or _detour(service, role, asked):
        return elsewhere
    form: Form = dict(request.form.lists())
    refused = [field.name for field in asked.fields if texts.refused_words(field)]
    outcome = act(
        lambda world: selfservice.save_step(
            world, role, service, asked, form, draft_id=_draft_id(), refused=refused
        )
    ).result
    if isinstance(outcome, Again):
        return _to_receipt(service, outcome.submission)
    if isinstance(outcome, list):
        return pages.step_page(service, role, asked, form, outcome, bool(text("ret")))
    return redirect(_next_url(service, role, asked), 303)


@addresses.get(f"/<slug>/{CHECK}")
def check(host: str, slug: str) -> Page:
    service, role = _gate(host, slug)
    draft = selfservice.draft_of(current().world, role, service)
    if detour := _detour(service, role, None):
        return detour
    return pages.check_page(service, role, draft) if draft else abort(404)


@addresses.post(f"/<slug>/{CHECK}")
def send(host: str, slug: str) -> Page:
    service, role = _gate(host, slug)
    declared = bool(text(selfservice.DECLARATION))
    outcome = act(lambda world: selfservice.send(world, role, service, _draft_id(), declared=declared)).result
    match outcome:
        case Submission():
            return redirect(pages.receipt_url(service, outcome), 303)
        case Again():
            return _to_receipt(service, outcome.submission)
        case Problem():
            draft = selfservice.draft_of(current().world, role, service)
            return pages.check_page(service, role, draft, str(texts.DECLARE)) if draft else abort(404)
        case Step():
            return _to_unfinished(service, outcome)


@addresses.get("/<slug>/kvittering/<submission_id>")
def receipt(host: str, slug: str, submission_id: str) -> Page:
    service, role = _gate(host, slug)
    sent = selfservice.submission(current().world, role, service, submission_id)
    return pages.receipt_page(service, role, sent)


def _service(host: str, slug: str) -> Service:
    service = services().get(slug)
    return service if service and host_of(service) == host else _not_found()


def _step(service: Service, name: str) -> Step:
    return service.step(name) or _not_found()


def _not_found() -> NoReturn:
    abort(404)


def _gate(host: str, slug: str) -> tuple[Service, Role]:
    service = _service(host, slug)
    return service, sign_in_required(host)


def _draft_id() -> str:
    return text("draft", 40)


def _detour(service: Service, role: Role, asked: Step | None) -> Response | None:
    """Where else to go when it is not this step's turn; None asks for the page where all answers are checked."""
    world = current().world
    draft = selfservice.draft_of(world, role, service)
    first, sent = service.steps[0], selfservice.submissions_of(world, role, service)
    if draft is None and asked is not first:
        return _to_receipt(service, sent[0]) if sent else _to_unfinished(service, first)
    missing = selfservice.unfinished(world, role, service, draft)
    names = [each.name for each in steps_of(service, draft.answers if draft else {})]
    if asked and asked.name not in names:
        return _to_unfinished(service, missing) if missing else redirect(pages.step_url(service, CHECK), 303)
    if missing and (asked is None or names.index(asked.name) > names.index(missing.name)):
        return _to_unfinished(service, missing)
    return None


def _to_unfinished(service: Service, missing: Step) -> Response:
    flash(_("Du er ikke helt færdig endnu. Vi har sat dig dér, hvor du mangler at svare."))
    return redirect(pages.step_url(service, missing.name), 303)


def _sent_already(service: Service, role: Role) -> Response | None:
    sent = selfservice.submissions_of(current().world, role, service)
    return next((_to_receipt(service, each) for each in sent if each.id == _draft_id()), None)


def _to_receipt(service: Service, sent: Submission) -> Response:
    flash(_("Du har allerede sendt det her, og det kom godt frem. Her er din kvittering."))
    return redirect(pages.receipt_url(service, sent), 303)


def _next_url(service: Service, role: Role, answered: Step) -> str:
    """The next step; after a correction straight back to the check, unless the correction asks for more."""
    world = current().world
    draft = selfservice.draft_of(world, role, service)
    missing = selfservice.unfinished(world, role, service, draft)
    steps = steps_of(service, relevant(service, draft.answers if draft else {}))
    later = [] if text("ret") else steps[steps.index(answered) + 1 :]
    following = later[0] if later else missing
    return pages.step_url(service, following.name if following else CHECK)
