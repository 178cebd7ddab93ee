"""What a submission changes, as a self-service's file says it; `sandbox/world/effects.py` has the functions."""

from typing import Annotated, Literal

from pydantic import Field

from sandbox.content.limits import Bound
from sandbox.content.service_fields import AnswerName, When
from sandbox.content.yamlfile import ContentModel

SUBMISSION_FACTS = frozenset({"name", "address", "case_number", "sent_at", "host_deadline"})
"""What a letter's facts can say besides the answers: the citizen's name and old address, the receipt's, the host's."""


class EffectBase(ContentModel):
    """It happens only `when` the answers are so."""

    effect: str
    when: When = {}


class ChangeAddress(EffectBase):
    """The register gets the new address on the day; where a `host` is named, it waits for that host to declare it.

    The host has until `deadline`, which letters know as `{host_deadline}`.
    """

    effect: Literal["change-address"]
    address: AnswerName
    day: AnswerName
    movers: AnswerName | None = None
    host: AnswerName | None = None
    deadline: Bound = "+14 days"


class SendLetter(EffectBase):
    """A letter to the citizen's Digital Post, or to the host's where the host is one of the household.

    `moment: registered` waits until the register has the address of this submission's move.
    """

    effect: Literal["send-letter"]
    letter: str
    to: Literal["citizen", "host"] = "citizen"
    moment: Literal["now", "registered"] = "now"
    facts: dict[str, str] = {}


class OrderHealthCard(EffectBase):
    """A health card for each of the persons named by an answer, else for the citizen."""

    effect: Literal["order-health-card"]
    reason: Annotated[str, Field(pattern=r"^[a-z-]+$")]
    persons: AnswerName | None = None


class ChooseDoctor(EffectBase):
    effect: Literal["choose-doctor"]
    doctor: AnswerName


Effect = Annotated[
    ChangeAddress | SendLetter | OrderHealthCard | ChooseDoctor,
    Field(discriminator="effect"),
]
