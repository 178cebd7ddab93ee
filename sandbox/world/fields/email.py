import re

from sandbox.content.service_fields import EmailField
from sandbox.world.fields.base import Asking, Checked, Form, Line, Problem

SHAPE = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


class Email(Line):
    def check_typed(self, spec: EmailField, typed: str, form: Form, asking: Asking) -> Checked:
        return typed if SHAPE.fullmatch(typed) else Problem(spec.name, "not-an-email")
