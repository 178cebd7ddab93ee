"""The field type `email`: an e-mail address."""

from sandbox.content.services.fields import EmailField
from sandbox.world.forms import SHAPE, Form, Problem
from sandbox.world.selfservice.fields.base import Asking, Checked, Line


class Email(Line):
    def check_typed(self, spec: EmailField, typed: str, form: Form, asking: Asking) -> Checked:
        return typed if SHAPE.fullmatch(typed) else Problem(spec.name, "not-an-email")
