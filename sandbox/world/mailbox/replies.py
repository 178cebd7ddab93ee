"""Replies to a citizen's messages: a receipt, and later an answer by the rule of the letter or of the authority."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sandbox.content.mail.authorities import RECEIPT, authorities
from sandbox.content.mail.letters import letters
from sandbox.content.rules.calendar import later
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import BoxedLetter, Expected, Message
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

MORNING = time(10)
AS_TYPED = "="  # a subject is never read as a day or a number (sandbox/content/writing/placeholders.py)


def expect(world: World, citizen: Role, message: Message) -> None:
    """Let what the authority answers with come when its time is there."""
    authority = authorities()[message.authority]
    _await(world, citizen, message, RECEIPT, world.clock + timedelta(minutes=authority.receipt_minutes))
    answered = next((each for each in world.post[citizen].letters if each.id == message.answers), None)
    own = letters()[answered.letter].answer if answered else None
    rule = own or authority.answer_to(message.category)
    due = later(rule.after, world.clock, MORNING)
    _await(world, citizen, message, rule.letter, max(due, world.clock), answered)


def dues(world: World) -> Iterator[datetime]:
    return (each.due for box in world.post.values() for each in box.expected)


def deliver_due(world: World) -> None:
    """What is due comes. Called when something is."""
    for role in ROLES:
        box = world.post[role]
        due = sorted((each for each in box.expected if each.due <= world.clock), key=lambda each: each.due)
        for each in due:
            box.expected.remove(each)
            mailbox_letters.deliver(world, role, each.letter, each.facts)


def _await(
    world: World,
    citizen: Role,
    message: Message,
    letter: str,
    due: datetime,
    answered: BoxedLetter | None = None,
) -> None:
    """What answers a letter says what that letter said."""
    known = {
        "about": AS_TYPED + message.subject,
        "sent_at": world.clock.isoformat(),
        "authority": message.authority,
    }
    told = (
        mailbox_letters.facts_said(world, citizen, answered, letters()[letter].required) if answered else {}
    )
    facts = letters()[letter].facts_from(told | known)
    world.post[citizen].expected.append(Expected(due=due, letter=letter, facts=facts))
