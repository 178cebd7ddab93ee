"""Signing in with MitID as the box of the login page has it: user-id, authenticator, code and password.

Source: domain facts on MitID. An unknown user-id is told at once; one sign-in in the app at a time
(`parallel_sessions_detected`); with a code display the code comes first and the password after it. Levels: `low` is
user-id and one factor, `substantial` two, `high` two of the extra-secure ones, which are the app and the chip here.
"""

from datetime import timedelta
from typing import Literal, TypeVar

from sandbox.world import session
from sandbox.world.mitid import mistakes
from sandbox.world.mitid.authenticators import kinds_for, missed, obstacle
from sandbox.world.mitid.events import MitidBegun, MitidPasswordAsked, MitidTimedOut
from sandbox.world.mitid.log import note, owner
from sandbox.world.session import SignInCancelled, SignInFailed
from sandbox.world.state.mitid import (
    CODE_ATTEMPTS,
    IN_APP,
    Action,
    Kind,
    Miss,
    MitIdPending,
    NothingToDo,
    Stage,
)
from sandbox.world.state.people import Role
from sandbox.world.state.session import Level
from sandbox.world.state.world import World

BeginOutcome = Literal["begun", "empty", "unknown-id", "suspended", "parallel", "level-too-low"]
CodeOutcome = Literal["password-asked", "empty", "wrong", "paused", "blocked"]
PasswordOutcome = Literal["signed-in", "empty", "wrong", "paused", "blocked"]
Reason = TypeVar("Reason", bound=str)
FIRST_STAGE: dict[Kind, Stage] = {
    "app": "app",
    "code-display": "code",
    "code-reader": "code",
    "chip": "chip",
}


def begin(
    world: World,
    user_id: str,
    *,
    service: str,
    return_to: str,
    level: Level = "substantial",
    action: Action = "log-on",
    remember: bool = False,
) -> BeginOutcome:
    """The first step. A sign-in that waits for an app stays; any other that was under way is dropped."""
    if not user_id.strip():
        return "empty"
    if world.mitid_pending and world.mitid_pending.under_way and world.mitid_pending.stage in IN_APP:
        return _failed(world, world.mitid_pending.citizen, "parallel")
    world.mitid_pending = None
    role = owner(world, user_id)
    if role is None:
        return _failed(world, None, "unknown-id", mistakes.of_user_id(world, user_id))
    own = world.mitid[role]
    if own.suspended:
        return _failed(world, role, "suspended")
    if not (kinds := kinds_for(own, level)):
        return _failed(world, role, "level-too-low")
    _remember(world, service, role if remember else None)
    world.mitid_pending = MitIdPending(
        id=world.new_id(),
        citizen=role,
        service=service,
        return_to=return_to,
        level=level,
        action=action,
        kind=kinds[0],
        stage="paused",
        since=world.clock,
        minutes=world.rules.mitid.timeout_minutes,
    )
    _start(world, world.mitid_pending, kinds[0])
    return "begun"


def choose_authenticator(world: World, kind: Kind) -> None:
    """Skift identifikationsmiddel, also after one that was blocked.

    :raises NothingToDo: when no sign-in is under way, or the citizen has no such authenticator for it.
    """
    pending = world.mitid_pending
    if pending is None or pending.stage in ("timed-out", "refused"):
        raise NothingToDo
    if kind not in kinds_for(world.mitid[pending.citizen], pending.level):
        raise NothingToDo
    _start(world, pending, kind)


def enter_code(world: World, typed: str) -> CodeOutcome:
    """The code in the display, or read aloud; a code is good until the next press, and once.

    :raises NothingToDo: when no code is asked for.
    """
    pending = at_stage(world, "code")
    typed = "".join(typed.split())
    if not typed:
        return "empty"
    device = world.mitid[pending.citizen].device(pending.kind)
    if device is None:
        raise NothingToDo
    if device.shown and typed == device.shown:
        device.used = device.presses
        device.lock.open()
        _ask_for_password(world, pending)
        return "password-asked"
    slip = mistakes.of_code(world, pending.citizen, typed)
    _failed(world, pending.citizen, "code", slip)
    return _after_miss(world, pending, missed(world, pending.citizen, "code", device.lock, CODE_ATTEMPTS))


def touch_chip(world: World) -> Literal["password-asked", "signed-in"]:
    """Put the chip in and touch it. After the app, where the highest level is asked for, it is the last step.

    :raises NothingToDo: when no chip is asked for.
    """
    pending = at_stage(world, "chip")
    if pending.kind == "app":
        finish(world, pending)
        return "signed-in"
    _ask_for_password(world, pending)
    return "password-asked"


def enter_password(world: World, typed: str) -> PasswordOutcome:
    """:raises NothingToDo: when no password is asked for."""
    pending = at_stage(world, "password")
    if not typed:
        return "empty"
    own = world.mitid[pending.citizen]
    if own.is_password(typed, exact=world.rules.mitid.exact_case):
        own.password_lock.open()
        finish(world, pending)
        return "signed-in"
    _failed(world, pending.citizen, "password", mistakes.of_password(world, pending.citizen, typed))
    miss = missed(world, pending.citizen, "password", own.password_lock, world.rules.mitid.password_attempts)
    return _after_miss(world, pending, miss)


def cancel(world: World) -> None:
    """Afbryd, in any step; also how an ended sign-in is put away."""
    pending, world.mitid_pending = world.mitid_pending, None
    if pending is None or pending.under_way:
        world.announce(SignInCancelled(citizen=pending.citizen if pending else None, method="mitid"))


def time_out(world: World) -> None:
    """End a sign-in that has waited too long. Called whenever time has passed."""
    pending = world.mitid_pending
    if pending and pending.under_way and world.clock - pending.since >= timedelta(minutes=pending.minutes):
        go_to(world, pending, "timed-out")
        world.announce(MitidTimedOut(citizen=pending.citizen))


def at_stage(world: World, *stages: Stage) -> MitIdPending:
    """:raises NothingToDo: when the sign-in under way is at none of these."""
    pending = world.mitid_pending
    if pending is None or pending.stage not in stages:
        raise NothingToDo
    return pending


def go_to(world: World, pending: MitIdPending, stage: Stage) -> None:
    pending.stage, pending.since = stage, world.clock


def finish(world: World, pending: MitIdPending) -> None:
    """Everything that was asked for is there: open the session."""
    world.mitid_pending = None
    note(world, pending.citizen, pending.service, "signed-in", pending.kind)
    session.open_session(
        world,
        pending.citizen,
        "mitid",
        pending.service,
        level=pending.level,
    )


def _remember(world: World, service: str, role: Role | None) -> None:
    """Husk mig hos …: whose user-id the box shows next time."""
    world.mitid_remembered.pop(service, None)
    if role:
        world.mitid_remembered[service] = role


def _start(world: World, pending: MitIdPending, kind: Kind) -> None:
    pending.kind, pending.one_time_code, pending.wrong_codes = kind, "", 0
    if obstacle(world, pending.citizen, kind):
        go_to(world, pending, "paused")
        return
    only_password = pending.level == "low" and kind in ("code-display", "code-reader")
    go_to(world, pending, "password" if only_password else FIRST_STAGE[kind])
    app = world.mitid[pending.citizen].app
    if kind == "app" and app and app.open:
        go_to(world, pending, "scan")
    world.announce(MitidBegun(citizen=pending.citizen, kind=kind, service=pending.service))


def _ask_for_password(world: World, pending: MitIdPending) -> None:
    go_to(world, pending, "password")
    world.announce(MitidPasswordAsked(citizen=pending.citizen))


def _after_miss(world: World, pending: MitIdPending, miss: Miss) -> Miss:
    if miss != "wrong":
        go_to(world, pending, "paused")
        note(world, pending.citizen, pending.service, "blocked", pending.kind)
    return miss


def _failed(world: World, role: Role | None, reason: Reason, slip: str = "") -> Reason:
    world.announce(SignInFailed(citizen=role, method="mitid", reason=reason, slip=slip))
    return reason
