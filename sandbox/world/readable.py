"""Checks that new letters, messages and documents can be rendered, by rendering them and discarding the result."""

from sandbox.content.mail import documents
from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import ANY_SENDER, letters, render, render_appeal, subject
from sandbox.content.reading.errors import unknown
from sandbox.world import phone
from sandbox.world.documents import attachments
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.phone import TextMessage
from sandbox.world.state.world import World


def check_letter(world: World, role: Role, boxed: BoxedLetter) -> None:
    """:raises KeyError, ValueError, OverflowError: when the letter's facts do not fit its texts or attachments."""
    letter = letters()[boxed.letter]
    sender = boxed.facts.get("authority", "") if letter.sender == ANY_SENDER else letter.sender
    if sender not in authorities():
        raise ValueError(unknown("myndigheden", sender, authorities()))
    facts = mailbox_letters.letter_facts(world, role, boxed)
    subject(letter, facts)
    render(letter, facts)
    render_appeal(letter, facts)
    mailbox_letters.deadline(boxed)
    mailbox_letters.appeal_deadline(boxed)
    for document in attachments.of(boxed):
        documents.render(document, attachments.facts(world, role, boxed, document))


def check_message(world: World, role: Role, message: TextMessage) -> None:
    """:raises KeyError, ValueError, OverflowError: when the message's facts do not fit its texts."""
    phone.sender(world, role, message)
    phone.subject(world, role, message)
    phone.text(world, role, message)
