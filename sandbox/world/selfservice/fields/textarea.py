"""The field type `textarea`: several lines of text."""

from sandbox.content.services.fields import TextareaField
from sandbox.world.forms import Form, clean, first
from sandbox.world.selfservice.fields.base import Line


class Textarea(Line):
    def typed(self, spec: TextareaField, form: Form) -> str:
        return clean(first(form, spec.name).replace("\r\n", "\n"), keep="\n")
