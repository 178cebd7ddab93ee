"""What a self-service asks, given what was answered so far.

It depends only on answers of earlier steps; an answer to a question that is no longer asked stays in the draft, in case
it is asked again, but is neither shown nor sent.
"""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from sandbox.content.municipality.institutions import institutions
from sandbox.content.rules.formula import Formula, Value, count
from sandbox.content.services.answer_problems import REFUSED
from sandbox.content.services.fields import DISTANT, ChoiceField, ServiceField
from sandbox.content.services.model import Service, Step
from sandbox.world.conditions import holds
from sandbox.world.forms import Problem
from sandbox.world.selfservice import calculations
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.fields.persons import PEOPLE, everyone
from sandbox.world.selfservice.fields.places import km_to
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Answer
from sandbox.world.state.world import World


def asking(world: World, role: Role, service: Service, answers: Mapping[str, Answer]) -> Asking:
    """Who is asked, with the answers to what is still asked and what can be counted from them."""
    asked = relevant(service, answers)
    first = Asking(world, role, asked)
    return Asking(world, role, asked, calculations.calculated(service.calculations, _values(service, first)))


def _values(service: Service, asking: Asking) -> dict[str, Value]:
    fields = {field.name: field for field in service.fields()}
    skipped = {field.name: "" for field in fields.values() if field.type == "text" and not field.required}
    return (
        skipped
        | calculations.figures(asking.now.year)
        | calculations.known(asking.world, asking.role)
        | calculations.typed(fields, asking.answers)
        | _of_those_chosen(service, asking)
        | _weeks(service, asking)
        | _distances(fields, asking)
        | _sent_before(service, asking)
        | dict(asking.calculated)
    )


def refusals(
    service: Service, step: Step, before: Asking, right: Mapping[str, Answer | None] = MappingProxyType({})
) -> list[Problem]:
    """What the answers of a step, each of them right, cannot be together: at the fields whose `refused_if` says so."""
    given = {name: answer for name, answer in {**before.answers, **right}.items() if answer is not None}
    counted = asking(before.world, before.role, service, given).calculated
    return [
        Problem(field.name, REFUSED)
        for field in fields_of(service, step, given)
        if field.refused_if and counted.get(field.refused_if) is True
    ]


def _of_those_chosen(service: Service, asking: Asking) -> dict[str, Value]:
    """How old those are who were chosen, and when they were born: `who_age`, `who_born` for a field `who`."""
    household, today = everyone(asking), asking.now.date()
    values: dict[str, Value] = {}
    for name, chosen in _chosen(service, asking, PEOPLE):
        person = household[chosen]
        values |= {f"{name}_age": Decimal(person.age(today)), f"{name}_born": person.born}
    return values


def _weeks(service: Service, asking: Asking) -> dict[str, Value]:
    """In how many weeks there is room in the day care that was chosen: `where_weeks` for a field `where`."""
    free = {each.name: each.free_in_weeks for each in institutions()}
    chosen = _chosen(service, asking, frozenset({"daycare"}))
    return {f"{name}_weeks": Decimal(free[place]) for name, place in chosen if place in free}


def _chosen(service: Service, asking: Asking, sources: Collection[str]) -> list[tuple[str, str]]:
    """The answers that were chosen from some of the world's lists, by the fields' names."""
    return [
        (field.name, str(asking.answers[field.name]))
        for field in service.fields()
        if isinstance(field, ChoiceField) and field.options_from in sources and field.name in asking.answers
    ]


def _distances(fields: Mapping[str, ServiceField], asking: Asking) -> dict[str, Value]:
    """Kilometres to what was chosen, by the answer's name and `_km`."""
    chosen = ((fields[name], str(answer)) for name, answer in asking.answers.items() if name in fields)
    km = {
        f"{spec.name}_km": km_to(spec, asking, answer)
        for spec, answer in chosen
        if isinstance(spec, ChoiceField) and spec.options_from in DISTANT
    }
    return {name: Decimal(str(number)) for name, number in km.items() if number is not None}


def _sent_before(service: Service, asking: Asking) -> dict[str, Value]:
    """What each number was in all that the citizen has sent before, taken together: `sent_` and the answer's name."""
    world = asking.world
    withdrawn = {case.id for case in world.cases if case.state == "withdrawn"}
    before = [
        each.answers
        for each in world.submissions
        if (each.citizen, each.service) == (asking.role, service.slug) and each.id not in withdrawn
    ]
    numbers = [field.name for field in service.fields() if field.type == "number"]
    return {
        f"sent_{name}": sum((Decimal(str(answers.get(name, 0))) for answers in before), Decimal(0))
        for name in numbers
    }


def amount(service: Service, formula: Formula, asking: Asking) -> Decimal:
    """What a sum comes to in kroner. :raises CannotCount: when an answer that it needs is missing."""
    return Decimal(str(count(formula, _values(service, asking))))


def known_of(asking: Asking) -> dict[str, Answer]:
    """What conditions can ask about once everything is answered: answers, and sums that come out as words."""
    words = {name: str(value) for name, value in asking.calculated.items() if isinstance(value, str)}
    return {**asking.answers, **words}


def sum_fact(value: Value) -> str:
    """A sum as a letter's fact; a day stays a day, because letters write it in the reader's language."""
    return value.isoformat() if isinstance(value, date) else calculations.shown(value, "da")


def steps_of(service: Service, answers: Mapping[str, Answer]) -> list[Step]:
    """The steps that are asked after these answers."""
    known = relevant(service, answers)
    return [step for step in service.steps if holds(step.when, known)]


def fields_of(service: Service, step: Step, answers: Mapping[str, Answer]) -> list[ServiceField]:
    """The fields of a step that are asked after these answers."""
    known = relevant(service, answers)
    return [field for field in step.fields if holds(field.when, known)]


def relevant(service: Service, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers to what is still asked."""
    known: dict[str, Answer] = {}
    for step in service.steps:
        if holds(step.when, known):
            asked = [field.name for field in step.fields if holds(field.when, known)]
            known |= {name: answers[name] for name in asked if name in answers}
    return known


def still_right(service: Service, step: Step, asking: Asking) -> bool:
    """Whether the answers kept would be taken today; a day may have passed since, or an earlier answer be another."""
    for field in fields_of(service, step, asking.answers):
        answer, handler = asking.answers.get(field.name), HANDLERS[field.type]
        form = handler.form(field, answer) if answer is not None else {}
        checked = handler.check(field, form, asking)
        if isinstance(checked, Problem) or (field.type == "readonly" and answer not in (None, checked)):
            return False
    return not refusals(service, step, asking)
