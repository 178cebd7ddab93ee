"""Which of a citizen's authenticators can be used: by the level that is asked for, and by what is locked."""

from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from sandbox.world.mitid import Kind, Lock, MitId, Secret
from sandbox.world.people import Role
from sandbox.world.signin import Level

if TYPE_CHECKING:
    from sandbox.world.world import World


class Obstacle(NamedTuple):
    """Why an authenticator cannot be used now; `until` when it can again by itself."""

    what: Secret
    state: Literal["paused", "blocked", "not-activated"]
    until: datetime | None


def kinds_for(own: MitId, level: Level) -> tuple[Kind, ...]:
    """The citizen's authenticators that reach a level."""
    if level == "high":
        return ("app",) if own.app and own.chip else ()
    return own.kinds


def reaches(own: MitId) -> Level:
    """The highest level that the citizen can sign in with."""
    return "high" if kinds_for(own, "high") else "substantial"


def obstacle(world: "World", role: Role, kind: Kind) -> Obstacle | None:
    """What keeps an authenticator from being used, if anything does."""
    own = world.mitid[role]
    if kind == "app" and own.app and not (own.app.pin or own.app.chosen):
        return Obstacle("pin", "not-activated", None)
    for what, lock in _locks(own, kind):
        if (state := lock.state(world.clock)) != "open":
            return Obstacle(what, state, lock.until if state == "paused" else None)
    return None


def wait(world: "World", role: Role, kind: Kind) -> None:
    """Let the time pass until an authenticator works again, where time alone helps."""
    found = obstacle(world, role, kind)
    if found and found.until:
        world.move_clock(-(-int((found.until - world.clock).total_seconds()) // 60))


def _locks(own: MitId, kind: Kind) -> list[tuple[Secret, Lock]]:
    if kind == "app":
        return [("pin", own.app.lock)] if own.app else []
    device = own.device(kind)
    password: tuple[Secret, Lock] = ("password", own.password_lock)
    return [("code", device.lock), password] if device else [password]
