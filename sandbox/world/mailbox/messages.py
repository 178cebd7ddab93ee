"""What the citizen wrote, sent or not: deleted, restored, and gone for good."""

from sandbox.world.mailbox import log
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import Message, NoSuchMessage
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class WritingDeleted(Event):
    """A draft, or a message that was sent, lies under Deleted."""

    draft: bool


class WritingRestored(Event):
    """A deleted draft or message is back."""

    draft: bool


def delete(world: World, citizen: Role, message_id: str) -> Message:
    """:raises NoSuchMessage: when there is none, or it is deleted already."""
    message = world.post[citizen].find_message(message_id)
    if message.deleted:
        raise NoSuchMessage(message_id)
    message.deleted = True
    log.note(world, citizen, "message-deleted", message.id)
    world.announce(WritingDeleted(citizen=citizen, draft=message.sent is None))
    return message


def restore(world: World, citizen: Role, message_id: str) -> Message:
    """:raises NoSuchMessage: when no such message is deleted."""
    message = _deleted(world, citizen, message_id)
    message.deleted = False
    log.note(world, citizen, "message-restored", message.id)
    world.announce(WritingRestored(citizen=citizen, draft=message.sent is None))
    return message


def destroy(world: World, citizen: Role, message_id: str) -> None:
    """:raises NoSuchMessage: when no such message is deleted: one is destroyed from there only."""
    message = _deleted(world, citizen, message_id)
    world.post[citizen].messages.remove(message)
    log.note(world, citizen, "message-destroyed")


def _deleted(world: World, citizen: Role, message_id: str) -> Message:
    message = world.post[citizen].find_message(message_id)
    if not message.deleted:
        raise NoSuchMessage(message_id)
    return message
