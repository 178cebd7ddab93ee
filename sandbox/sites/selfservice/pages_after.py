"""The pages of what comes after the answers, as their templates need them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Block, fill
from sandbox.content.services.case import Stage
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK, Service
from sandbox.content.writing.dates import ISO, written_out
from sandbox.sites.selfservice import pages, texts
from sandbox.web.documents import receiver_lines, sender_lines
from sandbox.web.frame import clock_time, long_date
from sandbox.web.language import site_language
from sandbox.web.pdf import pdf_response
from sandbox.web.pdf_document import PdfDocument
from sandbox.web.seat import current
from sandbox.world.municipality import appointments
from sandbox.world.municipality.appointments import of_submission
from sandbox.world.selfservice import case_appointments, cases, payments
from sandbox.world.selfservice.drafts import Progress
from sandbox.world.selfservice.form import Evaluation, evaluate
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Case, Consent, Submission

CHOOSE = _l("Vælg ja eller nej.")
FAULTS = {
    "not-sixteen": _l("Kortnummeret har 16 tal. Kontrollér, om du har fået dem alle med."),
    "unknown-card": _l(
        "Det kort kender vi ikke. Brug øvekortet fra dine papirer, aldrig dit eget kort. "
        "Vi har ikke gemt det, du skrev."
    ),
    "wrong-expiry": _l("Kontrollér måned og år. Skriv det, som det står på kortet, for eksempel 04/29."),
    "wrong-digits": _l("De tre kontrolcifre passer ikke. De står på kortets bagside."),
}
MISSING = {
    payments.FIELDS[0]: _l("Skriv kortnummeret. Det er de 16 tal på øvekortets forside."),
    payments.FIELDS[1]: _l("Skriv måned og år. De står på øvekortets forside."),
    payments.FIELDS[2]: _l("Skriv de tre kontrolcifre. De står på øvekortets bagside."),
}
LABELS = {
    payments.FIELDS[0]: _l("Kortnummer"),
    payments.FIELDS[1]: _l("Udløber (måned og år)"),
    payments.FIELDS[2]: _l("Kontrolcifre"),
}


@dataclass(frozen=True)
class Waiting:
    """Whose answer a case waits for, until when; `url` is where the citizen answers, where it is their own."""

    name: str
    deadline: date
    url: str


@dataclass(frozen=True)
class StageView:
    """A stage of a case: reached `at` a time, or still to come."""

    title: str
    text: str
    at: datetime | None
    now: bool = False


def payment_page(progress: Progress, faults: payments.Faults | None = None) -> tuple[str, int]:
    """What is to be paid, and the card. What was typed is never shown again."""
    service = progress.service
    errors = {
        name: str(MISSING[name] if fault == "missing" else FAULTS[fault])
        for name, fault in (faults or {}).items()
    }
    what = service.payment.what if service.payment else ""
    return pages.page(
        "payment",
        service,
        422 if errors else 200,
        what=texts.line(what, texts.known_facts(progress.evaluation)),
        amount=texts.kroner(progress.to_pay),
        labels=LABELS,
        errors=list(errors.items()),
        error_of=errors,
        draft_id=progress.draft.id if progress.draft else "",
        payer=current().world.signed_in or progress.role,
        check_url=pages.step_url(service, CHECK),
    )


def receipt_page(service: Service, role: Role, sent: Submission) -> tuple[str, int]:
    world = current().world
    evaluation, facts = _told(service, role, sent)
    case, paid = cases.find(world, sent.id), payments.paid_for(world, sent.id)
    booked = of_submission(world, sent.id)
    lacks_time = cases.lacks_time(world, case) if case else ""
    return pages.page(
        "receipt",
        service,
        sent=sent,
        receipt=texts.body(service.receipt, facts),
        next=_next(service, sent, facts),
        time_url=url_for("municipality.my_times")
        if booked and appointments.can_change(world, booked)
        else "",
        new_time_url=url_for("municipality.booking_places", errand=lacks_time) if lacks_time else "",
        all_sections=pages.sections(evaluation, facts),
        case=case,
        refused=bool(case and service.stage(case.reached[-1].stage).if_refused),
        stages=stages(case, facts) if case else [],
        waits=_waits(sent),
        paid=texts.kroner(paid.amount) if paid else "",
        card_ending=paid.ending if paid else "",
        refunded=paid.refunded if paid else None,
        pdf_url=pages.url("receipt_pdf", service, submission_id=sent.id),
        withdrawal_url=pages.url("withdrawal", service, submission_id=sent.id)
        if case and cases.can_withdraw(world, case)
        else "",
    )


def _next(service: Service, sent: Submission, facts: dict[str, str]) -> list[str]:
    """What happens now; first of all the time to come at, as it is by now."""
    booked = case_appointments.booking(service)
    now = of_submission(current().world, sent.id)
    told = texts.outcomes(service, sent, facts)
    if booked is None or now is None or now.ends <= current().world.clock:
        return told
    return [
        _("Du skal møde op %(time)s i %(office)s.", time=facts[booked.at], office=facts[booked.office]),
        *told,
    ]


def _waits(sent: Submission) -> list[Waiting]:
    return [
        Waiting(each.asked_name, each.deadline, consent_url(each) if each.asked == sent.citizen else "")
        for each in current().world.consents
        if each.submission == sent.id and each.state == "waiting"
    ]


def receipt_file(service: Service, role: Role, sent: Submission) -> Response:
    """The receipt as a PDF file."""
    evaluation, facts = _told(service, role, sent)
    authority = authorities()[service.authority]
    paid, known = payments.paid_for(current().world, sent.id), {"municipality": municipality().name}
    title = texts.line(service.title, facts)
    at = _("%(day)s kl. %(time)s", day=long_date(sent.sent_at), time=clock_time(sent.sent_at))
    details = [(_("Sendt"), at), (_("Sagsnummer"), sent.case_number)]
    if paid:
        details.append((_("Betalt"), texts.kroner(paid.amount)))
    if paid and paid.refunded:
        details.append((_("Ført tilbage"), long_date(paid.refunded)))
    document = PdfDocument(
        title=_("Kvittering: %(title)s", title=title),
        dated=sent.sent_at,
        blocks=texts.body(service.receipt, facts),
        sections=[(each.title, each.rows) for each in pages.sections(evaluation, facts)],
        closing=_what_now(_next(service, sent, facts)),
        sender=authority.called(municipality().name),
        sender_lines=sender_lines(fill(authority.address, known), authority.phone),
        receiver=receiver_lines(sent.facts["name"], sent.facts["address"]),
        details=details,
        language=site_language(),
    )
    return pdf_response(document, f"{_('Kvittering')} {sent.case_number}.pdf")


def withdrawal_page(service: Service, role: Role, sent: Submission) -> tuple[str, int]:
    _evaluation, facts = _told(service, role, sent)
    said = service.withdrawal.text if service.withdrawal else ""
    return pages.page(
        "withdraw",
        service,
        sent=sent,
        said=texts.body(said, facts),
        receipt_url=pages.receipt_url(service, sent),
    )


def consent_page(service: Service, consent: Consent, error: str = "") -> tuple[str, int]:
    """What somebody else asks this citizen to say yes or no to."""
    world = current().world
    sent = next(each for each in world.submissions if each.id == consent.submission)
    _evaluation, facts = _told(service, sent.citizen, sent)
    asks = service.consent(consent.name).asks
    return pages.page(
        "consent",
        service,
        422 if error else 200,
        consent=consent,
        asks=texts.line(asks, facts | {"name": sent.facts["name"]}),
        asker="" if consent.asked == sent.citizen else sent.facts["name"],
        error=error,
    )


def consent_url(consent: Consent) -> str:
    return pages.url("consent", services()[consent.service], consent_id=consent.id)


def stages(case: Case, facts: dict[str, str]) -> list[StageView]:
    """How far the case is: what was reached, with its time, and what is still to come."""
    service = services()[case.service]
    reached = [_view(service.stage(each.stage), facts, each.at) for each in case.reached]
    if case.withdrawn:
        reached.append(StageView(_("Trukket tilbage"), "", case.withdrawn))
    reached[-1] = replace(reached[-1], now=True)
    ahead = cases.stages_ahead(current().world, case)
    return reached + [_view(stage, facts, None) for stage in ahead]


def _view(stage: Stage, facts: dict[str, str], at: datetime | None) -> StageView:
    return StageView(texts.line(stage.title, facts), texts.line(stage.text, facts), at)


def _told(service: Service, role: Role, sent: Submission) -> tuple[Evaluation, dict[str, str]]:
    """What the receipt can say: the answers, and what was counted from them, as they were sent."""
    evaluation = evaluate(current().world, role, service, sent.answers)
    counted = {name: _as_written(sent.facts[name]) for name in service.calculations if name in sent.facts}
    names = {f"{each.name}_name": sent.facts.get(f"{each.name}_name", "") for each in service.consents}
    booked = {
        name: _as_written(fact)
        for name, fact in case_appointments.facts(current().world, service, sent).items()
    }
    more = {"case_number": sent.case_number, "paid": sent.facts.get("paid", ""), **names, **counted, **booked}
    return evaluation, texts.known_facts(evaluation, **more)


def _as_written(fact: str) -> str:
    """A sum or a time that was written down; days are shown in the reader's language."""
    return written_out(fact, site_language()) if ISO.fullmatch(fact) else fact


def _what_now(outcomes: Sequence[str]) -> list[Block]:
    return [Block("heading", _("Det sker der nu")), Block("list", items=tuple(outcomes))]
