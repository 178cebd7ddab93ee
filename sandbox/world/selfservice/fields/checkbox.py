"""The field type `checkbox`: a single box to tick."""

from sandbox.content.services.fields import CheckboxField
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language
from sandbox.world.selfservice.fields.yes_no import WORDS
from sandbox.world.state.selfservice import Answer


class Checkbox(Handler):
    """One box; whatever is sent, it was ticked."""

    group = True

    def check(self, spec: CheckboxField, form: Form, asking: Asking) -> Checked:
        if self.typed(spec, form):
            return "ja"
        return Problem(spec.name, "missing") if spec.required else None

    def shown(self, spec: CheckboxField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        return language.translate(WORDS["ja"])
