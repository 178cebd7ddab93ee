"""NemID with a key card: two steps, the locks, and which mistake it was.

Source: domain facts on NemID (the box, the error list): user-id is CPR number, NemID number or the chosen id; id
and password ignore case; five wrong passwords in a row lock for 8 hours; the error never says whether id or
password was wrong; a random key is asked for and each is used once. How many wrong keys block is not known for
sure, so all counts are settings (`Rules`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from sandbox.world import nemid_slips, signin
from sandbox.world.base import Part, Refused
from sandbox.world.events import Event
from sandbox.world.keycard import KEYS, keys
from sandbox.world.people import ROLES, Role

if TYPE_CHECKING:
    from sandbox.world.world import World

PasswordOutcome = Literal["key-asked", "empty", "wrong", "locked", "blocked", "card-empty"]
KeyOutcome = Literal["signed-in", "empty", "wrong", "blocked", "card-empty"]


@dataclass(frozen=True)
class Rules:
    """The counts and lengths of NemID; hours and minutes are the world's."""

    attempts: int = 5
    lock_hours: int = 8
    wrong_keys: int = 5
    session_minutes: int = 30
    session_warning_minutes: int = 5


class KeyAsked(Event):
    """User-id and password were right; a key is asked for."""


class NemidLocked(Event):
    """Too many wrong passwords in a row: no signing in before `until`, on the world's clock."""

    until: datetime


class NemidBlocked(Event):
    """Too many wrong keys in a row: only support can open it."""


class NoKeyAsked(Refused):
    """A key was sent although none is asked for (an old page, or a typed address)."""


class KeyCard(Part):
    """A key card. Its keys are computed (`pairs`), so only the numbers that were ever asked for are kept."""

    number: str
    secret: str
    used: list[str] = Field(default_factory=list)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        return keys(self.number, self.secret)


class NemId(Part):
    """One citizen's NemID."""

    number: str
    user_id: str
    password: str
    card: KeyCard
    wrong_in_row: int = 0
    wrong_keys_in_row: int = 0
    locked_until: datetime | None = None
    blocked: bool = False


class Pending(Part):
    """A sign-in between the two steps: who it is, and the key number asked for."""

    citizen: Role
    service: str
    return_to: str
    key_number: str


def enter_password(
    world: "World", user_id: str, password: str, *, service: str, return_to: str, rules: Rules = Rules()
) -> PasswordOutcome:
    """The first step. Whatever was pending before is dropped: one sign-in at a time."""
    world.pending = None
    if not user_id.strip() or not password:
        return "empty"
    role = owner(world, user_id)
    if role is None:
        world.failed_in_row += 1
        return _failed(world, None, "unknown-id", nemid_slips.of_user_id(world, user_id))
    nemid = world.nemid[role]
    if nemid.blocked:
        return _refused(world, role, "blocked")
    if nemid.locked_until and world.clock < nemid.locked_until:
        return _refused(world, role, "locked")
    nemid.locked_until = None
    if password.casefold() != nemid.password.casefold():
        return _wrong_password(world, role, password, rules)
    nemid.wrong_in_row = world.failed_in_row = 0
    return _ask_for_key(world, role, service, return_to)


def enter_key(world: "World", key: str, rules: Rules = Rules()) -> KeyOutcome:
    """The second step; after a wrong key another is asked for.

    :raises NoKeyAsked: when no key is asked for.
    """
    pending = world.pending
    if pending is None:
        raise NoKeyAsked
    typed = "".join(key.split())
    if not typed:
        return "empty"
    nemid = world.nemid[pending.citizen]
    if typed == dict(nemid.card.pairs())[pending.key_number]:
        nemid.wrong_keys_in_row, world.pending = 0, None
        minutes, warning = rules.session_minutes, rules.session_warning_minutes
        signin.open_session(
            world, pending.citizen, "nemid", pending.service, minutes=minutes, warning_minutes=warning
        )
        return "signed-in"
    return _wrong_key(world, pending, typed, rules)


def cancel(world: "World") -> None:
    """Afbryd, in either step."""
    citizen = world.pending.citizen if world.pending else None
    world.pending = None
    world.announce(signin.SignInCancelled(citizen=citizen, method="nemid"))


def owner(world: "World", user_id: str) -> Role | None:
    """Whose user-id it is: CPR number, NemID number or chosen id; case and spaces around do not matter."""
    typed = user_id.strip().casefold()
    digits = typed.replace("-", "").replace(" ", "")
    for role in ROLES:
        nemid = world.nemid[role]
        if typed == nemid.user_id.casefold() or digits in (nemid.number, world.citizen(role).cpr):
            return role
    return None


def used_keys(world: "World", role: Role) -> set[str]:
    """The numbers on the citizen's card that are used up: not the one that is being asked for."""
    asked = world.pending.key_number if world.pending and world.pending.citizen == role else None
    return set(world.nemid[role].card.used) - {asked}


def keys_left(world: "World", role: Role) -> int:
    """How many keys can still be used, the one that is being asked for among them."""
    return KEYS - len(used_keys(world, role))


def _ask_for_key(
    world: "World", role: Role, service: str, return_to: str
) -> Literal["key-asked", "card-empty"]:
    """Ask for a key that never was asked for before; asking uses it up."""
    card = world.nemid[role].card
    unused = [number for number, _ in card.pairs() if number not in card.used]
    if not unused:
        world.pending = None
        _refused(world, role, "card-empty")
        return "card-empty"
    number = unused[world.draw(len(unused))]
    card.used.append(number)
    world.pending = Pending(citizen=role, service=service, return_to=return_to, key_number=number)
    world.announce(KeyAsked(citizen=role))
    return "key-asked"


def _wrong_password(world: "World", role: Role, password: str, rules: Rules) -> PasswordOutcome:
    nemid = world.nemid[role]
    nemid.wrong_in_row += 1
    world.failed_in_row += 1
    _failed(world, role, "password", nemid_slips.of_password(world, role, password))
    if nemid.wrong_in_row < rules.attempts:
        return "wrong"
    nemid.wrong_in_row = world.failed_in_row = 0
    nemid.locked_until = world.clock + timedelta(hours=rules.lock_hours)
    world.announce(NemidLocked(citizen=role, until=nemid.locked_until))
    return "locked"


def _wrong_key(world: "World", pending: Pending, typed: str, rules: Rules) -> KeyOutcome:
    nemid = world.nemid[pending.citizen]
    slip = nemid_slips.of_key(world, pending.citizen, pending.key_number, typed)
    _failed(world, pending.citizen, "key", slip)
    nemid.wrong_keys_in_row += 1
    if nemid.wrong_keys_in_row >= rules.wrong_keys:
        nemid.blocked, world.pending = True, None
        world.announce(NemidBlocked(citizen=pending.citizen))
        return "blocked"
    asked = _ask_for_key(world, pending.citizen, pending.service, pending.return_to)
    return "card-empty" if asked == "card-empty" else "wrong"


def _failed(world: "World", role: Role | None, reason: str, slip: str) -> Literal["wrong"]:
    world.announce(signin.SignInFailed(citizen=role, method="nemid", reason=reason, slip=slip))
    return "wrong"


def _refused(world: "World", role: Role, outcome: PasswordOutcome) -> PasswordOutcome:
    world.announce(signin.SignInFailed(citizen=role, method="nemid", reason=outcome))
    return outcome
