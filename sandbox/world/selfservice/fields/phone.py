"""The field type `phone`: a phone number."""

import re

from sandbox.content.services.fields import PhoneField
from sandbox.world.forms import DIGITS, Form, Problem
from sandbox.world.selfservice.fields.base import Asking, Checked, Line


class Phone(Line):
    def check_typed(self, spec: PhoneField, typed: str, form: Form, asking: Asking) -> Checked:
        digits = re.sub(r"[\s.-]", "", re.sub(r"^\s*(\+|00)45", "", typed))
        if not re.fullmatch(r"[0-9]+", digits) or len(digits) != DIGITS:
            return Problem(spec.name, "not-a-phone")
        return " ".join(digits[at : at + 2] for at in range(0, DIGITS, 2))
