"""Models of ordinary post, the authorities' records, and a citizen's own documents."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from sandbox.content.mail.documents import Document, documents
from sandbox.world.state.base import Part
from sandbox.world.state.people import ROLES, Role

Kind = Literal["welcome", "temporary-password", "key-card", "health-card", "eu-card", "passport"]


class Paper(Part):
    """A paper of one citizen's. Until `comes` it is on its way and cannot be seen."""

    id: str
    kind: Kind
    to: Role
    comes: datetime
    here: bool = False
    facts: dict[str, str] = Field(default_factory=dict)


class Record(Part):
    """`until` is the last day on which it holds, or by which something is due. `submission` is what brought it."""

    id: str
    record: str
    since: date
    until: date | None = None
    facts: dict[str, str] = {}
    submission: str = ""


def nothing_noted() -> dict[Role, list[Record]]:
    return {role: [] for role in ROLES}


class OwnDocument(Part):
    """A document on a shelf, since `added`; `facts` fill the placeholders of its content file."""

    id: str
    document: str
    added: datetime
    facts: dict[str, str] = {}

    @property
    def content(self) -> Document:
        return documents()[self.document]


def empty() -> dict[Role, list[OwnDocument]]:
    return {role: [] for role in ROLES}
