"""Models of a mailbox: letters, the citizen's messages, own folders, notification settings and the log."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from sandbox.content.mail.authorities import Authority
from sandbox.content.mail.letters import letters
from sandbox.world.state.base import NotFound, Part
from sandbox.world.state.people import Role

INBOX, ARCHIVE = "inbox", "archive"
Action = Literal[
    "letter-came",
    "letter-opened",
    "letter-moved",
    "letter-deleted",
    "letter-restored",
    "letter-destroyed",
    "letter-forwarded",
    "attachment-opened",
    "message-sent",
    "message-deleted",
    "message-restored",
    "message-destroyed",
    "draft-kept",
    "folder-made",
    "folder-renamed",
    "folder-deleted",
    "notices-chosen",
    "told-by-sms",
    "told-by-email",
    "reminded",
    "access-given",
    "access-ended",
    "access-expired",
]


class NoSuchLetter(NotFound):
    """No letter with that id lies in this mailbox, for instance because it is another seat's."""


class NoSuchMessage(NotFound):
    """The citizen has no message or draft with that id, for instance because it is sent, or another seat's."""


class NoSuchFolder(NotFound):
    """This mailbox has no folder with that id."""


class Forwarded(Part):
    """Who passed a letter on, whom it was written to, and when it had come, from which its days are counted."""

    by: Role
    owner: Role
    came: datetime
    note: str = ""


class BoxedLetter(Part):
    """A letter in a mailbox; `facts` fill the placeholders of its content file (see `mailbox.letters.letter_facts`).

    `consent` is what the letter asks the citizen to say yes or no to, if anything.
    `folder` is `inbox`, `archive` or the id of an own folder. A deleted letter keeps it, to be restored there.
    """

    id: str
    letter: str
    received: datetime
    read: bool = False
    facts: dict[str, str] = Field(default_factory=dict)
    folder: str = INBOX
    flagged: bool = False
    deleted: bool = False
    forwarded: Forwarded | None = None
    consent: str = ""

    @property
    def sender(self) -> Authority:
        return letters()[self.letter].sent_by(self.facts)

    @property
    def counted_from(self) -> datetime:
        """The time from which the days in it are counted."""
        return self.forwarded.came if self.forwarded else self.received


class Message(Part):
    """What the citizen writes: a draft until it is `sent`. It goes to an authority, or forwards a letter to anybody.

    `answers` and `forwards` are ids of letters in the same mailbox, which may have been deleted since.
    `attachments` are ids of documents on the citizen's own shelf.
    """

    id: str
    changed: datetime
    authority: str = ""
    person: Role | None = None
    email: str = ""
    category: str = ""
    subject: str = ""
    text: str = ""
    attachments: list[str] = Field(default_factory=list)
    answers: str = ""
    forwards: str = ""
    sent: datetime | None = None
    deleted: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether anything was written, chosen or attached. The subject of an answer is there from the start."""
        subject = "" if self.answers else self.subject
        return bool(self.text.strip() or self.category or self.attachments or subject.strip())


class OwnFolder(Part):
    id: str
    name: str


class Expected(Part):
    """A letter that comes by rule, in answer to a message."""

    due: datetime
    letter: str
    facts: dict[str, str]


class Notices(Part):
    """What the citizen has signed up for; both sign-ups send to `phone`, which is the citizen's own to keep right.

    `reminded` are the ids of letters of whose appointment a NemSMS has reminded.
    """

    by_sms: bool = False
    by_email: bool = False
    nemsms: bool = False
    phone: str = ""
    reminded: list[str] = Field(default_factory=list)


class LogLine(Part):
    """What was done; `about` is the id of the letter or the message, `letter` its slug, should it be gone.

    `place` is the folder that it is about, by its key, its id or its name, the sender of a letter that is
    gone, or whose access it is about. `by` is told where it was a helper.
    """

    at: datetime
    what: Action
    about: str = ""
    letter: str = ""
    place: str = ""
    by: Role | None = None


class Mailbox(Part):
    """A citizen's letters, newest first, and all else that lies in the mailbox."""

    letters: list[BoxedLetter] = Field(default_factory=list)
    messages: list[Message] = Field(default_factory=list)
    folders: list[OwnFolder] = Field(default_factory=list)
    expected: list[Expected] = Field(default_factory=list)
    notices: Notices = Field(default_factory=Notices)
    log: list[LogLine] = Field(default_factory=list)

    def find(self, letter_id: str) -> BoxedLetter:
        """:raises NoSuchLetter: when it is not in this mailbox."""
        for boxed in self.letters:
            if boxed.id == letter_id:
                return boxed
        raise NoSuchLetter(letter_id)

    def find_message(self, message_id: str) -> Message:
        """:raises NoSuchMessage: when it is not in this mailbox."""
        for message in self.messages:
            if message.id == message_id:
                return message
        raise NoSuchMessage(message_id)

    def find_folder(self, folder_id: str) -> OwnFolder:
        """:raises NoSuchFolder: when it is not in this mailbox."""
        for folder in self.folders:
            if folder.id == folder_id:
                return folder
        raise NoSuchFolder(folder_id)

    def letter_slug(self, letter_id: str) -> str:
        """Which letter it is; empty when none with that id lies here, or no more."""
        return next((boxed.letter for boxed in self.letters if boxed.id == letter_id), "")

    def answered(self, letter_id: str) -> datetime | None:
        """When the citizen last sent an answer to that letter."""
        times = [message.sent for message in self.messages if message.sent and message.answers == letter_id]
        return max(times, default=None)

    def lying_in(self, folder: str) -> list[BoxedLetter]:
        return [boxed for boxed in self.letters if boxed.folder == folder and not boxed.deleted]

    @property
    def unread(self) -> int:
        """How many letters are not read, in whatever folder; what was deleted counts no more."""
        return sum(not boxed.read and not boxed.deleted for boxed in self.letters)

    @property
    def inbox(self) -> list[BoxedLetter]:
        return self.lying_in(INBOX)

    @property
    def archive(self) -> list[BoxedLetter]:
        return self.lying_in(ARCHIVE)

    @property
    def deleted(self) -> list[BoxedLetter]:
        return [boxed for boxed in self.letters if boxed.deleted]

    @property
    def sent(self) -> list[Message]:
        """The newest first."""
        found = [each for each in reversed(self.messages) if each.sent and not each.deleted]
        return sorted(found, key=lambda message: message.sent or message.changed, reverse=True)

    @property
    def unsent(self) -> list[Message]:
        """Drafts, and pages to write on on which nothing is written; the newest first."""
        found = [each for each in reversed(self.messages) if not each.sent and not each.deleted]
        return sorted(found, key=lambda message: message.changed, reverse=True)

    @property
    def drafts(self) -> list[Message]:
        return [each for each in self.unsent if each.is_begun]
