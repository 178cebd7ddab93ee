"""The code app on the phone: a request that shows which service waits, and its approval or refusal.

Source: domain facts on the variants of NemID: a code of four digits, the app shows the site; too slow is CAN005,
rejected CAN007, overwritten by a newer one CAN008; activating the app takes a key and an hour. How many wrong codes
close it, and after how long it is too late, is not known for sure: both are rules.
"""

from datetime import timedelta
from typing import Literal

from sandbox.world.digits import NoAttempt, no_attempt, without_spaces
from sandbox.world.seeded_random import below
from sandbox.world.state.events import Event
from sandbox.world.state.nemid import AppRequest, CodeApp
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

Approval = Literal["approved", "wrong-pin", "app-blocked", "gone"] | NoAttempt


class CodeAppAsked(Event):
    """A request came to the citizen's code app."""

    service: str


class CodeAppApproved(Event):
    """A request was approved; `unasked` when nobody at this seat had begun it."""

    service: str
    unasked: bool = False


class CodeAppRefused(Event):
    """A request was refused; `unasked` when nobody at this seat had begun it."""

    service: str
    unasked: bool = False


class CodeAppBlocked(Event):
    """Too many wrong codes: the app has to be activated again."""


def install(world: World, role: Role, wait_minutes: int = 0) -> CodeApp:
    """Put the app on the citizen's phone, or activate it again; it is ready after the wait."""
    ready_at = world.clock + timedelta(minutes=wait_minutes)
    app = world.nemid[role].app = CodeApp(pin=pin_of(world, role), active_from=ready_at)
    world.nemid[role].note(world.clock, "app-activated")
    return app


def pin_of(world: World, role: Role) -> str:
    """Four digits, the citizen's for good."""
    return str(1000 + below(9000, world.seed, world.seat, role, "app"))


def ready(world: World, role: Role) -> bool:
    app = world.nemid[role].app
    return app is not None and not app.blocked and app.active_from <= world.clock


def ask(world: World, role: Role, service: str, *, genuine: bool = True) -> AppRequest | None:
    """Send a request to the app; one that waits there is overwritten. None where no app is ready."""
    app = world.nemid[role].app
    if app is None or not ready(world, role):
        return None
    app.request = AppRequest(
        id=world.new_id(), citizen=role, service=service, asked=world.clock, genuine=genuine
    )
    world.announce(CodeAppAsked(citizen=role, service=service))
    return app.request


def ask_unasked(world: World, role: Role, service: str = "borger.dk") -> AppRequest | None:
    """A request that nobody at this seat began: the right answer is to refuse it."""
    return ask(world, role, service, genuine=False)


def too_late(world: World, request: AppRequest) -> bool:
    return world.clock - request.asked >= timedelta(minutes=world.rules.nemid.app_minutes)


def request(world: World, role: Role) -> AppRequest | None:
    """What waits for an answer on the citizen's phone."""
    app = world.nemid[role].app
    waiting = app.request if app and ready(world, role) else None
    if waiting is None or waiting.state != "waiting" or too_late(world, waiting):
        return None
    return waiting


def approve(world: World, request_id: str, pin: str) -> Approval:
    """Approve with the app's code; "gone" when it is answered, overwritten or too late."""
    app, asked = _waiting(world, request_id)
    if app is None or asked is None:
        return "gone"
    typed = without_spaces(pin)
    if missing := no_attempt(typed, len(app.pin)):
        return missing
    if typed != app.pin:
        return _wrong_pin(world, asked.citizen, app)
    app.wrong_in_row, asked.state = 0, "approved"
    world.announce(CodeAppApproved(citizen=asked.citizen, service=asked.service, unasked=not asked.genuine))
    return "approved"


def refuse(world: World, request_id: str) -> Literal["refused", "gone"]:
    _app, asked = _waiting(world, request_id)
    if asked is None:
        return "gone"
    asked.state = "refused"
    world.announce(CodeAppRefused(citizen=asked.citizen, service=asked.service, unasked=not asked.genuine))
    return "refused"


def _waiting(world: World, request_id: str) -> tuple[CodeApp, AppRequest] | tuple[None, None]:
    for role, own in world.nemid.items():
        asked = request(world, role)
        if own.app and asked and asked.id == request_id:
            return own.app, asked
    return None, None


def _wrong_pin(world: World, role: Role, app: CodeApp) -> Literal["wrong-pin", "app-blocked"]:
    app.wrong_in_row += 1
    if app.wrong_in_row < world.rules.nemid.app_wrong_codes:
        return "wrong-pin"
    app.blocked, app.request = True, None
    world.announce(CodeAppBlocked(citizen=role))
    return "app-blocked"
