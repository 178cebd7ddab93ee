from sandbox.content.service_fields import ReadonlyField
from sandbox.world.fields.base import DANISH, Answer, Asking, Checked, Form, Handler, Language, fact_of


class Readonly(Handler):
    """What the authority knows already: whatever is sent, the register's own words count."""

    def check(self, spec: ReadonlyField, form: Form, asking: Asking) -> Checked:
        return fact_of(asking, spec.value) or None

    def form(self, spec: ReadonlyField, answer: Answer) -> dict[str, list[str]]:
        return {}

    def shown(self, spec: ReadonlyField, answer: Answer, asking: Asking, language: Language = DANISH) -> str:
        return f"{answer} {language.translate(spec.unit)}" if spec.unit else str(answer)

    def fact(self, spec: ReadonlyField, answer: Answer, asking: Asking) -> str:
        return str(answer)
