"""The way through a self-service: start, a step at a time, check, send, receipt. One set of views for all of them."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.services.model import BEGIN, CHECK, PAYMENT, Service, Step
from sandbox.sites.selfservice import pages, texts
from sandbox.sites.selfservice.front import (
    Page,
    addresses,
    draft_id,
    find,
    gate,
    not_found,
    to_receipt,
    to_unfinished,
)
from sandbox.web.forms import text
from sandbox.web.guard import handles_real_data
from sandbox.web.seat import act, current
from sandbox.web.site import acting_role, sign_in_required
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice import drafts
from sandbox.world.selfservice.drafts import Again, ToPay
from sandbox.world.selfservice.form import relevant, steps_of
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Submission


@addresses.get("/<slug>/")
def start(host: str, slug: str) -> Page:
    return pages.start_page(find(host, slug), acting_role(host))


@addresses.get(f"/<slug>/{BEGIN}")
def begin(host: str, slug: str) -> Page:
    """Where somebody comes who signs in first: what they began on another day is offered, and not begun once more."""
    service, role = gate(host, slug)
    draft = drafts.draft_of(current().world, role, service)
    return redirect(
        pages.start_url(service) if draft else pages.step_url(service, service.steps[0].name), 303
    )


@addresses.post("/<slug>/forfra")
def start_over(host: str, slug: str) -> Page:
    service = find(host, slug)
    start_url = url_for("selfservice.start", host=host, slug=slug)
    role = sign_in_required(host, start_url)
    act(lambda world: drafts.start_over(world, role, service))
    flash(_("Dine svar er slettet. Du kan begynde forfra."))
    return redirect(start_url, 303)


@addresses.get("/<slug>/<name>")
def step(host: str, slug: str, name: str) -> Page:
    service, role = gate(host, slug)
    asked = _step(service, name)
    return _detour(service, role, asked) or pages.step_page(
        service, role, asked, None, (), "ret" in request.args
    )


@addresses.post("/<slug>/<name>")
@handles_real_data
def answer(host: str, slug: str, name: str) -> Page:
    service, role = gate(host, slug)
    asked = _step(service, name)
    if elsewhere := _sent_already(service, role) or _detour(service, role, asked):
        return elsewhere
    form: Form = dict(request.form.lists())
    refused = [field.name for field in asked.fields if texts.refused_words(field)]
    outcome = act(
        lambda world: drafts.save_step(
            world, role, service, asked, form, draft_id=draft_id(), refused=refused
        )
    ).result
    if isinstance(outcome, Again):
        return to_receipt(service, outcome.submission)
    if isinstance(outcome, list):
        return pages.step_page(service, role, asked, form, outcome, bool(text("ret")))
    return redirect(_next_url(service, role, asked), 303)


@addresses.get(f"/<slug>/{CHECK}")
def check(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    draft = drafts.draft_of(current().world, role, service)
    if detour := _detour(service, role, None):
        return detour
    return pages.check_page(service, role, draft) if draft else abort(404)


@addresses.post(f"/<slug>/{CHECK}")
def send(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    declared = bool(text(drafts.DECLARATION))
    outcome = act(lambda world: drafts.send(world, role, service, draft_id(), declared=declared)).result
    match outcome:
        case Submission():
            return redirect(pages.receipt_url(service, outcome), 303)
        case Again():
            return to_receipt(service, outcome.submission)
        case ToPay():
            return redirect(pages.step_url(service, PAYMENT), 303)
        case Problem():
            draft = drafts.draft_of(current().world, role, service)
            return pages.check_page(service, role, draft, str(texts.DECLARE)) if draft else abort(404)
        case Step():
            return to_unfinished(service, outcome.name)


def _step(service: Service, name: str) -> Step:
    return service.step(name) or not_found()


def _detour(service: Service, role: Role, asked: Step | None) -> Response | None:
    """Where else to go when it is not this step's turn; None asks for the page where all answers are checked."""
    world = current().world
    draft = drafts.draft_of(world, role, service)
    first, sent = service.steps[0], submissions_of(world, role, service)
    if draft is None and asked is not first:
        return to_receipt(service, sent[0]) if sent else to_unfinished(service, first.name)
    missing = drafts.unfinished(world, role, service, draft)
    names = [each.name for each in steps_of(service, draft.answers if draft else {})]
    if asked and asked.name not in names:
        return (
            to_unfinished(service, missing.name) if missing else redirect(pages.step_url(service, CHECK), 303)
        )
    if missing and (asked is None or names.index(asked.name) > names.index(missing.name)):
        return to_unfinished(service, missing.name)
    return None


def _sent_already(service: Service, role: Role) -> Response | None:
    sent = submissions_of(current().world, role, service)
    return next((to_receipt(service, each) for each in sent if each.id == draft_id()), None)


def _next_url(service: Service, role: Role, answered: Step) -> str:
    """The next step; after a correction straight back to the check, unless the correction asks for more."""
    world = current().world
    draft = drafts.draft_of(world, role, service)
    missing = drafts.unfinished(world, role, service, draft)
    steps = steps_of(service, relevant(service, draft.answers if draft else {}))
    later = [] if text("ret") else steps[steps.index(answered) + 1 :]
    following = later[0] if later else missing
    return pages.step_url(service, following.name if following else CHECK)
