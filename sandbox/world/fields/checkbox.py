from sandbox.content.service_fields import CheckboxField
from sandbox.world.fields.base import DANISH, Answer, Asking, Checked, Form, Handler, Language, Problem
from sandbox.world.fields.yes_no import WORDS


class Checkbox(Handler):
    """One box; whatever is sent, it was ticked."""

    group = True

    def check(self, spec: CheckboxField, form: Form, asking: Asking) -> Checked:
        if self.typed(spec, form):
            return "ja"
        return Problem(spec.name, "missing") if spec.required else None

    def shown(self, spec: CheckboxField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        return language.translate(WORDS["ja"])
