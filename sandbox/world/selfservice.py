"""Self-services: drafts, submissions and their effects."""

from datetime import datetime

from sandbox.world.base import Part
from sandbox.world.people import Role

Answer = str | list[str]


class Draft(Part):
    """A self-service somebody is filling in; answers by field name."""

    id: str
    service: str
    citizen: Role
    answers: dict[str, Answer] = {}


class Submission(Part):
    """A self-service that was sent; its receipt shows the answers as they were."""

    id: str
    service: str
    citizen: Role
    case_number: str
    sent_at: datetime
    answers: dict[str, Answer]
