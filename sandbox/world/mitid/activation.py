"""Giving a MitID app its own PIN by a temporary one, and what a citizen can do with a MitID once signed in.

Source: domain facts on MitID: a temporary PIN has eight digits and the own one six; three wrong tries void it; a letter
is good for 48 hours and a text message for 30 minutes. What an own PIN may look like is not known for sure: here six
digits that are neither all alike nor a series. Passwords: 8-64 characters, without the user-id, ten digits in a row,
the word for password, or a row of the keyboard.
"""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Literal

from sandbox.world.digits import NoAttempt, no_attempt, without_spaces
from sandbox.world.hashing import hashed
from sandbox.world.mitid import mistakes
from sandbox.world.mitid.app import app_of
from sandbox.world.mitid.events import (
    MitidActivated,
    MitidPasswordChanged,
    MitidSuspended,
    MitidTemporaryPinSent,
)
from sandbox.world.mitid.log import note
from sandbox.world.session import SignInFailed
from sandbox.world.state.mitid import (
    LETTER_HOURS,
    MESSAGE_MINUTES,
    PIN_DIGITS,
    TEMPORARY_ATTEMPTS,
    TEMPORARY_DIGITS,
    App,
    By,
    NothingToDo,
    Temporary,
)
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

TemporaryOutcome = Literal["choose-pin", "wrong", "too-old", "void", "none"] | NoAttempt
PinOutcome = Literal["activated", "different", "too-simple"] | NoAttempt
PasswordProblem = Literal[
    "length", "user-id", "ten-digits", "word", "keyboard", "same", "different", "old-wrong"
]
LENGTHS = range(8, 65)
WORDS = ("password", "adgangskode", "kodeord")
KEYBOARD = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm", "1234567890", "qwerty", "asdfgh")


def new_app(world: World, role: Role) -> None:
    """Put a fresh app on the citizen's phone, which a temporary PIN activates."""
    world.mitid[role].app = App()


def order_temporary(world: World, role: Role, by: By) -> Temporary:
    """Order a temporary PIN; one ordered before is void from now on.

    :raises NothingToDo: when the citizen has no app.
    """
    app = app_of(world, role)
    good = timedelta(minutes=MESSAGE_MINUTES) if by == "text-message" else timedelta(hours=LETTER_HOURS)
    # begins with 0, as no real telephone number does: it is typed where such a number would be refused
    code = f"0{world.draw(10 ** (TEMPORARY_DIGITS - 1)):0{TEMPORARY_DIGITS - 1}}"
    app.temporary = Temporary(code=code, by=by, until=world.clock + good)
    world.announce(MitidTemporaryPinSent(citizen=role, by=by))
    return app.temporary


def enter_temporary(world: World, role: Role, typed: str) -> TemporaryOutcome:
    """The temporary PIN, typed into the app: after it the own PIN is chosen.

    `none` is when none was ordered, `void` when it was wrong too often.
    """
    app = app_of(world, role)
    typed = without_spaces(typed)
    if app.temporary is None:
        return "none"
    if app.temporary.wrong >= TEMPORARY_ATTEMPTS:
        return "void"
    if not typed:
        return "empty"
    if world.clock >= app.temporary.until:
        return _failed(world, role, "too-old")
    slip = mistakes.of_temporary(world, role, typed)
    if missing := mistakes.no_attempt(world, role, "temporary-wrong", typed, TEMPORARY_DIGITS, slip):
        return missing
    if typed != app.temporary.code:
        app.temporary.wrong += 1
        return _failed(world, role, "void" if app.temporary.wrong >= TEMPORARY_ATTEMPTS else "wrong", slip)
    app.temporary.accepted = True
    return "choose-pin"


def choose_pin(world: World, role: Role, pin: str, again: str) -> PinOutcome:
    """The own PIN, twice. :raises NothingToDo: when no temporary PIN was accepted."""
    app = app_of(world, role)
    if app.temporary is None or not app.temporary.accepted:
        raise NothingToDo
    pin, again = without_spaces(pin), without_spaces(again)
    if missing := no_attempt(pin, PIN_DIGITS):
        return missing
    if simple(pin):
        return "too-simple"
    if pin != again:
        return "different"
    app.chosen, app.temporary, app.open = hashed(pin, world.new_id()), None, False
    app.lock.open()
    note(world, role, "MitID", "changed", "app")
    world.announce(MitidActivated(citizen=role))
    return "activated"


def suspend(world: World, role: Role) -> None:
    """Block all of the citizen's MitID for a while; pressing it twice is no mistake.

    What is under way with it ends: that may be what the citizen wants to stop.
    """
    own = world.mitid[role]
    if own.suspended:
        return
    own.suspended, own.unasked = True, None
    if world.mitid_pending and world.mitid_pending.citizen == role:
        world.mitid_pending = None
    note(world, role, "MitID", "suspended")
    world.announce(MitidSuspended(citizen=role))


def change_password(world: World, role: Role, old: str, new: str, again: str) -> PasswordProblem | None:
    """What is wrong with a new password; nothing, when it has been changed."""
    own = world.mitid[role]
    if not own.is_password(old):
        return "old-wrong"
    if problem := password_problem(new, own.user_id):
        return problem
    if new == old:
        return "same"
    if new != again:
        return "different"
    own.chosen = hashed(new, world.new_id())
    own.password_lock.open()
    note(world, role, "MitID", "changed")
    world.announce(MitidPasswordChanged(citizen=role))
    return None


def password_problem(password: str, user_id: str) -> PasswordProblem | None:
    """The first rule for passwords that is not kept."""
    folded = password.casefold()
    if len(password) not in LENGTHS:
        return "length"
    if user_id.casefold() in folded:
        return "user-id"
    if re.search(r"\d{10}", password):
        return "ten-digits"
    if any(word in folded for word in WORDS):
        return "word"
    return "keyboard" if any(row in folded for row in KEYBOARD) else None


def simple(pin: str) -> bool:
    """Whether a PIN is too easy to guess: all digits alike, or a series up or down."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def _failed(world: World, role: Role, outcome: TemporaryOutcome, slip: str = "") -> TemporaryOutcome:
    world.announce(SignInFailed(citizen=role, method="mitid", reason=f"temporary-{outcome}", slip=slip))
    return outcome
