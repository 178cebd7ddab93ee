"""Which of the typical mistakes a wrong MitID entry was, as far as the world can tell; empty when none is known.

Source: the domain facts' list of typical slips, and what is alike about NemID and MitID in the years of change.
"""

from collections.abc import Callable
from typing import Literal

from sandbox.world import digits
from sandbox.world.digits import NoAttempt
from sandbox.world.look_alikes import look_alike, plain
from sandbox.world.session import SignInFailed
from sandbox.world.state.mitid import CodeDevice, MitId
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

UserIdSlip = Literal["", "blanks", "nemid-user-id", "cpr", "password-as-user-id", "look-alike"]
PinSlip = Literal["", "temporary-pin", "another-pin", "password-as-pin", "code-as-pin"]
CodeSlip = Literal[
    "",
    "old-code",
    "used-code",
    "serial-number",
    "another-device",
    "password-as-code",
    "key-as-code",
    "look-alike",
]
PasswordSlip = Literal[
    "",
    "capitals",
    "nemid-password",
    "another-password",
    "pin-as-password",
    "code-as-password",
    "user-id-as-password",
    "look-alike",
]
TemporarySlip = Literal["", "own-pin", "look-alike"]
OneTimeSlip = Literal["", "pin-as-code"]
LOOK_BACK = 6  # presses


def of_user_id(world: World, typed: str) -> UserIdSlip:
    """The mistake behind a user-id that nobody of the household has."""
    typed = plain(typed)
    own = [mitid.user_id.casefold() for mitid in world.mitid.values()]
    if "".join(typed.split()) in own:
        return "blanks"
    if any(typed in (plain(nemid.user_id), nemid.number) for nemid in world.nemid.values()):
        return "nemid-user-id"
    if any(typed.replace("-", "") == citizen.cpr for citizen in world.household.citizens.values()):
        return "cpr"
    if any(typed == plain(mitid.password) for mitid in world.mitid.values()):
        return "password-as-user-id"
    return "look-alike" if any(look_alike(typed, each) for each in own) else ""


def of_pin(world: World, role: Role, typed: str) -> PinSlip:
    """The mistake behind a wrong PIN in the citizen's app."""
    own = world.mitid[role]
    if own.app and own.app.temporary and typed == own.app.temporary.code:
        return "temporary-pin"
    if own.is_password(typed, exact=False) or plain(typed) == plain(world.nemid[role].password):
        return "password-as-pin"
    if world.mitid_pending and typed and typed == world.mitid_pending.one_time_code:
        return "code-as-pin"
    others = (mitid.app for other, mitid in world.mitid.items() if other != role)
    return "another-pin" if any(app and app.pin == typed for app in others) else ""


def of_code(world: World, role: Role, typed: str) -> CodeSlip:
    """The mistake behind a wrong code from a code display or reader."""
    own, folded = world.mitid[role], plain(typed)
    if own.is_password(typed, exact=False):
        return "password-as-code"
    for device in _devices(own):
        if folded == device.serial.casefold() or typed == device.serial[2:]:
            return "serial-number"
        if device.used and typed == device.code(device.used):
            return "used-code"
        if typed in _last_codes(device.code, device.presses):
            return "old-code"
        if look_alike(typed, device.shown):
            return "look-alike"
    others = (mitid for other, mitid in world.mitid.items() if other != role)
    if any(typed == device.shown for mitid in others for device in _devices(mitid)):
        return "another-device"
    card = world.nemid[role].card
    return "key-as-code" if any(typed in pair for pair in card.pairs()) else ""


def of_password(world: World, role: Role, typed: str) -> PasswordSlip:
    """The mistake behind a wrong password."""
    own, folded = world.mitid[role], plain(typed)
    if own.is_password(typed, exact=False):
        return "capitals"
    if any(folded == plain(nemid.password) for nemid in world.nemid.values()):
        return "nemid-password"
    if any(folded == plain(mitid.password) for mitid in world.mitid.values()):
        return "another-password"
    if own.app and own.app.is_pin(typed):
        return "pin-as-password"
    if any(typed in _last_codes(device.code, device.presses + 1) for device in _devices(own)):
        return "code-as-password"
    if folded == own.user_id.casefold():
        return "user-id-as-password"
    return "look-alike" if look_alike(typed, own.password) else ""


def of_temporary(world: World, role: Role, typed: str) -> TemporarySlip:
    """The mistake behind a wrong temporary PIN."""
    app = world.mitid[role].app
    if app is None or app.temporary is None:
        return ""
    if app.is_pin(typed):
        return "own-pin"
    return "look-alike" if look_alike(typed, app.temporary.code) else ""


def of_one_time_code(world: World, role: Role, typed: str) -> OneTimeSlip:
    """The mistake behind a wrong one-time code in the app."""
    app = world.mitid[role].app
    return "pin-as-code" if app and app.is_pin(typed) else ""


def no_attempt(world: World, role: Role, reason: str, typed: str, count: int, slip: str) -> NoAttempt | None:
    """Why what was typed is no code of so many digits. A known mistake is announced all the same."""
    missing = digits.no_attempt(typed, count)
    if missing and slip:
        world.announce(SignInFailed(citizen=role, method="mitid", reason=reason, slip=slip))
    return missing


def _devices(mitid: MitId) -> list[CodeDevice]:
    return [device for device in (mitid.display, mitid.reader) if device]


def _last_codes(code: Callable[[int], str], presses: int) -> set[str]:
    return {code(press) for press in range(max(1, presses - LOOK_BACK), presses)}
