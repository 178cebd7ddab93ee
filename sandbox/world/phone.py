"""Each citizen's phone: the text messages and the e-mails on it, whose words are content files."""

from datetime import datetime

from sandbox.content.mail.messages import messages, sender_of, subject_of, text_of
from sandbox.content.municipality.settings import municipality
from sandbox.content.reading.text import Translate
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.phone import NoSuchMessage, TextMessage
from sandbox.world.state.world import World


class MessageArrived(Event):
    """A text message or an e-mail came; `message` is the slug of its content file."""

    message: str


class MessageOpened(Event):
    """The citizen read a text message (again, when `again`)."""

    message: str
    again: bool = False


class MessageLinkPressed(Event):
    """The citizen pressed the link in a text message; `false` when the message is a fraud."""

    message: str
    address: str
    false: bool


class MessageDeleted(Event):
    """The citizen deleted a text message."""

    message: str
    false: bool


def receive_message(
    world: World,
    to: Role,
    message: str,
    facts: dict[str, str] | None = None,
    *,
    at: datetime | None = None,
    read: bool = False,
) -> TextMessage:
    """Let a message come, `at` a time (by default the world's now), and announce it.

    A slug of no content file gives a message that says so.

    :raises ValueError: when the facts are not just those that the message has to be given.
    """
    if message in messages() and messages()[message].required != (facts or {}).keys():
        raise ValueError(f"{message} needs the facts {sorted(messages()[message].required)}")
    received = TextMessage(
        id=world.new_id(), message=message, received=at or world.clock, read=read, facts=facts or {}
    )
    on_phone = world.phone[to].messages
    on_phone.append(received)
    on_phone.sort(key=lambda each: each.received, reverse=True)
    world.announce(MessageArrived(citizen=to, message=message))
    return received


def read_message(world: World, citizen: Role, message_id: str) -> TextMessage:
    """:raises NoSuchMessage: when it is not on this phone."""
    found = world.phone[citizen].find(message_id)
    world.announce(MessageOpened(citizen=citizen, message=found.message, again=found.read))
    found.read = True
    return found


def press_link(world: World, citizen: Role, message_id: str) -> str:
    """The imitated address that the link leads to.

    :raises NoSuchMessage: when the message is not on this phone, or has no link.
    """
    found = world.phone[citizen].find(message_id)
    content = messages()[found.message]
    if content.link is None:
        raise NoSuchMessage(message_id)
    pressed = MessageLinkPressed(
        citizen=citizen, message=found.message, address=content.link, false=content.is_false
    )
    world.announce(pressed)
    return content.link


def delete(world: World, citizen: Role, message_id: str) -> None:
    """:raises NoSuchMessage: when it is not on this phone."""
    found = world.phone[citizen].find(message_id)
    world.phone[citizen].messages.remove(found)
    false = messages()[found.message].is_false
    world.announce(MessageDeleted(citizen=citizen, message=found.message, false=false))


def sender(world: World, citizen: Role, message: TextMessage, translate: Translate = str) -> str:
    return sender_of(messages()[message.message], _given(world, citizen, message), translate)


def subject(world: World, citizen: Role, message: TextMessage, translate: Translate = str) -> str:
    """Of an e-mail; empty for a text message."""
    return subject_of(messages()[message.message], _given(world, citizen, message), translate)


def text(
    world: World, citizen: Role, message: TextMessage, locale: str = "da", translate: Translate = str
) -> list[str]:
    """The paragraphs of a message on that citizen's phone, as they are to be shown."""
    content, given = messages()[message.message], _given(world, citizen, message)
    return text_of(content, given, message.received, locale, translate)


def _given(world: World, citizen: Role, message: TextMessage) -> dict[str, str]:
    owner = world.citizen(citizen)
    return {
        "name": owner.name,
        "first_name": owner.first_name,
        "municipality": municipality().name,
        **message.facts,
    }
