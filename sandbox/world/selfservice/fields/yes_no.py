"""The field type `yes_no`: a question that is answered with yes or no."""

from sandbox.content.reading.text import N_
from sandbox.content.services.fields import YesNoField
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language
from sandbox.world.state.selfservice import Answer

WORDS = {"ja": N_("Ja"), "nej": N_("Nej")}


class YesNo(Handler):
    group = True

    def check(self, spec: YesNoField, form: Form, asking: Asking) -> Checked:
        typed = self.typed(spec, form)
        if not typed:
            return Problem(spec.name, "missing") if spec.required else None
        return typed if typed in WORDS else Problem(spec.name, "not-an-option")

    def shown(self, spec: YesNoField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        return language.translate(WORDS[str(answer)])
