"""The world: all that one seat's household has, as one typed document."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Literal, Self

from pydantic import Field, PrivateAttr

from sandbox.rules import STANDARD, TICK_SECONDS, Rules
from sandbox.world.state.base import Part
from sandbox.world.state.documents import OwnDocument, Paper, Record, empty, nothing_noted
from sandbox.world.state.events import Event
from sandbox.world.state.finances import Finances
from sandbox.world.state.grants import Access, OldAccess, Power, PowerDraft
from sandbox.world.state.mailbox import Mailbox
from sandbox.world.state.mitid import MitId, MitIdPending
from sandbox.world.state.municipality import Appointment, Report, WasteReminder
from sandbox.world.state.nemid import Activation, NemId, Pending
from sandbox.world.state.people import ROLES, Citizen, Household, Role
from sandbox.world.state.phone import Phone
from sandbox.world.state.selfservice import Case, Consent, Draft, Payment, Submission
from sandbox.world.state.session import Session

TICK = timedelta(seconds=TICK_SECONDS)
ID_LETTERS, ID_LENGTH = "bcdfghjklmnpqrstvwxz", 10


class World(Part):
    """One seat's world. `clock` is local time in the world and never the machine's.

    `rules` are the installation's and no part of the document: `from_json` is handed them.
    """

    format: Literal[3]  # without a default: it is written in every document
    seed: int
    seat: int
    date: date
    clock: datetime
    drawn: int = 0
    household: Household
    nemid: dict[Role, NemId]
    pending: Pending | None = None
    activation: Activation | None = None
    failed_in_row: int = 0
    mitid: dict[Role, MitId]
    mitid_pending: MitIdPending | None = None
    mitid_remembered: dict[str, Role] = {}
    sign_in: Literal["nemid", "mitid", "either"] | None = None
    session: Session | None = None
    session_ended: Literal["logged-off", "expired"] | None = None
    post: dict[Role, Mailbox]
    phone: dict[Role, Phone] = Field(default_factory=lambda: {role: Phone() for role in ROLES})
    papers: list[Paper] = []
    finances: dict[Role, Finances]
    records: dict[Role, list[Record]] = Field(default_factory=nothing_noted)
    shelf: dict[Role, list[OwnDocument]] = Field(default_factory=empty)
    drafts: list[Draft] = []
    submissions: list[Submission] = []
    cases: list[Case] = []
    consents: list[Consent] = []
    payments: list[Payment] = []
    false_site: str | None = None
    powers: list[Power] = []
    portal_municipality: str | None = None
    appointments: list[Appointment] = []
    reports: list[Report] = []
    waste: dict[Role, WasteReminder] = {}
    power_drafts: list[PowerDraft] = []
    mailbox_access: list[Access] = []
    old_access: list[OldAccess] = []

    _announced: list[Event] = PrivateAttr(default_factory=list)
    _rules: Rules = PrivateAttr(default=STANDARD)

    @property
    def rules(self) -> Rules:
        return self._rules

    @property
    def signed_in(self) -> Role | None:
        if self.session is None or self.session.expired(self.clock):
            return None
        return self.session.citizen

    def citizen(self, role: Role) -> Citizen:
        return self.household.citizens[role]

    def announce(self, event: Event) -> None:
        self._announced.append(event)

    def take_announced(self) -> list[Event]:
        """The events announced since the last call; they leave the world."""
        events, self._announced = self._announced, []
        return events

    def draw(self, below: int) -> int:
        """The next number, 0 to `below` - 1, of the world's own random source."""
        self.drawn += 1
        digest = hashlib.sha256(f"{self.seed}:{self.seat}:{self.drawn}".encode()).digest()
        return int.from_bytes(digest[:8]) % below

    def new_id(self) -> str:
        """A short id that no other seat of the installation has in use, but for chance.

        Letters only, so that it never looks like somebody's number; without vowels, so that it is never a word.
        """
        number, letters = self.draw(36**8), ""
        for _place in range(ID_LENGTH):
            number, letter = divmod(number, len(ID_LETTERS))
            letters += ID_LETTERS[letter]
        return letters

    @classmethod
    def from_json(cls, document: str, rules: Rules) -> Self:
        """The world that `to_json` wrote."""
        world = cls.model_validate_json(document)
        world._rules = rules  # noqa: SLF001 its own
        return world

    def to_json(self) -> str:
        """What stands at its default is left out, a third of a fresh world; so another default needs a migration."""
        return self.model_dump_json(exclude_defaults=True)
