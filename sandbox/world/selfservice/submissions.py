"""Self-services that were sent, as they were when they were sent."""

from sandbox.content.services.model import Service
from sandbox.world.state.base import NotFound
from sandbox.world.state.people import Role
from sandbox.world.state.selfservice import Submission
from sandbox.world.state.world import World


class NoSuchSubmission(NotFound):
    """There is no such submission of this citizen, for instance because it is another seat's."""


def submissions_of(world: World, role: Role, service: Service) -> list[Submission]:
    """The newest first."""
    return [
        each for each in reversed(world.submissions) if (each.citizen, each.service) == (role, service.slug)
    ]


def submission(world: World, role: Role, service: Service, submission_id: str) -> Submission:
    """:raises NoSuchSubmission: when this citizen has not sent it."""
    for each in submissions_of(world, role, service):
        if each.id == submission_id:
            return each
    raise NoSuchSubmission(submission_id)
