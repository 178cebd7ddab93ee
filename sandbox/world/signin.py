"""The broker's session: one signed-in person over all public sites, ended by log-off or by 30 idle minutes.

Source: domain facts on the broker ("one session follows you between public sites", "most services end after
about 30 idle minutes"); lengths are settings, handed in by the sites.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.world import World

Method = Literal["nemid", "mitid"]
Level = Literal["low", "substantial", "high"]


class SignedIn(Event):
    """Somebody signed in; `service` is the site that asked for it."""

    method: Method
    service: str
    level: Level = "substantial"


class SignInFailed(Event):
    """A sign-in was refused. `slip` names the foreseen mistake where the world can tell which it was."""

    method: Method
    reason: str
    slip: str = ""


class SignInCancelled(Event):
    """The participant pressed Afbryd before being signed in."""

    method: Method


class LoggedOff(Event):
    """The signed-in person pressed Log af."""


class SessionExtended(Event):
    """The signed-in person chose to stay signed in when warned."""


class SessionExpired(Event):
    """The session ended because nothing was done for too long, on the world's clock."""


class NotSignedIn(Refused):
    """The page or the change needs somebody signed in."""


class Session(Part):
    """A signed-in person; lengths in minutes of the world's clock.

    `person` is whom they chose to act for, where they were asked; oneself is a choice, too. `offered` are those whom
    they could have chosen, and `lapsed` is whom they acted for when the power ended, until they have been told.
    """

    citizen: Role
    method: Method
    level: Level = "substantial"
    since: datetime
    last_active: datetime
    minutes: int
    warning_minutes: int
    person: Role | None = None
    offered: list[Role] = []
    lapsed: Role | None = None
    mailbox: Role | None = None

    def expired(self, now: datetime) -> bool:
        return now - self.last_active >= timedelta(minutes=self.minutes)

    def warns(self, now: datetime) -> bool:
        """Whether less than `warning_minutes` are left, and the person should be told."""
        left = timedelta(minutes=self.minutes - self.warning_minutes)
        return not self.expired(now) and now - self.last_active >= left


def open_session(
    world: "World",
    citizen: Role,
    method: Method,
    service: str,
    *,
    level: Level = "substantial",
    minutes: int = 30,
    warning_minutes: int = 5,
) -> None:
    world.session = Session(
        citizen=citizen,
        method=method,
        level=level,
        since=world.clock,
        last_active=world.clock,
        minutes=minutes,
        warning_minutes=warning_minutes,
    )
    world.session_ended = None
    world.announce(SignedIn(citizen=citizen, method=method, service=service, level=level))


def touch(world: "World") -> None:
    """Count what is about to happen as activity of the signed-in person."""
    if world.session:
        world.session.last_active = world.clock


def expire(world: "World") -> None:
    """End a session that has been idle too long. Called whenever time has passed."""
    if world.session and world.session.expired(world.clock):
        world.announce(SessionExpired(citizen=world.session.citizen))
        world.session, world.session_ended = None, "expired"


def extend(world: "World") -> None:
    """:raises NotSignedIn: when the session has already ended."""
    if not world.session:
        raise NotSignedIn
    touch(world)
    world.announce(SessionExtended(citizen=world.session.citizen))


def log_off(world: "World") -> None:
    """Log off; pressing it twice is no mistake."""
    if world.session:
        world.announce(LoggedOff(citizen=world.session.citizen))
    world.session, world.session_ended = None, "logged-off"


def require(world: "World") -> Role:
    """Whoever is signed in.

    :raises NotSignedIn: when nobody is.
    """
    if world.signed_in is None:
        raise NotSignedIn
    return world.signed_in
