"""Writing to an authority: a draft from the moment it is chosen whom to write to, and then a message that was sent.

Citizens write to authorities only; to other people a letter can be forwarded (`forwarding`).
Source: `Skriv ny besked`, `Vælg myndighed`, category, subject, text, attachments, `Send` (domain facts).
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from sandbox.content.mail.authorities import Authority, authorities, writable
from sandbox.content.mail.letters import letters
from sandbox.world.mailbox import replies
from sandbox.world.mailbox.events import DraftKept, Lack, MessageIncomplete, MessageSent
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.base import Refused
from sandbox.world.state.mailbox import Message, NoSuchMessage
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

LONGEST_SUBJECT, LONGEST_TEXT, LONGEST_KEPT = 100, 4_000, 8_000
MOST_DRAFTS, MOST_ATTACHMENTS = 20, 5


class CannotWriteTo(Refused):
    """The authority takes no messages, or the letter no answers: no honest page offers to write."""


@dataclass(frozen=True)
class Typed:
    """What is in the fields of a message; `refused` names those whose text may not be kept."""

    category: str = ""
    subject: str = ""
    text: str = ""
    refused: Collection[str] = field(default=())


def begin(world: World, citizen: Role, authority: str) -> Message:
    """A draft to the authority, which is in the world from now on.

    :raises CannotWriteTo: when there is no such authority, or it takes no messages.
    """
    if authority not in writable():
        raise CannotWriteTo(authority)
    message = Message(id=world.new_id(), changed=world.clock, authority=authority)
    add(world, citizen, message)
    return message


def answer(world: World, citizen: Role, letter_id: str, subject: str) -> Message:
    """A draft in answer to a letter; where one has been begun already, that one.

    :raises NoSuchLetter: when it is not in this mailbox.
    :raises CannotWriteTo: when the letter takes no answer.
    """
    boxed = world.post[citizen].find(letter_id)
    if not can_be_answered(boxed.letter) or boxed.forwarded:
        raise CannotWriteTo(boxed.letter)
    begun = next((each for each in world.post[citizen].unsent if each.answers == letter_id), None)
    if begun:
        return begun
    message = begin(world, citizen, boxed.sender.slug)
    message.answers, message.subject = letter_id, subject[:LONGEST_SUBJECT]
    return message


def can_be_answered(letter: str) -> bool:
    return letters()[letter].reply


def readdress(world: World, citizen: Role, message_id: str, authority: str) -> Message:
    """Send the draft to another authority instead; its categories are others.

    :raises NoSuchMessage: when there is no such draft.
    :raises CannotWriteTo: when the authority takes no messages, or the draft answers a letter.
    """
    message = draft(world, citizen, message_id)
    if authority not in writable() or message.answers:
        raise CannotWriteTo(authority)
    if message.authority != authority:
        message.authority, message.category, message.changed = authority, "", world.clock
    return message


def keep(world: World, citizen: Role, message_id: str, typed: Typed, *, by_itself: bool = False) -> Message:
    """Keep what is typed; what is refused stays as it was. `by_itself` is for a save that nobody asked for.

    :raises NoSuchMessage: when there is no such draft.
    """
    message = draft(world, citizen, message_id)
    known = receiver(message)
    new = {
        "category": typed.category if known and known.category(typed.category) else message.category,
        "subject": " ".join(typed.subject.split())[:LONGEST_SUBJECT],
        "text": typed.text[:LONGEST_KEPT],
    }
    for name, value in new.items():
        if name not in typed.refused:
            setattr(message, name, value)
    message.changed = world.clock
    if message.is_begun and not by_itself:
        kept = DraftKept(citizen=citizen, authority=message.authority, category=message.category)
        announce(world, kept, message)
    return message


def attach(world: World, citizen: Role, message_id: str, documents: Collection[str]) -> Message:
    """Let these documents of the citizen's own shelf, and no others, go with the message.

    :raises NoSuchMessage: when there is no such draft.
    """
    message = draft(world, citizen, message_id)
    message.attachments = list(dict.fromkeys(documents))[:MOST_ATTACHMENTS]
    message.changed = world.clock
    return message


def missing(message: Message) -> list[Lack]:
    """Why a message cannot be sent yet; what answers a letter needs no category."""
    known = receiver(message)
    asks = bool(known and known.categories and not message.answers and not message.forwards)
    found: list[tuple[Lack, bool]] = [
        ("category", not asks or bool(message.category)),
        ("subject", bool(message.subject.strip())),
        ("text", bool(message.text.strip())),
        ("too-long", len(message.text) <= LONGEST_TEXT),
    ]
    return [name for name, there in found if not there]


def send(world: World, citizen: Role, message_id: str) -> Message | list[Lack]:
    """Send a draft to its authority, which answers by its rule; or why it cannot be sent yet.

    :raises NoSuchMessage: when there is no such draft.
    """
    message = draft(world, citizen, message_id)
    if lacking := missing(message):
        incomplete = MessageIncomplete(citizen=citizen, authority=message.authority, lacks=lacking)
        announce(world, incomplete, message)
        return lacking
    message.sent = message.changed = world.clock
    replies.expect(world, citizen, message)
    sent = MessageSent(
        citizen=citizen,
        authority=message.authority,
        category=message.category,
        attachments=len(message.attachments),
        answers=world.post[citizen].letter_slug(message.answers),
    )
    announce(world, sent, message)
    return message


def draft(world: World, citizen: Role, message_id: str) -> Message:
    """:raises NoSuchMessage: when there is none that is still a draft."""
    message = world.post[citizen].find_message(message_id)
    if message.sent or message.deleted:
        raise NoSuchMessage(message_id)
    return message


def add(world: World, citizen: Role, message: Message) -> None:
    """Begin a draft; of very many the oldest that nothing was written in gives way."""
    box = world.post[citizen]
    empty = [each for each in box.unsent if not (each.text or each.attachments)]
    if len(box.unsent) >= MOST_DRAFTS and empty:
        box.messages.remove(empty[-1])
    box.messages.append(message)


def receiver(message: Message) -> Authority | None:
    return authorities().get(message.authority)
