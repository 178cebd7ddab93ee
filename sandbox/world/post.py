"""Digital Post: one mailbox a citizen, whose letters refer to content files.

Source: a letter has arrived when it is *available*, read or not (lov om Digital Post § 10).
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.world import World


class LetterArrived(Event):
    """A letter lies in the citizen's Digital Post; `letter` is the slug of its content file."""

    letter: str


class LetterOpened(Event):
    """The citizen opened a letter (again, when `again`)."""

    letter: str
    again: bool = False


class NoSuchLetter(Refused):
    """No letter with that id lies in this mailbox, for instance because it is another seat's."""


class BoxedLetter(Part):
    """A letter in a mailbox; `facts` fill the placeholders of its content file."""

    id: str
    letter: str
    received: datetime
    read: bool = False
    facts: dict[str, str] = {}


class Mailbox(Part):
    """A citizen's letters, newest first."""

    letters: list[BoxedLetter] = []

    def find(self, letter_id: str) -> BoxedLetter:
        """:raises NoSuchLetter: when it is not in this mailbox."""
        for boxed in self.letters:
            if boxed.id == letter_id:
                return boxed
        raise NoSuchLetter(letter_id)

    @property
    def unread(self) -> int:
        return sum(not boxed.read for boxed in self.letters)


def deliver(
    world: "World",
    to: Role,
    letter: str,
    facts: dict[str, str] | None = None,
    *,
    at: datetime | None = None,
    read: bool = False,
) -> BoxedLetter:
    """Put a letter into a mailbox, `at` a time (by default the world's now), and announce it."""
    boxed = BoxedLetter(id=world.new_id(), letter=letter, received=at or world.clock, read=read, facts=facts or {})
    letters = world.post[to].letters
    letters.append(boxed)
    letters.sort(key=lambda each: each.received, reverse=True)
    world.announce(LetterArrived(citizen=to, letter=letter))
    return boxed


def open_letter(world: "World", citizen: Role, letter_id: str) -> BoxedLetter:
    """Open, and so read, a letter.

    :raises NoSuchLetter: when it is not in this mailbox.
    """
    boxed = world.post[citizen].find(letter_id)
    world.announce(LetterOpened(citizen=citizen, letter=boxed.letter, again=boxed.read))
    boxed.read = True
    return boxed
