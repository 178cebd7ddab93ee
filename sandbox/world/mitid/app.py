"""The MitID app on the citizen's phone: its PIN, what it asks its owner to approve, and how it knows the screen.

Source: domain facts on MitID: the app names receiver and action; on another device than the screen it scans a QR code
of two frames, which only the one who began can see; whoever cannot scan types a one-time code *into the app*.
"""

from typing import Literal

from sandbox.world.digits import NoAttempt, without_spaces
from sandbox.world.mitid import mistakes
from sandbox.world.mitid.authenticators import missed
from sandbox.world.mitid.events import (
    CodeMade,
    MitidAppOpened,
    MitidApproved,
    MitidAsked,
    MitidRefused,
    MitidScanned,
)
from sandbox.world.mitid.log import note
from sandbox.world.mitid.sign_in import at_stage, finish, go_to
from sandbox.world.session import SignInFailed
from sandbox.world.state.mitid import (
    IN_APP,
    PIN_DIGITS,
    Action,
    App,
    CodeKind,
    MitIdPending,
    NothingToDo,
    Request,
)
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

OpenOutcome = Literal["open", "wrong", "paused", "blocked", "not-activated"] | NoAttempt
OneTimeOutcome = Literal["approve", "wrong", "ended"] | NoAttempt
AppStage = Literal["not-activated", "paused", "locked", "idle", "scan", "approve"]
WRONG_CODES = 3


def app_of(world: World, role: Role) -> App:
    """:raises NothingToDo: when the citizen has no app."""
    if (app := world.mitid[role].app) is None:
        raise NothingToDo
    return app


def app_stage(world: World, role: Role) -> AppStage:
    """What the app shows: its PIN pad (`locked`), nothing to do (`idle`), or a step of something to approve."""
    app = app_of(world, role)
    if app.needs_activation:
        return "not-activated"
    if app.lock.state(world.clock) == "paused":
        return "paused"
    if not app.open:
        return "locked"
    if world.mitid[role].unasked:
        return "approve"
    pending = _own(world, role)
    return "idle" if pending is None else "approve" if pending.stage == "approve" else "scan"


def asked(world: World, role: Role) -> Request | None:
    """What lies in the app: what somebody else has begun comes first, as it would push itself forward."""
    if unasked := world.mitid[role].unasked:
        return unasked
    pending = _own(world, role)
    return Request(receiver=pending.service, action=pending.action) if pending else None


def app_open(world: World, role: Role, pin: str) -> OpenOutcome:
    """Open the app by its PIN. :raises NothingToDo: when the citizen has no app."""
    app, typed = app_of(world, role), without_spaces(pin)
    if app.needs_activation:
        return "blocked" if app.lock.blocked else "not-activated"
    if app.lock.state(world.clock) == "paused":
        return "paused"
    if not app.is_pin(typed):
        return _wrong_pin(world, role, app, typed)
    app.lock.open()
    app.open = True
    world.announce(MitidAppOpened(citizen=role))
    if (pending := _own(world, role)) and pending.stage == "app":
        go_to(world, pending, "approve" if pending.same_device else "scan")
    return "open"


def app_close(world: World, role: Role) -> None:
    """Put the app away; what waits for it waits on."""
    app_of(world, role).open = False
    if (pending := _own(world, role)) and pending.stage in ("scan", "approve"):
        go_to(world, pending, "app")


def same_device(world: World) -> None:
    """The browser runs on the phone itself: the app needs no QR code.

    :raises NothingToDo: when no sign-in waits for an app.
    """
    pending = at_stage(world, "app", "scan")
    pending.same_device = True
    if pending.stage == "scan":
        go_to(world, pending, "approve")


def qr_frames(world: World) -> tuple[str, str]:
    """What the two frames on the screen say, which alternate; they say other things in every sign-in.

    :raises NothingToDo: when no sign-in waits for an app.
    """
    pending = at_stage(world, "app", "scan")
    return f"MITID-{pending.id}-1", f"MITID-{pending.id}-2"


def app_scan(world: World, role: Role) -> None:
    """Hold the phone up to the screen. :raises NothingToDo: when the app is not at it."""
    _seen(world, _scanning(world, role), "qr")


def one_time_code(world: World) -> str:
    """Show a one-time code on the screen instead of the QR code; asked for again, it is the same.

    :raises NothingToDo: when no sign-in waits for an app.
    """
    pending = at_stage(world, "app", "scan")
    if not pending.one_time_code:
        digits = world.rules.mitid.one_time_digits
        pending.one_time_code = f"{world.draw(10**digits):0{digits}}"
    return pending.one_time_code


def app_type_code(world: World, role: Role, typed: str) -> OneTimeOutcome:
    """Type the one-time code from the screen into the app; three wrong ones end the sign-in.

    :raises NothingToDo: when the app is not at it, or no code is shown.
    """
    pending, typed = _scanning(world, role), without_spaces(typed)
    if not pending.one_time_code:
        raise NothingToDo
    if typed == pending.one_time_code:
        _seen(world, pending, "one-time-code")
        return "approve"
    slip, count = mistakes.of_one_time_code(world, role, typed), len(pending.one_time_code)
    if missing := mistakes.no_attempt(world, role, "one-time-code", typed, count, slip):
        return missing
    world.announce(SignInFailed(citizen=role, method="mitid", reason="one-time-code", slip=slip))
    pending.wrong_codes += 1
    if pending.wrong_codes < WRONG_CODES:
        return "wrong"
    go_to(world, pending, "refused")
    return "ended"


def press_device(world: World, role: Role, kind: CodeKind) -> str:
    """Press the button for the next code; the one before is no good any more.

    :raises NothingToDo: when the citizen has no such device.
    """
    device = world.mitid[role].device(kind)
    if device is None:
        raise NothingToDo
    world.announce(CodeMade(citizen=role, kind=kind))
    return device.press()


def ask_unasked(world: World, role: Role, receiver: str, action: Action = "log-on") -> None:
    """Somebody else asks the citizen to approve something, as in a fraud exercise; a suspended MitID asks nothing.

    :raises NothingToDo: when the citizen has no app.
    """
    app_of(world, role)
    if not world.mitid[role].suspended:
        world.mitid[role].unasked = Request(receiver=receiver, action=action, own=False)
        world.announce(MitidAsked(citizen=role, receiver=receiver, action=action))


def app_approve(world: World, role: Role) -> Literal["signed-in", "approved", "chip"]:
    """Approve what the app shows; `approved` is what somebody else had begun, and no way in for oneself.

    :raises NothingToDo: when it shows nothing to approve.
    """
    request = _answered(world, role)
    world.announce(MitidApproved(citizen=role, **request.model_dump()))
    if not request.own:
        note(world, role, request.receiver, "approved", "app")
        return "approved"
    pending = at_stage(world, "approve")
    if pending.level == "high":
        go_to(world, pending, "chip")
        return "chip"
    finish(world, pending)
    return "signed-in"


def app_refuse(world: World, role: Role) -> None:
    """Refuse what the app shows; an own sign-in ends by it.

    :raises NothingToDo: when it shows nothing to approve.
    """
    request = _answered(world, role)
    world.announce(MitidRefused(citizen=role, **request.model_dump()))
    note(world, role, request.receiver, "refused", "app")
    if request.own:
        go_to(world, at_stage(world, "approve"), "refused")


def _answered(world: World, role: Role) -> Request:
    """Take what is to be approved out of the app, and put the app away."""
    app, request = app_of(world, role), asked(world, role)
    if app_stage(world, role) != "approve" or request is None:
        raise NothingToDo
    if request.own:
        app.open = False
    else:
        world.mitid[role].unasked = None
    return request


def _wrong_pin(world: World, role: Role, app: App, typed: str) -> OpenOutcome:
    slip = mistakes.of_pin(world, role, typed)
    if missing := mistakes.no_attempt(world, role, "pin", typed, PIN_DIGITS, slip):
        return missing
    world.announce(SignInFailed(citizen=role, method="mitid", reason="pin", slip=slip))
    miss = missed(world, role, "pin", app.lock, world.rules.mitid.pin_attempts)
    if miss != "wrong":
        note(world, role, "MitID", "blocked", "app")
        if pending := _own(world, role):
            go_to(world, pending, "paused")
    return miss


def _seen(world: World, pending: MitIdPending, by: Literal["qr", "one-time-code"]) -> None:
    go_to(world, pending, "approve")
    world.announce(MitidScanned(citizen=pending.citizen, by=by))


def _scanning(world: World, role: Role) -> MitIdPending:
    if app_stage(world, role) != "scan":
        raise NothingToDo
    return at_stage(world, "scan")


def _own(world: World, role: Role) -> MitIdPending | None:
    pending = world.mitid_pending
    return pending if pending and pending.citizen == role and pending.stage in IN_APP else None
