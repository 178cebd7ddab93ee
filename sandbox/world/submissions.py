"""Self-services that were sent, as they were when they were sent."""

from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world.base import Part, Refused
from sandbox.world.fields.base import Answer
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.content.services import Service
    from sandbox.world.world import World


class NoSuchSubmission(Refused):
    """There is no such submission of this citizen, for instance because it is another seat's."""


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


def submissions_of(world: "World", role: Role, service: "Service") -> list[Submission]:
    """The newest first."""
    return [
        each for each in reversed(world.submissions) if (each.citizen, each.service) == (role, service.slug)
    ]


def submission(world: "World", role: Role, service: "Service", submission_id: str) -> Submission:
    """:raises NoSuchSubmission: when this citizen has not sent it."""
    for each in submissions_of(world, role, service):
        if each.id == submission_id:
            return each
    raise NoSuchSubmission(submission_id)
