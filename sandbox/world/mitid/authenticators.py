"""Which of a citizen's authenticators can be used: by the level that is asked for, and by what is locked."""

from datetime import datetime
from typing import Literal, NamedTuple

from sandbox.world.mitid.events import MitidBlocked, MitidPaused
from sandbox.world.state.mitid import Kind, Lock, Miss, MitId, Secret
from sandbox.world.state.people import Role
from sandbox.world.state.session import Level
from sandbox.world.state.world import World


def missed(world: World, role: Role, what: Secret, lock: Lock, attempts: int) -> Miss:
    """Count a wrong try; when it was one too many, that is announced."""
    outcome = lock.miss(world.clock, attempts, world.rules.mitid)
    if outcome == "paused" and lock.until:
        world.announce(MitidPaused(citizen=role, what=what, until=lock.until))
    elif outcome == "blocked":
        world.announce(MitidBlocked(citizen=role, what=what))
    return outcome


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


def obstacle(world: World, role: Role, kind: Kind) -> Obstacle | None:
    """What keeps an authenticator from being used, if anything does."""
    own = world.mitid[role]
    if kind == "app" and own.app and not (own.app.pin or own.app.chosen):
        return Obstacle("pin", "not-activated", None)
    for what, lock in _locks(own, kind):
        if (state := lock.state(world.clock)) != "open":
            return Obstacle(what, state, lock.until if state == "paused" else None)
    return None


def _locks(own: MitId, kind: Kind) -> list[tuple[Secret, Lock]]:
    if kind == "app":
        return [("pin", own.app.lock)] if own.app else []
    device = own.device(kind)
    password: tuple[Secret, Lock] = ("password", own.password_lock)
    return [("code", device.lock), password] if device else [password]
