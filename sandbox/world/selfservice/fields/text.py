"""The field type `text`: a line of text."""

from sandbox.content.reading.patterns import matches
from sandbox.content.services.fields import TextField
from sandbox.world.forms import Form, Problem
from sandbox.world.selfservice.fields.base import Asking, Checked, Line
from sandbox.world.state.people import Citizen


class Text(Line):
    def check_typed(self, spec: TextField, typed: str, form: Form, asking: Asking) -> Checked:
        if spec.pattern and not matches(f"^(?:{spec.pattern})$", typed):
            return Problem(spec.name, "wrong-form")
        if spec.another and _is_own(typed, asking.citizen):
            return Problem(spec.name, "own-name")
        return typed


def _is_own(typed: str, citizen: Citizen) -> bool:
    """Whether somebody wrote their own name, or a part of it with a first name in it."""
    words, own = set(typed.casefold().split()), set(citizen.name.casefold().split())
    return words <= own and bool(words & set(citizen.first_name.casefold().split()))
