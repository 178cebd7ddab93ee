"""MitID: what a citizen has, what can be counted or locked, and the sign-in under way.

Source: domain facts on MitID. Most counts and lengths that nobody publishes are settings (`MitIdRules`).
"""

from datetime import datetime, timedelta
from typing import Literal, get_args

from pydantic import Field

from sandbox.rules import MitIdRules
from sandbox.world import seeded_random
from sandbox.world.hashing import matches
from sandbox.world.state.base import Part, Refused
from sandbox.world.state.people import Role
from sandbox.world.state.session import Level

Kind = Literal["app", "code-display", "code-reader", "chip"]
KINDS: tuple[Kind, ...] = get_args(Kind)
CodeKind = Literal["code-display", "code-reader"]
Reason = Literal["open", "pin", "password", "device"]
Secret = Literal["pin", "one-time-code", "code", "password"]
Action = Literal["log-on", "pay", "sign", "add-device"]
Stage = Literal["app", "scan", "approve", "code", "chip", "password", "timed-out", "refused", "paused"]
ENDED: frozenset[Stage] = frozenset({"timed-out", "refused", "paused"})
IN_APP: frozenset[Stage] = frozenset({"app", "scan", "approve"})
By = Literal["letter", "text-message", "desk"]
Miss = Literal["wrong", "paused", "blocked"]
CODE_DIGITS = 6
PIN_DIGITS = 6
TEMPORARY_DIGITS = 8
KEPT_USES = 12
CODE_ATTEMPTS = 3
TEMPORARY_ATTEMPTS = 3
LETTER_HOURS = 48
MESSAGE_MINUTES = 30


class NothingToDo(Refused):
    """A step was sent that is not the one under way (an old page, or a typed address)."""


class Lock(Part):
    """Tries with one secret. Some wrong ones in a row pause it; after so many pauses it is blocked."""

    wrong: int = 0
    pauses: int = 0
    until: datetime | None = None
    blocked: bool = False

    def state(self, now: datetime) -> Literal["open", "paused", "blocked"]:
        if self.blocked:
            return "blocked"
        return "paused" if self.until and now < self.until else "open"

    def miss(self, now: datetime, attempts: int, rules: MitIdRules) -> Miss:
        self.wrong += 1
        if self.wrong < attempts:
            return "wrong"
        self.wrong = 0
        if self.pauses >= rules.pauses:
            self.blocked = True
            return "blocked"
        self.pauses += 1
        self.until = now + timedelta(minutes=rules.pause_minutes)
        return "paused"

    def open(self) -> None:
        self.wrong, self.pauses, self.until, self.blocked = 0, 0, None, False


class Temporary(Part):
    """A temporary PIN or activation code of eight digits, by which an app is given its own PIN."""

    code: str
    by: By
    until: datetime
    wrong: int = 0
    accepted: bool = False


class App(Part):
    """The MitID app on the citizen's phone; without a PIN it is yet to be activated. `open` is past its PIN.

    `pin` is the invented and printed one. Where the participant has chosen another, `chosen` remembers its hash.
    """

    pin: str = ""
    chosen: str = ""
    lock: Lock = Field(default_factory=Lock)
    open: bool = False
    temporary: Temporary | None = None

    @property
    def needs_activation(self) -> bool:
        return not (self.pin or self.chosen) or self.lock.blocked

    def is_pin(self, typed: str) -> bool:
        """Whether it is the one in force."""
        return matches(self.chosen, typed) if self.chosen else bool(self.pin) and typed == self.pin


class CodeDevice(Part):
    """A code display, or a code reader that reads aloud. Its codes are computed; each press makes the next."""

    serial: str
    secret: str
    presses: int = 0
    used: int = 0
    lock: Lock = Field(default_factory=Lock)

    def code(self, press: int) -> str:
        return f"{seeded_random.below(10**CODE_DIGITS, self.secret, self.serial, press):0{CODE_DIGITS}}"

    @property
    def shown(self) -> str:
        """What stands in the display; empty until the button is pressed, and after the code has been used."""
        return self.code(self.presses) if self.presses > self.used else ""

    def press(self) -> str:
        self.presses += 1
        return self.shown


class Request(Part):
    """What an app asks its owner to approve: who receives it, and what is done. `own` is what one began oneself."""

    receiver: str
    action: Action = "log-on"
    own: bool = True


class Use(Part):
    """A line of the citizen's log."""

    at: datetime
    receiver: str
    how: Literal["signed-in", "approved", "refused", "blocked", "suspended", "changed"]
    kind: Kind | None = None


class Booking(Part):
    """A time at Borgerservice, and what is wanted there."""

    at: datetime
    reason: Reason


class MitId(Part):
    """One citizen's MitID. `suspended` is the temporary block that only Borgerservice opens.

    `turn` counts the visits there: each gives other secrets. `password` is the invented and printed one; where the
    participant has chosen another, `chosen` remembers its hash.
    """

    user_id: str
    password: str = ""
    chosen: str = ""
    password_lock: Lock = Field(default_factory=Lock)
    app: App | None = None
    display: CodeDevice | None = None
    reader: CodeDevice | None = None
    chip: bool = False
    suspended: bool = False
    unasked: Request | None = None
    booking: Booking | None = None
    turn: int = 0
    uses: list[Use] = Field(default_factory=list)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The authenticators that the citizen has, the one proposed first in front."""
        has = {"app": self.app, "code-display": self.display, "code-reader": self.reader, "chip": self.chip}
        return tuple(kind for kind in KINDS if has[kind])

    def is_password(self, typed: str, *, exact: bool = True) -> bool:
        """Whether it is the one in force; with `exact` false, capitals make no difference."""
        if self.chosen:
            return matches(self.chosen, typed, exact=exact)
        same = typed == self.password or (not exact and typed.casefold() == self.password.casefold())
        return bool(self.password) and same

    def device(self, kind: Kind) -> CodeDevice | None:
        return {"code-display": self.display, "code-reader": self.reader}.get(kind)


class MitIdPending(Part):
    """The one sign-in under way in the household. `since` is when its stage began, `minutes` how long that may last."""

    id: str
    citizen: Role
    service: str
    return_to: str
    level: Level
    kind: Kind
    stage: Stage
    since: datetime
    minutes: int
    action: Action = "log-on"
    same_device: bool = False
    one_time_code: str = ""
    wrong_codes: int = 0

    @property
    def under_way(self) -> bool:
        return self.stage not in ENDED
