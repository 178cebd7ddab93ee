"""The field type `checkboxes`: a group of boxes to tick."""

from babel.lists import format_list

from sandbox.content.services.fields import CheckboxesField
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language
from sandbox.world.selfservice.fields.options import choices
from sandbox.world.selfservice.fields.persons import everyone
from sandbox.world.state.selfservice import Answer


class Checkboxes(Handler):
    """Several of several; kept in the order of the page."""

    group = True

    def check(self, spec: CheckboxesField, form: Form, asking: Asking) -> Checked:
        ticked = set(form.get(spec.name, ())) - {""}
        possible = [choice.value for choice in choices(spec, asking)]
        if not ticked:
            return Problem(spec.name, "missing") if spec.required else None
        if ticked - set(possible):
            return Problem(spec.name, "not-an-option")
        if spec.must_have and spec.must_have not in ticked:
            return Problem(spec.name, "must-have")
        return [value for value in possible if value in ticked]

    def shown(
        self, spec: CheckboxesField, answer: Answer, asking: Asking, language: Language = DANISH
    ) -> str:
        """Somebody who no longer lives there is still shown by name, for a receipt stays as it was."""
        labels = {value: person.name for value, person in everyone(asking).items()}
        labels |= {choice.value: choice.label for choice in choices(spec, asking, language)}
        return _listed([labels.get(value, value) for value in answer], language.locale)

    def fact(self, spec: CheckboxesField, answer: Answer, asking: Asking) -> str:
        """People by their names alone: a letter does not say “dig selv”."""
        names = {value: person.name for value, person in everyone(asking).items()}
        labels = {choice.value: choice.label for choice in choices(spec, asking)}
        return _listed([names.get(value, labels.get(value, value)) for value in answer], "da")


def _listed(words: list[str], locale: str) -> str:
    return format_list(words, locale=locale)
