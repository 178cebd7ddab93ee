"""Models of drafts, submissions, cases, consents and payments."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Literal

from sandbox.world.state.base import Part
from sandbox.world.state.people import Role


class Reached(Part):
    stage: str
    at: datetime


class Case(Part):
    """`id` is its submission's; `reached` are the stages so far, the last one being where it is.

    `withdrawn` is when it was taken back.
    """

    id: str
    service: str
    citizen: Role
    number: str
    reached: list[Reached]
    state: Literal["open", "closed", "withdrawn"] = "open"
    withdrawn: datetime | None = None

    @property
    def stage(self) -> str:
        return self.reached[-1].stage


class Consent(Part):
    """`asked` is who of the household is asked, none for others, who answer by themselves at `answers_at`."""

    id: str
    submission: str
    service: str
    name: str
    citizen: Role
    asked: Role | None
    asked_name: str
    deadline: date
    answers_at: datetime | None = None
    state: Literal["waiting", "given", "refused", "lapsed"] = "waiting"
    settled_at: datetime | None = None

    @property
    def due(self) -> datetime | None:
        """When something happens to it by itself."""
        if self.state != "waiting":
            return None
        lapses = datetime.combine(self.deadline + timedelta(days=1), time.min)
        return min(self.answers_at, lapses) if self.answers_at else lapses


Answer = str | list[str]


class Payment(Part):
    """`amount` in kroner; `ending` are the card's last four digits, as a receipt shows them.

    `refunded` is when it went back to the card.
    """

    id: str
    citizen: Role
    service: str
    submission: str
    amount: Decimal
    at: datetime
    ending: str
    refunded: datetime | None = None


class Draft(Part):
    """A self-service somebody is filling in; answers by field name, `done` the steps that were answered.

    `declared` is whether only the payment is missing.
    """

    id: str
    service: str
    citizen: Role
    answers: dict[str, Answer] = {}
    done: list[str] = []
    declared: bool = False


class Submission(Part):
    """Its receipt shows the answers as they were; the id is its draft's.

    `facts` are what letters can say, `persons` the household's names by the values that stand for them, `words` the
    sums that came out as words, for conditions. They are written down when it is sent, because a name or an address may
    change before the case is settled.
    """

    id: str
    service: str
    citizen: Role
    case_number: str
    sent_at: datetime
    answers: dict[str, Answer]
    facts: dict[str, str] = {}
    persons: dict[str, str] = {}
    words: dict[str, str] = {}
