"""Records, days to remember, cases and drafts as the portal's pages show them."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters, subject
from sandbox.content.mail.records import RecordKind
from sandbox.content.mail.records import records as kinds
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import municipality, office
from sandbox.content.portal.articles import articles
from sandbox.content.reading.text import Block, fill, filled, translated
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import Service, host_of
from sandbox.sites.portal import links
from sandbox.sites.portal.site import readable
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.world.documents import records
from sandbox.world.grants.power_of_attorney import acting_for
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.overview import Due
from sandbox.world.selfservice import cases
from sandbox.world.state.documents import Record
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Consent, Draft, Submission

Link = tuple[str, str]
"""Address and what it says."""


@dataclass(frozen=True)
class RecordView:
    """`late` is whether the day by which something was due has passed; `due` is that day, None where nothing is."""

    slug: str
    title: str
    text: list[Block]
    rows: list[tuple[str, str]]
    authority: str
    phone: str
    due: date | None
    late: bool
    links: list[Link]


@dataclass(frozen=True)
class DueView:
    """A day to remember: `moment` where there is a time to keep, `url` to where it is known from."""

    day: date
    moment: datetime | None
    title: str
    about: str
    url: str
    show: str


@dataclass(frozen=True)
class CaseView:
    """A submission: what it was, how far it has come, and what has happened to it, the newest first."""

    title: str
    number: str
    sent_at: datetime
    status: str
    open: bool
    history: list[tuple[str, datetime]]
    receipt_url: str
    show: str


def record(role: Role, noted: Record) -> RecordView:
    world, kind = current().world, kinds()[noted.record]
    facts = records.facts_of(world, role, noted, site_language(), _)
    authority = authorities()[kind.authority]
    return RecordView(
        slug=noted.record,
        title=fill(_(kind.title), facts),
        text=filled(translated(kind.text or "", _), facts),
        rows=[(_(row.label), fill(_(row.value), facts)) for row in kind.rows],
        authority=authority.called(municipality().name),
        phone=authority.phone,
        due=noted.until if kind.due else None,
        late=bool(kind.due and noted.until and noted.until < world.clock.date()),
        links=_record_links(role, kind),
    )


def _record_links(role: Role, kind: RecordKind) -> list[Link]:
    found: list[Link] = []
    boxed = records.told_by(current().world, role, kind.letter)
    if boxed and (url := _letter_url(role, boxed)):
        found.append((url, _("Læs brevet: %(subject)s", subject=letter_subject(role, boxed))))
    if kind.article:
        article = articles()[kind.article]
        found.append((links.article(article), _("Læs mere: %(title)s", title=_(article.title))))
    return found


def due(role: Role, each: Due) -> DueView:
    title, about, url, show = _known_from(role, each)
    return DueView(each.day, each.moment, title, about, url, show)


def _known_from(role: Role, each: Due) -> tuple[str, str, str, str]:
    """What it is, who says so, where to read on, and the name by which a hint can light it."""
    match each.what:
        case BoxedLetter() as boxed:
            sender = letters()[boxed.letter].sent_by(boxed.facts).called(municipality().name)
            about = _("Brev fra %(sender)s", sender=sender)
            about = _("Sidste dag for at klage. %(letter)s", letter=about) if each.appeal else about
            return letter_subject(role, boxed), about, _letter_url(role, boxed), f"due-{boxed.letter}"
        case Appointment() as booked:
            place = office(booked.office)
            title = _("Tid: %(errand)s", errand=_(appointment_types()[booked.errand].title))
            mine = acting_for(current().world, municipality().host) == role
            url = url_for("municipality.my_times") if mine else ""
            return title, place.name if place else "", url, f"due-{booked.errand}"
        case Record() as noted:
            shown = record(role, noted)
            return shown.title, shown.authority, "", f"due-{noted.record}"
        case Consent() as asked:
            service = services()[asked.service]
            url = url_for(
                "selfservice.consent", host=host_of(service), slug=service.slug, consent_id=asked.id
            )
            return _("Du skal svare: %(service)s", service=_(service.title)), "", url, f"due-{asked.service}"


def case(sent: Submission) -> CaseView:
    service, found = services()[sent.service], cases.find(current().world, sent.id)
    reached = [(_stage(service, sent, each.stage), each.at) for each in found.reached] if found else []
    history = [(title, at) for title, at in reached if title] or [(_("Sendt"), sent.sent_at)]
    if found and found.withdrawn:
        history.append((_("Trukket tilbage"), found.withdrawn))
    lacks_time = found and cases.lacks_time(current().world, found)
    host = host_of(service)
    return CaseView(
        title=_(service.title),
        number=sent.case_number,
        sent_at=sent.sent_at,
        status=_("Venter på, at du bestiller en ny tid") if lacks_time else history[-1][0],
        open=found is not None and found.state == "open",
        history=history[::-1],
        receipt_url=url_for("selfservice.receipt", host=host, slug=service.slug, submission_id=sent.id),
        show=f"case-{service.slug}",
    )


def _stage(service: Service, sent: Submission, name: str) -> str:
    """Empty for a stage that the self-service's file no longer has."""
    title = next((stage.title for stage in service.case if stage.stage == name), "")
    return fill(_(title), sent.facts | {"municipality": municipality().name}) if title else ""


def draft(begun: Draft) -> Link:
    """Its first page, which leads to where it was left, and what it is called."""
    return links.service(begun.service), _(services()[begun.service].title)


def letter_subject(role: Role, boxed: BoxedLetter) -> str:
    facts = mailbox_letters.letter_facts(current().world, role, boxed, site_language(), _, subject_only=True)
    return subject(letters()[boxed.letter], facts, _)


def _letter_url(role: Role, boxed: BoxedLetter) -> str:
    """Empty where this browser may see the overview of somebody whose post it may not read."""
    owner, there = readable()
    return url_for("mailbox.letter", letter_id=boxed.id) if owner == role and boxed in there else ""
