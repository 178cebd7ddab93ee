"""What is kept of a citizen's NemID. Source: domain facts on NemID."""

from datetime import datetime
from hashlib import shake_256
from typing import Literal

from pydantic import Field

from sandbox.world.hashing import matches
from sandbox.world.state.base import Part
from sandbox.world.state.people import Role

KEYS = 148
COLUMNS = 4
ROWS = KEYS // COLUMNS


def keys(card_number: str, secret: str) -> tuple[tuple[str, str], ...]:
    """The pairs of key number (4 digits) and key (6 digits), in the order of the printed card.

    Column after column of 37, ascending downwards; no key number occurs twice.
    """
    # room for twice as many as needed: numbers that come again are skipped, about one in a card
    stream = shake_256(f"{secret}|{card_number}".encode()).digest(2 * KEYS * 6)
    found: dict[str, str] = {}
    for start in range(0, len(stream), 6):
        number = int.from_bytes(stream[start : start + 2], "big") % 10_000
        key = int.from_bytes(stream[start + 2 : start + 6], "big") % 1_000_000
        found.setdefault(f"{number:04}", f"{key:06}")
        if len(found) == KEYS:
            break
    return tuple(sorted(found.items()))


LOGGED = 12


class KeyCard(Part):
    """A key card. Its keys are computed (`pairs`), so only the numbers that were ever asked for are kept."""

    number: str
    secret: str
    used: list[str] = Field(default_factory=list)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        return keys(self.number, self.secret)

    def unused(self) -> list[str]:
        return [number for number, _ in self.pairs() if number not in self.used]


class Temporary(Part):
    """A temporary password of six digits, which came in a letter of its own."""

    code: str
    expires: datetime


class AppRequest(Part):
    """What a code app shows: a service that waits for an approval. `genuine` unless nobody at this seat began it."""

    id: str
    citizen: Role
    service: str
    asked: datetime
    state: Literal["waiting", "approved", "refused"] = "waiting"
    genuine: bool = True


class CodeApp(Part):
    """The code app on the citizen's phone; its code of four digits is invented and printed."""

    pin: str
    active_from: datetime
    wrong_in_row: int = 0
    blocked: bool = False
    request: AppRequest | None = None


class Viewer(Part):
    """A code viewer: a device with a button that shows a key. `shows` is the number of the key in its window."""

    number: str
    shows: str = ""


class Use(Part):
    """A line of the log that the citizen can see on the page about the own NemID."""

    at: datetime
    what: Literal[
        "signed-in",
        "failed",
        "locked",
        "blocked",
        "opened",
        "activated",
        "password-changed",
        "user-id-changed",
        "password-ordered",
        "card-posted",
        "card-taken",
        "card-lost",
        "app-activated",
    ]
    service: str = ""


class NemId(Part):
    """One citizen's NemID.

    `password` is the one invented and printed. Where the participant has chosen another, only its hash is kept, in
    `chosen`. `closed` means that no own password is in force: only a temporary one opens it.
    """

    number: str
    user_id: str
    password: str
    card: KeyCard
    wrong_in_row: int = 0
    wrong_keys_in_row: int = 0
    abandoned_in_row: int = 0
    locks_in_row: int = 0
    locked_until: datetime | None = None
    blocked: bool = False
    blocked_because: Literal["keys", "passwords"] = "keys"
    has_user_id: bool = True
    chosen: str = ""
    closed: Literal["", "not-activated", "forgotten"] = ""
    temporary: Temporary | None = None
    card_lost: bool = False
    new_card: KeyCard | None = None
    old_cards: list[str] = Field(default_factory=list)
    app: CodeApp | None = None
    viewer: Viewer | None = None
    log: list[Use] = Field(default_factory=list)

    def note(self, at: datetime, what: str, service: str = "") -> None:
        """Add a line to the log; the oldest give way, so that the world stays small."""
        line = Use.model_validate({"at": at, "what": what, "service": service})
        self.log = [*self.log, line][-LOGGED:]

    def has_password(self, typed: str) -> bool:
        """Whether it is the own password in force; case does not matter."""
        if self.closed:
            return False
        if not self.chosen:
            return typed.casefold() == self.password.casefold()
        return matches(self.chosen, typed, exact=False)

    def old(self) -> list[KeyCard]:
        return [KeyCard(number=number, secret=self.card.secret) for number in self.old_cards]


class Pending(Part):
    """A sign-in between the two steps: who it is, and by what it goes on."""

    citizen: Role
    service: str
    return_to: str
    since: datetime
    key_number: str = ""
    step: Literal["key", "viewer", "app", "new-card"] = "key"
    request: str = ""


class Activation(Part):
    """The choice of an own password, after a temporary one. `chosen` is the new password's hash."""

    citizen: Role
    service: str
    return_to: str
    chosen: str | None = None
    user_id: str = ""
    key_number: str = ""
