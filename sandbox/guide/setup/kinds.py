"""What an exercise puts into the world: before it begins (`start`) and while it lasts (`meanwhile`).

Each kind is a small class with `apply(world, role)`, found by its first key in `KINDS`: a new kind is a new class
and a line there.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.mail.messages import messages
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.rules.calendar import ClockTime
from sandbox.guide.conditions.comparison import filled
from sandbox.guide.placeholders import Fillable, Span, facts
from sandbox.guide.setup.appointment import AppointmentState
from sandbox.guide.setup.base import Setup, Who, role_of
from sandbox.guide.setup.home import LivesInZone
from sandbox.guide.setup.mailbox_access import AccessState
from sandbox.guide.setup.mitid import MitIdState
from sandbox.guide.setup.nemid import NemIdState
from sandbox.guide.setup.notifications import NoticesState
from sandbox.guide.setup.power_of_attorney import PowerState
from sandbox.guide.setup.submission import SentState
from sandbox.guide.tagged_union import one_of
from sandbox.world import phone, readable, session, timeline
from sandbox.world.mailbox import letters
from sandbox.world.state.people import Role
from sandbox.world.state.session import Method
from sandbox.world.state.world import World


class Comes(Setup):
    """Something is sent to somebody; without `days_ago` and `time` it comes now."""

    to: Who = "citizen"
    days_ago: Annotated[int, Field(ge=0, le=365)] = 0
    time: ClockTime | None = None
    facts: dict[str, Fillable] = Field(default_factory=dict)
    read: bool = False

    def _own_facts(self, world: World, citizen: Role) -> dict[str, str]:
        given: Mapping[str, str] = facts(world, citizen)
        return {name: filled(value, given) for name, value in self.facts.items()}

    def _received(self, world: World) -> datetime:
        received = world.clock - timedelta(days=self.days_ago)
        return datetime.combine(received, time.fromisoformat(self.time)) if self.time else received


class LetterComes(Comes):
    """A letter lies in Digital Post."""

    letter: str

    def apply(self, world: World, citizen: Role) -> None:
        to, own = role_of(self.to, citizen), self._own_facts(world, citizen)
        boxed = letters.deliver(world, to, self.letter, own, at=self._received(world), read=self.read)
        readable.check_letter(world, to, boxed)


class MessageComes(Comes):
    """A text message, genuine or false, is on the phone."""

    message: str

    @model_validator(mode="after")
    def _can_be_sent(self) -> Self:
        content = messages().get(self.message)
        if content is None:
            raise ValueError(f"ukendt besked “{self.message}”; se content/messages/")
        if content.required != self.facts.keys():
            needed = ", ".join(sorted(content.required)) or "ingenting"
            raise ValueError(f"beskeden skal under facts have at vide: {needed}")
        return self

    def apply(self, world: World, citizen: Role) -> None:
        to, own = role_of(self.to, citizen), self._own_facts(world, citizen)
        message = phone.receive_message(
            world, to, self.message, own, at=self._received(world), read=self.read
        )
        readable.check_message(world, to, message)


class MailboxState(ContentModel):
    citizen: Who = "citizen"
    is_: Annotated[Literal["empty", "read"], Field(alias="is")]


class MailboxIs(Setup):
    """What the seed left in a mailbox is gone, or has all been read."""

    starts_only = True
    mailbox: MailboxState

    def apply(self, world: World, citizen: Role) -> None:
        box = world.post[role_of(self.mailbox.citizen, citizen)]
        if self.mailbox.is_ == "empty":
            box.letters.clear()
        for letter in box.letters:
            letter.read = True


class NemIdIs(Setup):
    """What a citizen's NemID is like: not activated, nearly out of keys, locked, lost, with an app."""

    nemid: NemIdState

    def apply(self, world: World, citizen: Role) -> None:
        self.nemid.apply(world, role_of(self.nemid.citizen, citizen))


class MitIdIs(Setup):
    """What a citizen's MitID is like: a fresh app, a paused PIN, blocked, or asked to approve what others began."""

    mitid: MitIdState

    def apply(self, world: World, citizen: Role) -> None:
        self.mitid.apply(world, role_of(self.mitid.citizen, citizen))


class SubmissionIsSent(Setup):
    """Somebody has sent a self-service, with all that follows from it."""

    sent: SentState

    def apply(self, world: World, citizen: Role) -> None:
        self.sent.apply(world, citizen)


class PowerIsGiven(Setup):
    """Somebody may act for somebody else."""

    power_of_attorney: PowerState

    def apply(self, world: World, citizen: Role) -> None:
        self.power_of_attorney.apply(world, citizen)


class AccessIsGiven(Setup):
    """Somebody may look into somebody else's Digital Post."""

    post_access: AccessState

    def apply(self, world: World, citizen: Role) -> None:
        self.post_access.apply(world)


class NoticesAreChosen(Setup):
    """How somebody is told of new post, and reminded of times."""

    post_notices: NoticesState

    def apply(self, world: World, citizen: Role) -> None:
        self.post_notices.apply(world, role_of(self.post_notices.citizen, citizen))


class AppointmentIsBooked(Setup):
    """The citizen has a time with the municipality."""

    appointment: AppointmentState

    def apply(self, world: World, citizen: Role) -> None:
        self.appointment.apply(world, citizen)


class ClockIs(Setup):
    """The time of day at which the exercise begins."""

    starts_only = True
    clock: ClockTime

    def apply(self, world: World, citizen: Role) -> None:
        timeline.set_time_of_day(world, time.fromisoformat(self.clock))


class Later(Setup):
    """Time passes, and what was due happens."""

    later: Span

    def apply(self, world: World, citizen: Role) -> None:
        timeline.move_clock(world, self.later.total)


class SignedInAlready(Setup):
    """Somebody is signed in when the exercise begins."""

    starts_only = True
    signed_in: Who
    method: Method = "nemid"

    def apply(self, world: World, citizen: Role) -> None:
        session.open_session(world, role_of(self.signed_in, citizen), self.method, "borger.dk")


KINDS: dict[str, type[Setup]] = {
    "letter": LetterComes,
    "message": MessageComes,
    "mailbox": MailboxIs,
    "nemid": NemIdIs,
    "mitid": MitIdIs,
    "power_of_attorney": PowerIsGiven,
    "post_access": AccessIsGiven,
    "sent": SubmissionIsSent,
    "post_notices": NoticesAreChosen,
    "appointment": AppointmentIsBooked,
    "clock": ClockIs,
    "lives_in_zone": LivesInZone,
    "later": Later,
    "signed_in": SignedInAlready,
}

AnySetup = Annotated[Any, one_of(KINDS)]
