"""The fields of a self-service as its file says them: one model a type, named as its handler and its template.

What is wrong with an answer has a name (`answer_problems.py`); a field's `messages` may say it better than
the general text.
"""

from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.mail.documents import DocumentKind
from sandbox.content.reading.patterns import Pattern
from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.date_rules import Bound

AnswerName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
When = dict[AnswerName, str | list[str]]
"""Every answer named must be the value given, or one of those given."""

FieldType = Literal[
    "text",
    "textarea",
    "radio",
    "yes_no",
    "checkbox",
    "checkboxes",
    "select",
    "date",
    "address",
    "email",
    "phone",
    "number",
    "readonly",
]
CitizenFact = Literal[
    "name",
    "first_name",
    "last_name",
    "cpr",
    "address",
    "email",
    "phone",
    "doctor",
    "account",
    "income",
    "monthly_income",
    "wealth",
    "rent",
    "parking_zone",
    "plate",
]
OptionSource = Literal[
    "household",
    "children",
    "self-and-children",
    "doctors",
    "all-doctors",
    "offices",
    "times",
    "daycare",
    "schools",
    "documents",
]

DISTANT = frozenset({"doctors", "all-doctors", "daycare", "schools"})
"""The sources of places: how far away the chosen one is can be counted with, as `<answer>_km`."""


class Wrong(ContentModel):
    """An answer that is refused, and the name of the problem. A list of ticked boxes, or what is typed."""

    typed: str | list[str]
    problem: str


class FieldBase(ContentModel):
    """What every field has. `when` may only ask about earlier steps, so that no page depends on a script.

    `refused_if` names a calculation: when it comes out as true with the answers of its own step, too, the step is
    refused at this field, with the message `refused`.
    """

    type: str
    name: AnswerName
    label: Text
    hint: Text | None = None
    required: bool = True
    when: When = {}
    prefill: CitizenFact | None = None
    refused_if: AnswerName | None = None
    messages: dict[str, Text] = {}
    wrong: list[Wrong] = []


class TextField(FieldBase):
    """`pattern` is what the whole answer must look like; `width` as the design system's (2, 4, 6, 10).

    `another` is for the name of somebody who is not the citizen.
    """

    type: Literal["text"]
    longest: Annotated[int, Field(ge=1, le=500)] = 100
    pattern: Pattern | None = None
    another: bool = False
    width: Literal["", "2", "4", "6", "10"] = ""


class TextareaField(FieldBase):
    type: Literal["textarea"]
    longest: Annotated[int, Field(ge=1, le=4000)] = 1000


class Option(ContentModel):
    value: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    label: Text
    hint: Text | None = None


class ChoiceField(FieldBase):
    """One of several: either `options` are written in the file, or the world has them.

    `near` names the address from which distances are counted, when it is not where the citizen lives; `child` the
    answer that says for whom day care is chosen, `but` an answer that cannot be chosen again. `errand` is what offices
    and times are asked for, `office` the answer that names the office; `ages` are the children's, inclusive.
    """

    type: Literal["radio", "select"]
    options: list[Option] = []
    options_from: OptionSource | None = None
    near: AnswerName | None = None
    errand: Annotated[str, Ref("appointment_types")] | None = None
    office: AnswerName | None = None
    child: AnswerName | None = None
    but: AnswerName | None = None
    ages: tuple[int, int] | None = None


class YesNoField(FieldBase):
    """Answered with `ja` or `nej`."""

    type: Literal["yes_no"]


class CheckboxField(FieldBase):
    """One box; `text` stands beside it. Answered with `ja`, or not at all."""

    type: Literal["checkbox"]
    text: Text


class CheckboxesField(FieldBase):
    """Several of several; `must_have` is ticked from the start and has to stay so. A document that has to be there
    must be found among the others.

    With `options_from: documents` it is how something is attached: `documents` names the kinds that are offered.
    """

    type: Literal["checkboxes"]
    options: list[Option] = []
    options_from: OptionSource | None = None
    must_have: str | None = None
    documents: list[DocumentKind] = []
    ages: tuple[int, int] | None = None


class DateField(FieldBase):
    """Its first and last day are counted from today, or from the day in the answer `since`."""

    type: Literal["date"]
    earliest: Bound | None = None
    latest: Bound | None = None
    since: AnswerName | None = None


class AddressField(FieldBase):
    """An address of the municipality's register; `other` when it may not be where the citizen lives now."""

    type: Literal["address"]
    other: bool = False


class EmailField(FieldBase):
    type: Literal["email"]


class PhoneField(FieldBase):
    type: Literal["phone"]


class NumberField(FieldBase):
    """A whole number; `unit` stands behind it on the summary. `most` may be the name of a calculation."""

    type: Literal["number"]
    least: int = 0
    most: int | AnswerName = 10**9
    unit: Text | None = None


class ReadonlyField(FieldBase):
    """What the authority knows already, or has counted (the name of a calculation); nothing is asked."""

    type: Literal["readonly"]
    value: CitizenFact | AnswerName
    unit: Text | None = None


ServiceField = Annotated[
    TextField
    | TextareaField
    | ChoiceField
    | YesNoField
    | CheckboxField
    | CheckboxesField
    | DateField
    | AddressField
    | EmailField
    | PhoneField
    | NumberField
    | ReadonlyField,
    Field(discriminator="type"),
]
