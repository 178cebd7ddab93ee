"""The types of fields. One name throughout: `date` is `Date` here, `fields/date.html` and `test_date.py`."""

from sandbox.content.service_fields import FieldType
from sandbox.world.fields.address import Address
from sandbox.world.fields.base import Handler
from sandbox.world.fields.checkbox import Checkbox
from sandbox.world.fields.checkboxes import Checkboxes
from sandbox.world.fields.date import Date
from sandbox.world.fields.email import Email
from sandbox.world.fields.number import Number
from sandbox.world.fields.phone import Phone
from sandbox.world.fields.radio import Radio
from sandbox.world.fields.readonly import Readonly
from sandbox.world.fields.select import Select
from sandbox.world.fields.text import Text
from sandbox.world.fields.textarea import Textarea
from sandbox.world.fields.yes_no import YesNo

HANDLERS: dict[FieldType, Handler] = {
    "text": Text(),
    "textarea": Textarea(),
    "radio": Radio(),
    "yes_no": YesNo(),
    "checkbox": Checkbox(),
    "checkboxes": Checkboxes(),
    "select": Select(),
    "date": Date(),
    "address": Address(),
    "email": Email(),
    "phone": Phone(),
    "number": Number(),
    "readonly": Readonly(),
}
