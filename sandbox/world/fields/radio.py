from sandbox.content.service_fields import ChoiceField
from sandbox.world.fields.base import DANISH, Answer, Asking, Checked, Form, Handler, Language, Problem
from sandbox.world.fields.options import choices


class Radio(Handler):
    """One of several, all of them on the page."""

    group = True

    def check(self, spec: ChoiceField, form: Form, asking: Asking) -> Checked:
        typed = self.typed(spec, form)
        if not typed:
            return Problem(spec.name, "missing") if spec.required else None
        if typed not in {choice.value for choice in choices(spec, asking)}:
            return Problem(spec.name, "not-an-option")
        return typed

    def shown(self, spec: ChoiceField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        labels = {choice.value: choice.label for choice in choices(spec, asking, language)}
        return labels.get(str(answer), str(answer))
