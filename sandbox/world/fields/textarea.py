from sandbox.content.service_fields import TextareaField
from sandbox.world.fields.base import Form, Line, clean, first


class Textarea(Line):
    def typed(self, spec: TextareaField, form: Form) -> str:
        return clean(first(form, spec.name).replace("\r\n", "\n"), keep="\n")
