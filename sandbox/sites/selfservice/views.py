"""The way through a self-service: start, a step at a time, check, send, receipt. One set of views for all of them."""

from flask import flash, redirect, request, url_for
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
from sandbox.world.forms import Form
from sandbox.world.selfservice import drafts
from sandbox.world.selfservice.drafts import Again, Next, Refused, ToPay
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
    progress = drafts.progress(current().world, role, service)
    if detour := drafts.elsewhere(progress, asked):
        return _to(service, detour)
    return pages.step_page(progress, asked, None, (), "ret" in request.args)


@addresses.post("/<slug>/<name>")
@handles_real_data
def answer(host: str, slug: str, name: str) -> Page:
    service, role = gate(host, slug)
    asked = _step(service, name)
    form: Form = dict(request.form.lists())
    refused = [field.name for field in asked.fields if texts.refused_words(field)]
    correcting, draft = bool(text("ret")), draft_id()
    outcome = act(
        lambda world: drafts.answer(
            world, role, service, asked, form, draft_id=draft, refused=refused, correcting=correcting
        )
    ).result
    if isinstance(outcome, Refused):
        return pages.step_page(outcome.progress, asked, form, outcome.problems, correcting)
    return _to(service, outcome)


@addresses.get(f"/<slug>/{CHECK}")
def check(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    progress = drafts.progress(current().world, role, service)
    detour = drafts.elsewhere(progress, None)
    return _to(service, detour) if detour else pages.check_page(progress)


@addresses.post(f"/<slug>/{CHECK}")
def send(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    declared = bool(text(drafts.DECLARATION))
    outcome = act(lambda world: drafts.send(world, role, service, draft_id(), declared=declared)).result
    match outcome:
        case Submission():
            return redirect(pages.receipt_url(service, outcome), 303)
        case ToPay():
            return redirect(pages.step_url(service, PAYMENT), 303)
        case Refused():
            return pages.check_page(outcome.progress, str(texts.DECLARE))
    return _to(service, outcome)


def _step(service: Service, name: str) -> Step:
    return service.step(name) or not_found()


def _to(service: Service, where: Again | Step | Next) -> Response:
    match where:
        case Again():
            return to_receipt(service, where.submission)
        case Step():
            return to_unfinished(service, where.name)
    return redirect(pages.step_url(service, where.step.name if where.step else CHECK), 303)
