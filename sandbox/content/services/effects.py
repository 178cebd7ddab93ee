"""What a submission changes, as a self-service's file says it. `sandbox/world/selfservice/effects.py` runs them."""

from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.reading.ref import Ref
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.date_rules import RULE, Bound
from sandbox.content.services.case import NOW
from sandbox.content.services.fields import AnswerName, When

SUBMISSION_FACTS = frozenset({"name", "first_name", "address", "case_number", "sent_at", "paid"})
"""What facts can say besides answers and calculations: the citizen's name and address as they were when it was sent,
the receipt's number and time, what was paid. Days stay days, so that letters write them in the reader's language."""

Filled = dict[str, Annotated[str, RULE]]
"""Facts by name; `{answer}` in a fact is filled. A limit of `rates/`, `+klagefrist`, is that long after the effect."""


class EffectBase(ContentModel):
    """It happens only `when` the answers are so, and at its `moment`: sent (`now`), a stage, or `withdrawn`."""

    effect: str
    moment: str = NOW
    when: When = {}


class ChangeAddress(EffectBase):
    """The register gets the new address of all who move, from the day that is answered."""

    effect: Literal["change-address"]
    address: AnswerName
    day: AnswerName
    movers: AnswerName | None = None


class ChangeName(EffectBase):
    """The register gets a new name; an answer that is not there leaves that part as it is.

    A middle name stands before the last name, and is no part of how somebody is greeted.
    """

    effect: Literal["change-name"]
    first_name: AnswerName | None = None
    middle_name: AnswerName | None = None
    last_name: AnswerName | None = None


class SendLetter(EffectBase):
    """A letter to the citizen's Digital Post, or to who is asked for a consent where that is one of the household.

    With `persons` it is one for each of the persons named by an answer, and facts can say `{person}`.
    """

    effect: Literal["send-letter"]
    letter: Annotated[str, Ref("letters")]
    to: str = "citizen"
    persons: AnswerName | None = None
    facts: Filled = {}


class SendMessage(EffectBase):
    """A text message to the citizen's phone."""

    effect: Literal["send-message"]
    message: Annotated[
        str, Ref("messages", suits=lambda message: not message.required, called="beskeden (uden facts)")
    ]


class OrderHealthCard(EffectBase):
    """A health card by ordinary post for each of the persons named by an answer, else for the citizen."""

    effect: Literal["order-health-card"]
    reason: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    persons: AnswerName | None = None


class PostPaper(EffectBase):
    """A paper by ordinary post for each of the persons named by an answer, else for the citizen."""

    effect: Literal["post-paper"]
    paper: Literal["eu-card", "passport"]
    weekdays: Annotated[int, Field(ge=0, le=60)]
    persons: AnswerName | None = None
    facts: Filled = {}


class ChooseDoctor(EffectBase):
    effect: Literal["choose-doctor"]
    doctor: AnswerName


class ChangeFinances(EffectBase):
    """What public money goes by: the NemKonto, or the income that is expected this year."""

    effect: Literal["change-finances"]
    account: AnswerName | None = None
    income: AnswerName | None = None


class NoteRecord(EffectBase):
    """A record that an overview shows (`content/records/`), until a day.

    `replaces` ends earlier ones of its kind, `ends` those of other kinds that it takes the place of.
    """

    effect: Literal["note-record"]
    record: Annotated[str, Ref("records")]
    until: Bound | None = None
    replaces: bool = False
    ends: list[Annotated[str, Ref("records")]] = []
    facts: Filled = {}


class BookAppointment(EffectBase):
    """The time that was chosen is booked. `errand` is a file of `content/appointment_types/`, which says what to bring,
    unless `remember` does.
    """

    effect: Literal["book-appointment"]
    errand: Annotated[str, Ref("appointment_types")]
    office: AnswerName
    at: AnswerName
    remember: Text | None = None


Effect = Annotated[
    ChangeAddress
    | ChangeName
    | SendLetter
    | SendMessage
    | OrderHealthCard
    | PostPaper
    | ChooseDoctor
    | ChangeFinances
    | NoteRecord
    | BookAppointment,
    Field(discriminator="effect"),
]
