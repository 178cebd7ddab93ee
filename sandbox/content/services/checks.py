"""What a self-service's schema cannot see: names that must exist in the file, and what other content asks for."""

from collections.abc import Collection
from typing import get_args

from sandbox.content.reading.errors import Location, unknown
from sandbox.content.reading.text import located_texts, placeholders
from sandbox.content.rules.rates import placeholder, rates
from sandbox.content.services.answer_problems import PROBLEM_FACTS, PROBLEMS, REFUSED
from sandbox.content.services.checks_names import Found, answer_problems, when_problems
from sandbox.content.services.checks_outcomes import outcome_problems
from sandbox.content.services.fields import (
    CheckboxesField,
    ChoiceField,
    CitizenFact,
    NumberField,
    ReadonlyField,
    ServiceField,
)
from sandbox.content.services.model import RESERVED, Service, Step

CITIZEN_FACTS = frozenset({"name", "first_name", "address", "municipality", "today"})
START_TEXTS = ("title", "intro", "have_ready")
RECEIPT_TEXTS = ("receipt", "next", "case", "withdrawal")


def problems(service: Service) -> Found:
    """Every problem with its place in the file, those nearest the top first."""
    names = [field.name for field in service.fields()]
    yield from _steps(service, names)
    yield from _texts(service, set(names))
    yield from outcome_problems(service)
    yield from _examples(service, names)


def _steps(service: Service, names: list[str]) -> Found:
    known: dict[str, ServiceField] = {}
    seen: set[str] = set()
    for place, step in enumerate(service.steps):
        at: Location = ("steps", place)
        if step.name in RESERVED or step.name in seen:
            yield (*at, "name"), f"“{step.name}” er optaget; giv trinnet et andet navn"
        seen.add(step.name)
        yield from _stop(step, at)
        yield from when_problems(step.when, known, (*at, "when"))
        for number, field in enumerate(step.fields):
            inner = (*at, "fields", number)
            if names.count(field.name) > 1:
                yield (*inner, "name"), f"to felter hedder “{field.name}”"
            yield from when_problems(field.when, known, (*inner, "when"))
            yield from _field(field, inner)
            earlier = {key: getattr(field, key, None) for key in ("near", "since")}
            yield from answer_problems(earlier, list(known), inner)
            yield from _counted(field, service.calculations, inner)
        known |= {field.name: field for field in step.fields}


def _stop(step: Step, at: Location) -> Found:
    if step.stop == bool(step.fields):
        yield at, "et trin skal have enten fields eller stop: true"
    if step.stop and not (step.when and step.intro):
        yield at, "et stop skal have when og intro"


def _field(field: ServiceField, at: Location) -> Found:
    known = PROBLEMS[field.type] | ({REFUSED} if field.refused_if else set())
    if field.refused_if and REFUSED not in field.messages:
        yield (*at, "refused_if"), "skriv under messages, hvad der skal siges: refused"
    for name in field.messages:
        if name not in known:
            yield (*at, "messages", name), unknown("problemet", name, known)
    for place, wrong in enumerate(field.wrong):
        if wrong.problem not in known:
            yield (*at, "wrong", place, "problem"), unknown("problemet", wrong.problem, known)
    if isinstance(field, ChoiceField | CheckboxesField) and bool(field.options) == bool(field.options_from):
        yield at, "her skal stå enten options eller options_from"


def _counted(field: ServiceField, sums: Collection[str], at: Location) -> Found:
    """What a field takes from a calculation, which has to be there."""
    if field.refused_if and field.refused_if not in sums:
        yield (*at, "refused_if"), unknown("regnestykket", field.refused_if, sums)
    if isinstance(field, NumberField) and isinstance(field.most, str) and field.most not in sums:
        yield (*at, "most"), unknown("regnestykket", field.most, sums)
    if isinstance(field, ReadonlyField) and field.value not in (known := {*get_args(CitizenFact), *sums}):
        yield (*at, "value"), unknown("oplysningen", field.value, known)


def _texts(service: Service, names: set[str]) -> Found:
    for location, text in located_texts(service):
        known = {"municipality"} | {placeholder(slug) for slug in rates()}
        if location[0] not in START_TEXTS:  # shown to somebody who is signed in
            known |= CITIZEN_FACTS | names | service.calculations.keys()
        if location[0] in RECEIPT_TEXTS:
            known |= {"case_number", "paid"} | {f"{each.name}_name" for each in service.consents}
        if "messages" in location:
            known |= PROBLEM_FACTS.get(str(location[-1]), frozenset())
        for name in sorted(placeholders(text) - known):
            yield location, unknown("pladsholderen", name, known)


def _examples(service: Service, names: list[str]) -> Found:
    for place, example in enumerate(service.examples):
        for name in example.answers:
            if name not in names:
                yield ("examples", place, "answers", name), unknown("svaret", name, names)
        stops = [step.name for step in service.steps if step.stop]
        if example.stops and example.stops not in stops:
            yield ("examples", place, "stops"), unknown("stoppet", example.stops, stops)
