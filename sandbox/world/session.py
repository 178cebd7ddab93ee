"""The broker's session: one signed-in person over all public sites, ended by log-off or by 30 idle minutes.

Source: domain facts on the broker ("one session follows you between public sites", "most services end after
about 30 idle minutes"); the lengths are settings (`SessionRules`).
"""

from typing import Literal

from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.session import Level, Method, Session
from sandbox.world.state.world import World


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


def open_session(
    world: World,
    citizen: Role,
    method: Method,
    service: str,
    *,
    level: Level = "substantial",
) -> None:
    world.session = Session(
        citizen=citizen,
        method=method,
        level=level,
        since=world.clock,
        last_active=world.clock,
        minutes=world.rules.session.minutes,
        warning_minutes=world.rules.session.warning_minutes,
    )
    world.session_ended = None
    world.announce(SignedIn(citizen=citizen, method=method, service=service, level=level))


def limit_methods(world: World, methods: Literal["nemid", "mitid", "either"] | None) -> None:
    """Let the broker offer these methods only; None leaves the choice to the class."""
    world.sign_in = methods


def touch(world: World) -> None:
    """Count what is about to happen as activity of the signed-in person."""
    if world.session:
        world.session.last_active = world.clock


def expire(world: World) -> None:
    """End a session that has been idle too long. Called whenever time has passed."""
    if world.session and world.session.expired(world.clock):
        world.announce(SessionExpired(citizen=world.session.citizen))
        world.session, world.session_ended = None, "expired"


def extend(world: World) -> None:
    """:raises NotSignedIn: when the session has already ended."""
    if not world.session:
        raise NotSignedIn
    touch(world)
    world.announce(SessionExtended(citizen=world.session.citizen))


def log_off(world: World) -> None:
    """Log off; pressing it twice is no mistake."""
    if world.session:
        world.announce(LoggedOff(citizen=world.session.citizen))
    world.session, world.session_ended = None, "logged-off"


def require(world: World) -> Role:
    """Whoever is signed in.

    :raises NotSignedIn: when nobody is.
    """
    if world.signed_in is None:
        raise NotSignedIn
    return world.signed_in
