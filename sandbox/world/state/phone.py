"""Models of a phone's text messages and e-mails."""

from datetime import datetime

from pydantic import Field

from sandbox.content.mail.messages import messages
from sandbox.world.state.base import NotFound, Part


class NoSuchMessage(NotFound):
    """No message with that id is on this phone: it was deleted, or it is another seat's."""


class TextMessage(Part):
    """A text message or an e-mail on a phone; `facts` are what its content file had to be given."""

    id: str
    message: str
    received: datetime
    read: bool = False
    facts: dict[str, str] = Field(default_factory=dict)

    @property
    def is_email(self) -> bool:
        return messages()[self.message].subject is not None


class Phone(Part):
    """A citizen's messages, e-mails among them, newest first."""

    messages: list[TextMessage] = Field(default_factory=list)

    def find(self, message_id: str) -> TextMessage:
        """:raises NoSuchMessage: when it is not on this phone."""
        for message in self.messages:
            if message.id == message_id:
                return message
        raise NoSuchMessage(message_id)

    @property
    def unread(self) -> int:
        return sum(not message.read for message in self.messages)

    @property
    def texts(self) -> list[TextMessage]:
        return [each for each in self.messages if not each.is_email]

    @property
    def emails(self) -> list[TextMessage]:
        return [each for each in self.messages if each.is_email]
