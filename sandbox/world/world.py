"""The world: all that one seat's household has, as one typed document."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Literal

from pydantic import Field, PrivateAttr

from sandbox.world import (
    ahead,
    appointments,
    attorney,
    cases,
    mitid_signin,
    papers,
    post_access,
    post_access_old,
    post_answers,
    post_notices,
    reports,
    shelf,
    signin,
    waste,
)
from sandbox.world.appointments import Appointment
from sandbox.world.attorney import Power
from sandbox.world.base import Part
from sandbox.world.cases import Case
from sandbox.world.consents import Consent
from sandbox.world.events import ClockMoved, Event
from sandbox.world.finances import Finances
from sandbox.world.mitid import MitId, MitIdPending
from sandbox.world.nemid_state import Activation, NemId, Pending
from sandbox.world.papers import Paper
from sandbox.world.payments import Payment
from sandbox.world.people import ROLES, Citizen, Household, Role
from sandbox.world.phone import Phone
from sandbox.world.post_access import Access
from sandbox.world.post_access_old import OldAccess
from sandbox.world.post_box import Mailbox
from sandbox.world.power_draft import PowerDraft
from sandbox.world.records import Record, nothing_noted
from sandbox.world.reports import Report
from sandbox.world.selfservice import Draft
from sandbox.world.shelf import ShelfDocument
from sandbox.world.signin import Session
from sandbox.world.submissions import Submission
from sandbox.world.waste import WasteReminder

TICK = timedelta(seconds=20)
ID_LETTERS, ID_LENGTH = "bcdfghjklmnpqrstvwxz", 10


class World(Part):
    """One seat's world. `clock` is local time in the world and never the machine's."""

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
    shelf: dict[Role, list[ShelfDocument]] = Field(default_factory=shelf.empty)
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

    def pass_time(self, by: timedelta = TICK) -> None:
        """Let the world's time pass: sessions run out, and what is due happens in order, each at its own time."""
        until = self.clock + by
        while (due := ahead.next_due(self)) and due <= until:
            self.clock = due
            self._let_happen()
        self.clock = until
        self._let_happen()

    def _let_happen(self) -> None:
        """Whatever is due by now."""
        cases.move_on(self)
        signin.expire(self)
        mitid_signin.time_out(self)
        attorney.expire(self)
        post_access.expire(self)
        post_access_old.expire(self)
        papers.arrive(self)
        post_answers.deliver_due(self)
        post_notices.remind(self)
        appointments.remind(self)
        reports.answer(self)
        waste.remind(self)

    def move_clock(self, minutes: int) -> None:
        """Move the clock forward, as an exercise or an instructor does."""
        self.announce(ClockMoved(minutes=minutes))
        self.pass_time(timedelta(minutes=minutes))

    def to_json(self) -> str:
        """What stands at its default is left out, a third of a fresh world; so another default needs a migration."""
        return self.model_dump_json(exclude_defaults=True)
