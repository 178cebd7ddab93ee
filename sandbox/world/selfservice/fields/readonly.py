"""The field type `readonly`: a value that the citizen cannot change."""

from sandbox.content.services.fields import ReadonlyField
from sandbox.world.forms import Form
from sandbox.world.selfservice.fields.base import DANISH, Asking, Checked, Handler, Language, fact_of
from sandbox.world.selfservice.fields.yes_no import WORDS
from sandbox.world.state.selfservice import Answer


class Readonly(Handler):
    """What the authority knows already: whatever is sent, the register's own words count.

    A sum that comes out as `ja` or `nej` is shown as those words, and later steps can depend on it.
    """

    def check(self, spec: ReadonlyField, form: Form, asking: Asking) -> Checked:
        return fact_of(asking, spec.value) or None

    def form(self, spec: ReadonlyField, answer: Answer) -> dict[str, list[str]]:
        return {}

    def shown(self, spec: ReadonlyField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        said = language.translate(WORDS[str(answer)]) if answer in WORDS else str(answer)
        return f"{said} {language.translate(spec.unit)}" if spec.unit else said

    def fact(self, spec: ReadonlyField, answer: Answer, asking: Asking) -> str:
        return str(answer)
