import re

from sandbox.content.service_fields import TextField
from sandbox.world.fields.base import Asking, Checked, Form, Line, Problem


class Text(Line):
    def check_typed(self, spec: TextField, typed: str, form: Form, asking: Asking) -> Checked:
        if spec.pattern and not re.fullmatch(spec.pattern, typed):
            return Problem(spec.name, "wrong-form")
        return typed
