"""Forwards a letter: as a copy in the mailbox of somebody in the household, to an authority, or by e-mail.

An e-mail leaves Digital Post, and nothing of the sandbox's ever leaves the machine: it comes on the phone of whoever in
the household has the address, and else nowhere.
"""

from dataclasses import dataclass

from sandbox.content.mail.authorities import writable
from sandbox.world import phone
from sandbox.world.mailbox import letters, replies, writing
from sandbox.world.mailbox.events import LetterForwarded, To
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.mailbox import BoxedLetter, Forwarded, Message
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

EMAIL = "email-videresendt"


@dataclass(frozen=True)
class Receiver:
    """Whom a letter is passed on to: just one of the three."""

    person: Role | None = None
    authority: str = ""
    email: str = ""

    @property
    def kind(self) -> To:
        return "person" if self.person else "authority" if self.authority else "email"


def others(citizen: Role) -> list[Role]:
    """Those of the household whom somebody can pass a letter on to."""
    return [role for role in ROLES if role != citizen]


def forward(
    world: World, citizen: Role, letter_id: str, receiver: Receiver, subject: str, note: str
) -> Message:
    """Pass a letter on; `subject` is the letter's own, as the sent message is listed.

    :raises NoSuchLetter: when it is not in this mailbox.
    :raises CannotWriteTo: when the receiver is oneself, or an authority that takes no messages.
    """
    boxed = world.post[citizen].find(letter_id)
    if receiver.person == citizen or (receiver.authority and receiver.authority not in writable()):
        raise writing.CannotWriteTo(receiver.authority)
    message = Message(
        id=world.new_id(),
        changed=world.clock,
        sent=world.clock,
        person=receiver.person,
        authority=receiver.authority,
        email=receiver.email,
        subject=subject[: writing.LONGEST_SUBJECT],
        text=note[: writing.LONGEST_KEPT],
        forwards=letter_id,
    )
    world.post[citizen].messages.append(message)
    if receiver.person:
        _copy(world, citizen, boxed, receiver.person, message.text)
    elif receiver.authority:
        replies.expect(world, citizen, message)
    else:
        _email(world, citizen, message)
    forwarded = LetterForwarded(
        citizen=citizen,
        letter=boxed.letter,
        to=receiver.kind,
        person=receiver.person,
        authority=receiver.authority,
    )
    announce(world, forwarded, message)
    return message


def _copy(world: World, citizen: Role, boxed: BoxedLetter, to: Role, note: str) -> None:
    """It says what the original says, also about whom it was to and when."""
    about = letters.citizen_facts(world, citizen) | boxed.facts
    owner = boxed.forwarded.owner if boxed.forwarded else citizen
    passed_on = Forwarded(by=citizen, owner=owner, came=boxed.counted_from, note=note)
    letters.deliver(world, to, boxed.letter, about, forwarded=passed_on)


def _email(world: World, citizen: Role, message: Message) -> None:
    facts = {"from": world.citizen(citizen).name, "about": message.subject, "note": message.text}
    for role in ROLES:
        if world.citizen(role).email == message.email.casefold():
            phone.receive_message(world, role, EMAIL, facts)
