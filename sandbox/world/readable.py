"""Whether what has come can be shown: everything that its pages show is made, and thrown away."""

from typing import TYPE_CHECKING

from sandbox.content import documents
from sandbox.content.authorities import authorities
from sandbox.content.letters import ANY_SENDER, letters, render, render_appeal, subject
from sandbox.content.problems import unknown
from sandbox.world import attachments, phone, post
from sandbox.world.people import Role
from sandbox.world.phone import TextMessage
from sandbox.world.post import BoxedLetter

if TYPE_CHECKING:
    from sandbox.world.world import World


def check_letter(world: "World", role: Role, boxed: BoxedLetter) -> None:
    """:raises KeyError, ValueError, OverflowError: when the letter's facts do not fit its texts or attachments."""
    letter = letters()[boxed.letter]
    sender = boxed.facts.get("authority", "") if letter.sender == ANY_SENDER else letter.sender
    if sender not in authorities():
        raise ValueError(unknown("myndigheden", sender, authorities()))
    facts = post.letter_facts(world, role, boxed)
    subject(letter, facts)
    render(letter, facts)
    render_appeal(letter, facts)
    post.deadline(boxed)
    post.appeal_deadline(boxed)
    for document in attachments.of(boxed):
        documents.render(document, attachments.facts(world, role, boxed, document))


def check_message(world: "World", role: Role, message: TextMessage) -> None:
    """:raises KeyError, ValueError, OverflowError: when the message's facts do not fit its texts."""
    phone.sender(world, role, message)
    phone.subject(world, role, message)
    phone.text(world, role, message)
