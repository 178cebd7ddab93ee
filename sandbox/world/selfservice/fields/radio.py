"""The field type `radio`: one choice of several, all of them visible."""

from datetime import datetime

from sandbox.content.services.fields import ChoiceField
from sandbox.content.writing.dates import long_moment
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language
from sandbox.world.selfservice.fields.options import choices
from sandbox.world.selfservice.fields.persons import PEOPLE, everyone
from sandbox.world.state.selfservice import Answer


class Radio(Handler):
    """One of several, all of them on the page."""

    group = True

    def check(self, spec: ChoiceField, form: Form, asking: Asking) -> Checked:
        typed = self.typed(spec, form)
        if not typed:
            return Problem(spec.name, "missing") if spec.required else None
        chosen = next((choice for choice in choices(spec, asking) if choice.value == typed), None)
        if chosen is None:
            return Problem(spec.name, "not-an-option")
        return Problem(spec.name, "closed") if chosen.closed else typed

    def shown(self, spec: ChoiceField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        """A time that was booked is no longer among those that are free, and is shown all the same."""
        labels = {choice.value: choice.label for choice in choices(spec, asking, language)}
        said = str(answer)
        return labels.get(said) or (
            long_moment(datetime.fromisoformat(said), language.locale)
            if spec.options_from == "times"
            else said
        )

    def fact(self, spec: ChoiceField, answer: Answer, asking: Asking) -> str:
        """Times stay ISO; people go by their names alone."""
        if spec.options_from == "times":
            return str(answer)
        person = everyone(asking).get(str(answer)) if spec.options_from in PEOPLE else None
        return person.name if person else self.shown(spec, answer, asking)
