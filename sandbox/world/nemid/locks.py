"""NemID's locks: what counts as failed, when it locks for some hours, and when it is blocked.

Source: domain facts on NemID: five wrong passwords in a row lock for 8 hours (LOCK001), further ones block (LOCK002),
so do wrong keys (LOCK003); a key step that was shown and left counts as failed.
"""

from datetime import datetime, timedelta
from typing import Literal

from sandbox.world import session
from sandbox.world.nemid import mistakes
from sandbox.world.state.events import Event
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class NemidLocked(Event):
    """Too many wrong passwords in a row: no signing in before `until`, on the world's clock."""

    until: datetime


class NemidBlocked(Event):
    """Too many wrong keys or passwords in a row: only support can open it."""

    because: Literal["keys", "passwords"] = "keys"


class KeyStepAbandoned(Event):
    """A sign-in was left at the key step; that counts as failed."""


class TemporaryVoided(Event):
    """The choice of a password was broken off, so the temporary password is of no use any more."""


def check_password(
    world: World, role: Role, password: str
) -> Literal["right", "wrong", "locked", "blocked", "temporary-void"]:
    """Whether it is the citizen's password, or the temporary one where that is asked; every wrong one counts."""
    own = world.nemid[role]
    if own.blocked:
        refused(world, role, "blocked")
        return "blocked"
    if own.locked_until and world.clock < own.locked_until:
        refused(world, role, "locked")
        return "locked"
    own.locked_until = None
    if mistakes.is_void_temporary(world, role, password):
        failed(world, role, "temporary-void", "old-temporary")
        return "temporary-void"
    temporary = own.temporary.code if own.temporary else None
    if not (password == temporary if own.closed else own.has_password(password)):
        return wrong_password(world, role, password)
    own.wrong_in_row = world.failed_in_row = 0
    return "right"


def void(world: World) -> None:
    """End the choice of a password without one."""
    if world.activation:
        world.nemid[world.activation.citizen].temporary = None
        world.announce(TemporaryVoided(citizen=world.activation.citizen))
    world.activation = None


def drop_request(world: World) -> None:
    """Take what waits for the pending sign-in off the phone."""
    app = world.nemid[world.pending.citizen].app if world.pending else None
    if app and app.request and world.pending and app.request.id == world.pending.request:
        app.request = None


def wrong_password(world: World, role: Role, password: str) -> Literal["wrong", "locked", "blocked"]:
    nemid = world.nemid[role]
    nemid.wrong_in_row += 1
    world.failed_in_row += 1
    failed(world, role, "password", mistakes.of_password(world, role, password))
    if nemid.wrong_in_row < world.rules.nemid.attempts:
        return "wrong"
    nemid.wrong_in_row = world.failed_in_row = 0
    return lock(world, role)


def unknown_user(world: World, slip: str = "") -> Literal["wrong"]:
    """Count a user-id that nobody has."""
    world.failed_in_row += 1
    return failed(world, None, "unknown-id", slip)


def lock(world: World, role: Role) -> Literal["locked", "blocked"]:
    own = world.nemid[role]
    own.locks_in_row += 1
    if own.locks_in_row > world.rules.nemid.locks:
        block(world, role, "passwords")
        return "blocked"
    own.locked_until = world.clock + timedelta(hours=world.rules.nemid.lock_hours)
    own.note(world.clock, "locked")
    world.announce(NemidLocked(citizen=role, until=own.locked_until))
    return "locked"


def block(world: World, role: Role, because: Literal["keys", "passwords"]) -> None:
    own = world.nemid[role]
    own.blocked, own.blocked_because, world.pending = True, because, None
    own.note(world.clock, "blocked")
    world.announce(NemidBlocked(citizen=role, because=because))


def count_wrong_key(world: World, role: Role, slip: str) -> Literal["wrong", "blocked"]:
    """A wrong key, in whatever is done with a key."""
    own = world.nemid[role]
    failed(world, role, "key", slip)
    own.wrong_keys_in_row += 1
    if own.wrong_keys_in_row < world.rules.nemid.wrong_keys:
        return "wrong"
    block(world, role, "keys")
    return "blocked"


def abandon(world: World) -> None:
    """Drop a sign-in that was left at its second step."""
    pending = world.pending
    drop_request(world)
    world.pending = None
    if pending is None or pending.step in ("new-card", "app"):
        return
    world.announce(KeyStepAbandoned(citizen=pending.citizen))
    own = world.nemid[pending.citizen]
    if not world.rules.nemid.abandoned_counts or own.blocked:
        return
    own.abandoned_in_row += 1
    own.note(world.clock, "failed", pending.service)
    if own.abandoned_in_row >= world.rules.nemid.attempts:
        own.abandoned_in_row = 0
        lock(world, pending.citizen)


def failed(world: World, role: Role | None, reason: str, slip: str) -> Literal["wrong"]:
    world.announce(session.SignInFailed(citizen=role, method="nemid", reason=reason, slip=slip))
    return "wrong"


def refused(world: World, role: Role, outcome: str) -> None:
    world.announce(session.SignInFailed(citizen=role, method="nemid", reason=outcome))
