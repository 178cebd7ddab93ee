"""What a self-service asks, given what was answered so far.

It depends only on answers of earlier steps; an answer to a question that is no longer asked stays in the draft, in case
it is asked again, but is neither shown nor sent.
"""

from collections.abc import Mapping

from sandbox.content.service_fields import ServiceField
from sandbox.content.services import Service, Step
from sandbox.world.fields import HANDLERS
from sandbox.world.fields.base import Answer, Asking, Problem


def holds(when: Mapping[str, str | list[str]], answers: Mapping[str, Answer]) -> bool:
    """Whether every answer named is the value given, or one of those given."""
    for name, wanted in when.items():
        given = answers.get(name)
        values = given if isinstance(given, list) else [given]
        if not set(values) & set([wanted] if isinstance(wanted, str) else wanted):
            return False
    return True


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
    """Whether the answers kept would be taken today; a day may have passed since."""
    for field in fields_of(service, step, asking.answers):
        answer, handler = asking.answers.get(field.name), HANDLERS[field.type]
        form = handler.form(field, answer) if answer is not None else {}
        if isinstance(handler.check(field, form, asking), Problem):
            return False
    return True
