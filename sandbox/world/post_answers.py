"""What comes back to whoever wrote: a receipt, and an answer where the category has one, by its sender's own rule."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from sandbox.content.authorities import RECEIPT, authorities
from sandbox.content.calendar import resolve
from sandbox.content.letters import letters
from sandbox.world import post
from sandbox.world.people import ROLES, Role
from sandbox.world.post_box import Expected, Message

if TYPE_CHECKING:
    from sandbox.world.world import World

AS_TYPED = "="  # a subject is never read as a day or a number (sandbox/content/facts.py)


def expect(world: "World", citizen: Role, message: Message) -> None:
    """Let what the authority answers with come when its time is there."""
    authority = authorities()[message.authority]
    _await(world, citizen, message, RECEIPT, world.clock + timedelta(minutes=authority.receipt_minutes))
    category = authority.category(message.category)
    if category and category.answer:
        due = resolve(category.answer.after, world.clock.date())
        at = due if isinstance(due, datetime) else datetime.combine(due, time(10))
        _await(world, citizen, message, category.answer.letter, max(at, world.clock))


def deliver_due(world: "World") -> None:
    """What is due comes. Called whenever time has passed."""
    for role in ROLES:
        box = world.post[role]
        due = sorted((each for each in box.expected if each.due <= world.clock), key=lambda each: each.due)
        for each in due:
            box.expected.remove(each)
            post.deliver(world, role, each.letter, each.facts, at=each.due, news=True)


def _await(world: "World", citizen: Role, message: Message, letter: str, due: datetime) -> None:
    known = {
        "about": AS_TYPED + message.subject,
        "sent_at": world.clock.isoformat(),
        "authority": message.authority,
    }
    facts = letters()[letter].facts_from(known)
    world.post[citizen].expected.append(Expected(due=due, letter=letter, facts=facts))
