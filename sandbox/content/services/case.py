"""What a submission leads to, as a self-service's file says it: stages, others' consent, payment, withdrawal."""

from typing import Annotated

from pydantic import Field

from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.date_rules import Bound, Wait
from sandbox.content.rules.formula import Formula
from sandbox.content.services.fields import AnswerName, When

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
NOW, WITHDRAWN = "now", "withdrawn"
"""Moments of effects that are no stages: when it is sent, and when the citizen takes it back."""


class Stage(ContentModel):
    """A state of the case. The first is reached by sending; each of the others some time after the one before.

    `after` is counted from the stage before, or from the consent that it `waits_for` where that came later; `on` is
    the day that a date field was answered with, or the time that was chosen, and `after` beside it is counted from
    that day. A stage whose `when` does not hold is passed over. `if_refused` names a consent: the case ends here when
    it is refused, or not given in time, and does not come by here otherwise.
    """

    stage: Slug
    title: Text
    text: Text | None = None
    after: Wait | None = None
    on: AnswerName | None = None
    waits_for: AnswerName | None = None
    if_refused: AnswerName | None = None
    when: When = {}


class ConsentRequest(ContentModel):
    """Somebody else has to say yes. `of` is the answer that names them: a person of the household, or a name typed.
    Without it the citizens themselves are asked, for instance whether they take what a later stage offers (`moment`).

    With `resident` it is whoever of the household the register has at `living_at`, whatever name was typed, and also
    when nobody was said to live there (`when`).

    Who is of the household, and lives at the address in the answer `living_at` where that is given, is asked in Digital
    Post (an effect `send-letter` to this consent's name). Others answer `outsiders` days later, always yes; without
    it, never. Letters know `{<name>_deadline}` and `{<name>_name}`.
    """

    name: AnswerName
    of: AnswerName | None = None
    moment: str = NOW
    asks: Text
    living_at: AnswerName | None = None
    resident: bool = False
    deadline: Bound = "+oevetal-samtykke-frist"
    outsiders: Wait | None = "+2 days weekday 11:00"
    when: When = {}


class Payment(ContentModel):
    """What is to be paid before it is sent; nothing where the sum is 0. Amounts are whole kroner or have two digits."""

    amount: Formula
    what: Text
    when: When = {}


class Withdrawal(ContentModel):
    """It can be taken back until a stage is reached; `text` says what that means, for instance for what was paid.

    With `refund` what was paid goes back to the card.
    """

    before: Slug
    text: Text
    refund: bool = False
