"""What happens in a mailbox, and to the access that others have to it; `listeners.announce` announces it."""

from datetime import date
from typing import Literal

from sandbox.world.state.events import Event
from sandbox.world.state.grants import Level, OldLevel
from sandbox.world.state.people import Role

To = Literal["person", "authority", "email"]
Lack = Literal["category", "subject", "text", "too-long"]


class LetterArrived(Event):
    """A letter lies in the citizen's Digital Post; `letter` is the slug of its content file."""

    letter: str


class LetterOpened(Event):
    """The citizen opened a letter (again, when `again`)."""

    letter: str
    again: bool = False

    def is_in_passing(self) -> bool:
        """A letter that was read before is shown again when it has been moved or flagged, too."""
        return self.again


class LetterEnlarged(Event):
    """The citizen had a letter shown larger: zoomed in on, from 1, or alone on the screen."""

    in_passing = True
    letter: str
    zoom: int
    full_screen: bool


class AttachmentOpened(Event):
    """The citizen opened what was attached to a letter; both are slugs of content files."""

    letter: str
    document: str
    pdf: bool = False


class LetterMoved(Event):
    """A letter lies in another folder: inbox, archive, or own for one that the citizen made."""

    letter: str
    to: Literal["inbox", "archive", "own"]


class LetterFlagged(Event):
    """A flag was set on a letter, or taken off again."""

    letter: str
    flagged: bool


class LetterMarkedUnread(Event):
    """A letter that was opened counts among the unread again."""

    letter: str


class LetterDeleted(Event):
    """A letter lies under Deleted, from where it can be restored."""

    letter: str


class LetterRestored(Event):
    """A deleted letter is where it was before."""

    letter: str


class LetterDestroyed(Event):
    """A deleted letter is gone for good."""

    letter: str


class FolderMade(Event):
    """The citizen made a folder; what it is called is the citizen's own."""


class FolderRenamed(Event):
    """An own folder has another name."""


class FolderDeleted(Event):
    """An own folder that was empty is gone."""


class LetterForwarded(Event):
    """A letter was passed on; `person` is of the household, `authority` one that can be written to."""

    letter: str
    to: To
    person: Role | None = None
    authority: str = ""


class DraftKept(Event):
    """What was written so far is kept, to be written on later; `category` is what it is about, where that is chosen."""

    authority: str
    category: str = ""


class MessageIncomplete(Event):
    """A message was to be sent, but something is missing or too long: category, subject, text or too-long."""

    authority: str
    lacks: list[Lack]


class MessageSent(Event):
    """A message was sent to an authority; `answers` is the letter it answers. What it says is not part of it."""

    authority: str
    category: str
    attachments: int
    answers: str = ""


class WritingDeleted(Event):
    """A draft, or a message that was sent, lies under Deleted."""

    draft: bool


class WritingRestored(Event):
    """A deleted draft or message is back."""

    draft: bool


class WritingDestroyed(Event):
    """A deleted draft or message is gone for good."""

    draft: bool


class NoticesChosen(Event):
    """The citizen said how to be told of new post, and whether to be reminded by NemSMS; never the number."""

    sms: bool
    email: bool
    nemsms: bool
    own_phone: bool


class AccessGiven(Event):
    """`holder` may look into the citizen's mailbox."""

    holder: Role
    level: Level
    until: date


class AccessAsked(Event):
    """The citizen asks to look into the mailbox of `giver`."""

    giver: Role
    level: Level
    until: date


class AccessAnswered(Event):
    """The citizen who was asked has said yes or no."""

    holder: Role
    approved: bool


class AccessWithdrawn(Event):
    """Access, or the wish for it, was taken back, by the giver or by the holder: `citizen`."""

    giver: Role
    holder: Role
    was: Literal["asked", "given"]


class AccessExpired(Event):
    """The last day of the citizen's access to somebody's mailbox has passed."""

    giver: Role


class OldAccessGiven(Event):
    """The citizen has let `holder` into some folders, as it was done before 2022."""

    holder: Role
    level: OldLevel


class OldAccessAccepted(Event):
    """The citizen has accepted access to folders of `giver` with the code word."""

    giver: Role


class OldAccessCodeRejected(Event):
    """The code word was not the one that `giver` has chosen."""

    giver: Role


class OldAccessWithdrawn(Event):
    """Access to folders was taken back, by the giver or by the holder: `citizen`."""

    giver: Role
    holder: Role


class OldAccessExpired(Event):
    """The last day of the citizen's access to folders of `giver` has passed."""

    giver: Role
