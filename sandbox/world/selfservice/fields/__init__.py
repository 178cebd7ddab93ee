"""The types of fields. A type has one name everywhere: `date` is `Date` here, with the template `fields/date.html`."""

from sandbox.content.services.fields import FieldType
from sandbox.world.selfservice.fields.address import Address
from sandbox.world.selfservice.fields.base import Handler
from sandbox.world.selfservice.fields.checkbox import Checkbox
from sandbox.world.selfservice.fields.checkboxes import Checkboxes
from sandbox.world.selfservice.fields.date import Date
from sandbox.world.selfservice.fields.email import Email
from sandbox.world.selfservice.fields.number import Number
from sandbox.world.selfservice.fields.phone import Phone
from sandbox.world.selfservice.fields.radio import Radio
from sandbox.world.selfservice.fields.readonly import Readonly
from sandbox.world.selfservice.fields.select import Select
from sandbox.world.selfservice.fields.text import Text
from sandbox.world.selfservice.fields.textarea import Textarea
from sandbox.world.selfservice.fields.yes_no import YesNo

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
