from sandbox.content.service_fields import ReadonlyField
from sandbox.world.fields.base import Answer, Asking, Checked, Form, Handler, fact_of


class Readonly(Handler):
    """What the authority knows already: whatever is sent, the register's own words count."""

    def check(self, spec: ReadonlyField, form: Form, asking: Asking) -> Checked:
        return fact_of(asking.citizen, spec.value)

    def form(self, spec: ReadonlyField, answer: Answer) -> dict[str, list[str]]:
        return {}
