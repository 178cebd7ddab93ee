"""What the citizen wrote, sent or not: deleted, restored, and gone for good."""

from sandbox.world.mailbox.events import WritingDeleted, WritingDestroyed, WritingRestored
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.mailbox import Message, NoSuchMessage
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def delete(world: World, citizen: Role, message_id: str) -> Message:
    """:raises NoSuchMessage: when there is none, or it is deleted already."""
    message = world.post[citizen].find_message(message_id)
    if message.deleted:
        raise NoSuchMessage(message_id)
    message.deleted = True
    announce(world, WritingDeleted(citizen=citizen, draft=message.sent is None), message)
    return message


def restore(world: World, citizen: Role, message_id: str) -> Message:
    """:raises NoSuchMessage: when no such message is deleted."""
    message = _deleted(world, citizen, message_id)
    message.deleted = False
    announce(world, WritingRestored(citizen=citizen, draft=message.sent is None), message)
    return message


def destroy(world: World, citizen: Role, message_id: str) -> None:
    """:raises NoSuchMessage: when no such message is deleted: one is destroyed from there only."""
    message = _deleted(world, citizen, message_id)
    world.post[citizen].messages.remove(message)
    announce(world, WritingDestroyed(citizen=citizen, draft=message.sent is None), message)


def _deleted(world: World, citizen: Role, message_id: str) -> Message:
    message = world.post[citizen].find_message(message_id)
    if not message.deleted:
        raise NoSuchMessage(message_id)
    return message
