"""Digital Post: one mailbox a citizen, whose letters refer to content files.

Source: a letter has arrived when it is *available*, read or not (lov om Digital Post § 10).
"""

from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import Field

from sandbox.content.fees import fee_facts
from sandbox.content.letters import facts_of, letters
from sandbox.content.municipality import municipality
from sandbox.content.text import Translate
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
    """A letter in a mailbox; `facts` fill the placeholders of its content file (see `letter_facts`).

    `consent` is what the letter asks the citizen to say yes or no to, if anything.
    """

    id: str
    letter: str
    received: datetime
    read: bool = False
    facts: dict[str, str] = Field(default_factory=dict)
    consent: str = ""


class Mailbox(Part):
    """A citizen's letters, newest first."""

    letters: list[BoxedLetter] = Field(default_factory=list)

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
    """Put a letter into a mailbox, `at` a time (by default the world's now), and announce it.

    What it says about the citizen is written down now: a later move changes no letter that was sent before it.

    :raises KeyError: when no content file has that slug.
    """
    used = letters()[letter].placeholders
    known = {name: fact for name, fact in citizen_facts(world, to).items() if name in used}
    received = at or world.clock
    boxed = BoxedLetter(
        id=world.new_id(), letter=letter, received=received, read=read, facts=known | (facts or {})
    )
    box = world.post[to].letters
    box.append(boxed)
    box.sort(key=lambda each: each.received, reverse=True)
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


def letter_facts(
    world: "World",
    citizen: Role,
    boxed: BoxedLetter,
    locale: str = "da",
    translate: Translate = str,
    *,
    subject_only: bool = False,
) -> dict[str, str]:
    """What the placeholders of a letter in that citizen's mailbox need, as it is to be shown.

    A fact that is a text of a content file, such as an errand's title, is translated, too.
    """
    letter = letters()[boxed.letter]
    wanted = letter.subject_placeholders if subject_only else letter.placeholders
    fees = fee_facts(boxed.received.year, translate, locale, wanted)
    told = {name: translate(fact) if fact else "" for name, fact in boxed.facts.items()}
    given = fees | citizen_facts(world, citizen) | {"municipality": municipality().name} | told
    return facts_of(letter, given, boxed.received, locale, wanted)


def citizen_facts(world: "World", role: Role) -> dict[str, str]:
    """What letters say about the citizen they are to; `child` is the youngest, empty where there is none."""
    citizen = world.citizen(role)
    youngest = max(world.household.children, key=lambda child: child.born, default=None)
    return {
        "name": citizen.name,
        "first_name": citizen.first_name,
        "address": citizen.address.text,
        "child": youngest.first_name if youngest else "",
    }
