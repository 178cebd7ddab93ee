"""Calculators: a page of questions that nobody signs in for, whose answers stand in its address and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template, request, url_for
from flask_babel import gettext as _

from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.content.portal.calculators import Calculator, Line, Verdict, calculators, host_of
from sandbox.content.rules.rates import rate_facts, rates
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import host_of as service_host
from sandbox.sites.selfservice import texts
from sandbox.sites.selfservice.fields import view
from sandbox.sites.selfservice.front import Page, calculations, not_found
from sandbox.sites.selfservice.hosts import site_at
from sandbox.web.frame import unbroken
from sandbox.web.guard import handles_real_data
from sandbox.web.language import site_language
from sandbox.web.seat import current, noted
from sandbox.world.conditions import holds
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice import calculations as selfservice_calculations
from sandbox.world.selfservice.calculations import Calculated
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.state.people import ROLES
from sandbox.world.state.selfservice import Answer


@dataclass(frozen=True)
class Result:
    verdicts: list[str]
    lines: list[tuple[str, str]]


@calculations.get("/<slug>")
@handles_real_data
def calculator(host: str, slug: str) -> Page:
    found = calculators().get(slug)
    if found is None or host_of(found) != host:
        not_found()
    asked = "beregn" in request.args
    form: Form = dict(request.args.lists())
    checked = {field.name: HANDLERS[field.type].check(field, form, _asking()) for field in found.fields}
    problems = [each for each in checked.values() if isinstance(each, Problem)] if asked else []
    answers = {name: each for name, each in checked.items() if each and not isinstance(each, Problem)}
    result = _result(found, answers) if asked and not problems else None
    if result:
        noted(lambda world: world.announce(Calculated(citizen=world.signed_in, calculator=found.slug)))
    return _page(found, form if asked else {}, problems, result)


def _asking() -> Asking:
    """Nobody in particular: what a calculator asks does not depend on who asks."""
    return Asking(current().world, ROLES[0])


def _result(found: Calculator, answers: Mapping[str, Answer]) -> Result:
    fields = {field.name: field for field in found.fields}
    values = selfservice_calculations.figures(current().world.clock.year) | selfservice_calculations.typed(
        fields, answers
    )
    sums = selfservice_calculations.Sums(found.calculations, values)
    words = {name: str(value) for name, value in sums.items() if isinstance(value, str)}
    known = {**answers, **words}
    facts = _facts() | {
        name: selfservice_calculations.shown(value, site_language())
        for name, value in {**values, **sums}.items()
        if not name.startswith("fee_")
    }

    def true_of(each: Line | Verdict) -> bool:
        return holds(each.when, known)

    return Result(
        [texts.line(each.text, facts) for each in filter(true_of, found.verdicts)],
        [
            (texts.line(each.label, facts), texts.line(each.value, facts))
            for each in filter(true_of, found.lines)
        ],
    )


def _facts() -> dict[str, str]:
    year = current().world.clock.year
    return rate_facts(year, _, site_language()) | {"municipality": municipality().name}


def _page(found: Calculator, form: Form, problems: list[Problem], result: Result | None) -> Page:
    facts, year = _facts(), current().world.clock.year
    views = [view(each, form, _asking(), facts, problems) for each in found.fields]
    authority, service = authorities()[found.authority], services().get(found.service)
    html = render_template(
        "selfservice/calculator.html",
        site=site_at(found.host),
        title=texts.line(found.title, facts),
        intro=texts.body(found.intro, facts),
        authority=authority.called(municipality().name),
        phone=unbroken(authority.phone),
        fields=views,
        errors=[(each.name, each.error) for each in views if each.error],
        result=result,
        rules=[
            (_(rates()[slug].title), rates()[slug].shown(year, _, site_language())) for slug in found.rules
        ],
        service=texts.line(service.title, facts) if service else "",
        service_url=url_for("selfservice.start", host=service_host(service), slug=service.slug)
        if service
        else "",
    )
    return html, 422 if problems else 200
