"""What comes after the answers: payment, the receipt and how the case goes, withdrawal, and others' consent."""

from flask import abort, flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from sandbox.content.services.model import CHECK, PAYMENT, Service, Step
from sandbox.sites.selfservice import pages, pages_after
from sandbox.sites.selfservice.front import Page, addresses, draft_id, gate, to_receipt, to_unfinished
from sandbox.web.forms import text
from sandbox.web.seat import act, current
from sandbox.world.selfservice import cases, consents, drafts
from sandbox.world.selfservice.drafts import Again
from sandbox.world.selfservice.payments import FIELDS
from sandbox.world.selfservice.submissions import submission
from sandbox.world.state.selfservice import Consent, Submission

YES, NO = "ja", "nej"


@addresses.get(f"/<slug>/{PAYMENT}")
def payment(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    progress = drafts.progress(current().world, role, service)
    if progress.draft is None:
        return redirect(pages.start_url(service), 303)
    if not progress.draft.declared or progress.missing():
        return redirect(pages.step_url(service, CHECK), 303)
    return pages_after.payment_page(progress)


@addresses.post(f"/<slug>/{PAYMENT}")
def pay(host: str, slug: str) -> Page:
    service, role = gate(host, slug)
    number, expires, digits = (text(name, 40) for name in FIELDS)
    card = (number, expires, digits)
    outcome = act(lambda world: drafts.pay(world, role, service, draft_id(), card)).result
    match outcome:
        case Submission():
            return redirect(pages.receipt_url(service, outcome), 303)
        case Again():
            return to_receipt(service, outcome.submission)
        case Step():
            return to_unfinished(service, outcome.name)
    return pages_after.payment_page(outcome.progress, outcome.faults)


@addresses.get("/<slug>/kvittering/<submission_id>")
def receipt(host: str, slug: str, submission_id: str) -> Page:
    service, role = gate(host, slug)
    sent = submission(current().world, role, service, submission_id)
    return pages_after.receipt_page(service, role, sent)


@addresses.get("/<slug>/kvittering/<submission_id>.pdf")
def receipt_pdf(host: str, slug: str, submission_id: str) -> Response:
    service, role = gate(host, slug)
    return pages_after.receipt_file(service, role, submission(current().world, role, service, submission_id))


@addresses.get("/<slug>/traek-tilbage/<submission_id>")
def withdrawal(host: str, slug: str, submission_id: str) -> Page:
    service, role = gate(host, slug)
    sent = submission(current().world, role, service, submission_id)
    case = cases.find(current().world, sent.id)
    if case is None or not cases.can_withdraw(current().world, case):
        return redirect(pages.receipt_url(service, sent), 303)
    return pages_after.withdrawal_page(service, role, sent)


@addresses.post("/<slug>/traek-tilbage/<submission_id>")
def withdraw(host: str, slug: str, submission_id: str) -> Page:
    service, role = gate(host, slug)
    sent = submission(current().world, role, service, submission_id)
    case = cases.find(current().world, sent.id) or abort(404)
    act(lambda world: cases.withdraw(world, cases.find(world, case.id) or case, sent))
    flash(_("Du har trukket det tilbage. Der sker ikke mere i sagen."), "success")
    return redirect(pages.receipt_url(service, sent), 303)


@addresses.get("/<slug>/svar/<consent_id>")
def consent(host: str, slug: str, consent_id: str) -> Page:
    service, role = gate(host, slug)
    found = consents.find(current().world, role, consent_id)
    return pages_after.consent_page(_of(found, service), found)


@addresses.post("/<slug>/svar/<consent_id>")
def answer_consent(host: str, slug: str, consent_id: str) -> Page:
    service, role = gate(host, slug)
    found = consents.find(current().world, role, consent_id)
    said = text("answer", 10)
    if said not in (YES, NO):
        return pages_after.consent_page(_of(found, service), found, str(pages_after.CHOOSE))
    act(lambda world: cases.answer_consent(world, role, consent_id, yes=said == YES))
    return redirect(pages_after.consent_url(found), 303)


def _of(found: Consent, service: Service) -> Service:
    """The self-service that asks for it; the page is not there under another one's address."""
    return service if found.service == service.slug else abort(404)
