"""What a self-service asks, given what was answered so far.

It depends only on answers of earlier steps; an answer to a question that is no longer asked stays in the draft, in case
it is asked again, but is neither shown nor sent.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sandbox.content.municipality.institutions import institutions
from sandbox.content.rules.formula import Value
from sandbox.content.services.answer_problems import REFUSED
from sandbox.content.services.fields import DISTANT, ChoiceField, ServiceField
from sandbox.content.services.model import Service, Step
from sandbox.world.conditions import holds
from sandbox.world.forms import Problem
from sandbox.world.selfservice import calculations
from sandbox.world.selfservice.calculations import Sums
from sandbox.world.selfservice.fields import HANDLERS
from sandbox.world.selfservice.fields.base import Asking
from sandbox.world.selfservice.fields.persons import PEOPLE, everyone
from sandbox.world.selfservice.fields.places import km_to
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Answer
from sandbox.world.state.world import World


@dataclass(frozen=True)
class Evaluation:
    """A self-service with some answers: the fields and steps that follow from them, and the sums. Made once a request.

    `fixed` are the values that no answer changes.
    """

    service: Service
    asking: Asking
    steps: Sequence[Step]
    sums: Sums
    fixed: Mapping[str, Value]

    def with_answers(self, answers: Mapping[str, Answer]) -> "Evaluation":
        """The same with other answers; the sums that they do not change are not counted again."""
        asking = self.asking
        return _evaluation(asking.world, asking.role, self.service, answers, self.fixed, self.sums)

    def fields_of(self, step: Step) -> list[ServiceField]:
        """The fields of a step that are asked after these answers."""
        return [field for field in step.fields if holds(field.when, self.asking.answers)]

    def refusals(self, step: Step) -> list[Problem]:
        """Problems of valid answers that exclude each other, at the fields whose `refused_if` holds."""
        return [
            Problem(field.name, REFUSED)
            for field in self.fields_of(step)
            if field.refused_if and self.sums.get(field.refused_if) is True
        ]

    def still_right(self, step: Step) -> bool:
        """Whether the answers would be taken today; a day may have passed since, or an earlier answer be another."""
        for field in self.fields_of(step):
            answer, handler = self.asking.answers.get(field.name), HANDLERS[field.type]
            form = handler.form(field, answer) if answer is not None else {}
            checked = handler.check(field, form, self.asking)
            if isinstance(checked, Problem) or (field.type == "readonly" and answer not in (None, checked)):
                return False
        return not self.refusals(step)

    @property
    def known(self) -> dict[str, Answer]:
        """Values that conditions can use when everything is answered: the answers, and sums whose result is a word."""
        words = {name: value for name, value in self.sums.items() if isinstance(value, str)}
        return {**self.asking.answers, **words}


def evaluate(world: World, role: Role, service: Service, answers: Mapping[str, Answer]) -> Evaluation:
    fixed = {
        **{field.name: "" for field in service.fields() if field.type == "text" and not field.required},
        **calculations.figures(world.clock.year),
        **calculations.known(world, role),
        **_sent_before(world, role, service),
    }
    return _evaluation(world, role, service, answers, fixed)


def _evaluation(
    world: World,
    role: Role,
    service: Service,
    answers: Mapping[str, Answer],
    fixed: Mapping[str, Value],
    before: Sums | None = None,
) -> Evaluation:
    asked = relevant(service, answers)
    values = {**fixed, **_of_answers(service, Asking(world, role, asked))}
    sums = Sums(service.calculations, values, before)
    steps = [step for step in service.steps if holds(step.when, asked)]
    return Evaluation(service, Asking(world, role, asked, sums), steps, sums, fixed)


def _of_answers(service: Service, asking: Asking) -> dict[str, Value]:
    fields = {field.name: field for field in service.fields()}
    return (
        calculations.typed(fields, asking.answers)
        | _of_those_chosen(service, asking)
        | _weeks(service, asking)
        | _distances(fields, asking)
    )


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


def _sent_before(world: World, role: Role, service: Service) -> dict[str, Value]:
    """What each number was in all that the citizen has sent before, taken together: `sent_` and the answer's name."""
    withdrawn = {case.id for case in world.cases if case.state == "withdrawn"}
    before = [
        each.answers
        for each in world.submissions
        if (each.citizen, each.service) == (role, service.slug) and each.id not in withdrawn
    ]
    numbers = [field.name for field in service.fields() if field.type == "number"]
    return {
        f"sent_{name}": sum((Decimal(str(answers.get(name, 0))) for answers in before), Decimal(0))
        for name in numbers
    }


def sum_fact(value: Value) -> str:
    """A sum as a letter's fact; a day stays a day, because letters write it in the reader's language."""
    return value.isoformat() if isinstance(value, date) else calculations.shown(value, "da")


def relevant(service: Service, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers to what is still asked."""
    known: dict[str, Answer] = {}
    for step in service.steps:
        if holds(step.when, known):
            asked = [field.name for field in step.fields if holds(field.when, known)]
            known |= {name: answers[name] for name in asked if name in answers}
    return known
