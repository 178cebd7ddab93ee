"""The pages of a self-service, as their templates need them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.articles import articles
from sandbox.content.portal.calculators import calculators
from sandbox.content.portal.calculators import host_of as calculator_host
from sandbox.content.reading.text import fill
from sandbox.content.rules.rates import rates
from sandbox.content.services.fields import ServiceField
from sandbox.content.services.model import CHECK, PAYMENT, PORTAL, Service, Step, host_of
from sandbox.sites.selfservice import texts
from sandbox.sites.selfservice.fields import view
from sandbox.sites.selfservice.hosts import site_of
from sandbox.web.frame import unbroken
from sandbox.web.language import site_language
from sandbox.web.seat import current
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice import drafts
from sandbox.world.selfservice.drafts import Progress
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.form import Evaluation
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Submission


@dataclass(frozen=True)
class Section:
    """A step's answers on the page where all of them are checked, and the way back to it."""

    title: str
    rows: list[tuple[str, str]]
    change_url: str


def page(template: str, service: Service, status: int = 200, **context: object) -> tuple[str, int]:
    authority = authorities()[service.authority]
    common = {
        "site": site_of(service),
        "service": service,
        "title": texts.line(service.title, texts.common_facts()),
        "start_url": start_url(service),
        "authority": fill(authority.name, {"municipality": municipality().name}),
        "phone": unbroken(authority.phone),
    }
    return render_template(f"selfservice/{template}.html", **{**common, **context}), status


def start_page(service: Service, role: Role | None) -> tuple[str, int]:
    facts = texts.common_facts()
    world = current().world
    sent = submissions_of(world, role, service) if role else []
    return page(
        "start",
        service,
        intro=texts.body(service.intro, facts),
        have_ready=[texts.line(each, facts) for each in service.have_ready],
        rules=_rules(service),
        draft=drafts.draft_of(world, role, service) if role else None,
        sent=sent[0] if sent else None,
        receipt_url=receipt_url(service, sent[0]) if sent else None,
        first_url=step_url(service, service.steps[0].name) if role else url("begin", service),
        check_url=step_url(service, CHECK),
        trail=_trail(service),
        calculator=_calculator_url(service),
    )


def _trail(service: Service) -> list[tuple[str, str]]:
    """Where on its site it stands."""
    if service.host == "municipality":
        return [
            (_("Forside"), url_for("municipality.index")),
            (_("Selvbetjening"), url_for("municipality.selfservices")),
        ]
    article = articles()[service.article] if service.article else None
    return [(str(site_of(service).name), f"/{PORTAL}/")] + (
        [(_(article.title), f"/{PORTAL}/{article.slug}")] if article else []
    )


def step_page(
    progress: Progress, step: Step, form: Form | None, problems: Sequence[Problem], correcting: bool
) -> tuple[str, int]:
    """A step's questions: as they were answered or, after something was wrong, as they were typed."""
    service, evaluation = progress.service, progress.evaluation
    facts = texts.known_facts(evaluation)
    views = [view(each, form, evaluation.asking, facts, problems) for each in evaluation.fields_of(step)]
    steps = [each.name for each in evaluation.steps]
    place = steps.index(step.name)
    return page(
        "stop" if step.stop else "step",
        service,
        422 if problems else 200,
        number=place + 1,
        total=len(steps) + 1,
        step_title=texts.line(step.title, facts),
        intro=texts.body(step.intro, facts),
        fields=views,
        errors=[(view.name, view.error) for view in views if view.error],
        draft_id=progress.draft.id if progress.draft else "",
        correcting=correcting,
        back_url=step_url(service, steps[place - 1]) if place else None,
        check_url=step_url(service, CHECK),
        instead=articles()[step.instead] if step.instead else None,
    )


def check_page(progress: Progress, error: str = "") -> tuple[str, int]:
    service, facts = progress.service, texts.known_facts(progress.evaluation)
    answered = sections(progress.evaluation, facts)
    return page(
        "check",
        service,
        422 if error else 200,
        total=len(answered) + 1,
        all_sections=answered,
        to_pay=texts.kroner(progress.to_pay) if progress.to_pay else "",
        declaration=texts.line(service.declaration, facts),
        error=error,
        draft_id=progress.draft.id if progress.draft else "",
        back_url=answered[-1].change_url,
    )


def start_url(service: Service) -> str:
    return url("start", service)


def step_url(service: Service, name: str, ret: str | None = None) -> str:
    if name == CHECK:
        return url("check", service)
    if name == PAYMENT:
        return url("payment", service)
    return url("step", service, name=name, ret=ret)


def receipt_url(service: Service, sent: Submission) -> str:
    return url("receipt", service, submission_id=sent.id)


def url(view: str, service: Service, **values: Any) -> str:
    return url_for(f"selfservice.{view}", host=host_of(service), slug=service.slug, **values)


def _calculator_url(service: Service) -> str:
    """Of the calculator that prepares the self-service; empty where there is none."""
    found = next((each for each in calculators().values() if each.service == service.slug), None)
    return url_for("selfservice.calculator", host=calculator_host(found), slug=found.slug) if found else ""


def _rules(service: Service) -> list[tuple[str, str]]:
    year = current().world.clock.year
    return [(_(rates()[slug].title), rates()[slug].shown(year, _, site_language())) for slug in service.rules]


def sections(evaluation: Evaluation, facts: Mapping[str, str]) -> list[Section]:
    """Everything that was answered, a step at a time."""
    return [
        Section(
            texts.line(step.title, facts),
            [_row(each, evaluation.asking, facts) for each in evaluation.fields_of(step)],
            step_url(evaluation.service, step.name, ret="1"),
        )
        for step in evaluation.steps
    ]


def _row(spec: ServiceField, asking: Asking, facts: Mapping[str, str]) -> tuple[str, str]:
    answer = asking.answers.get(spec.name)
    shown = texts.shown(spec, answer, asking) if answer is not None else _("Ikke udfyldt")
    return texts.line(spec.label, facts), shown
