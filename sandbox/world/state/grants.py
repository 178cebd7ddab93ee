"""Models of grants, given or requested: powers of attorney and accesses to a mailbox."""

from datetime import date
from typing import Literal, TypeVar, get_args

from sandbox.world.state.base import NotFound, Part, Refused
from sandbox.world.state.people import Role

State = Literal["asked", "given", "refused", "withdrawn", "expired"]


class Grant(Part):
    """The day `until` is the last on which it holds.

    `since` is the day it was given or asked for, `ended` the day it was refused or withdrawn, or its last day when it
    has run out.
    """

    id: str
    giver: Role
    holder: Role
    since: date
    until: date
    state: State = "given"
    ended: date | None = None

    def holds(self, today: date) -> bool:
        return self.state == "given" and self.until >= today

    @property
    def is_over(self) -> bool:
        return self.state not in ("asked", "given")

    def waits_for(self, role: Role) -> bool:
        """Whether it is for that one to say yes or no."""
        return self.state == "asked" and role == self.giver

    def can_be_withdrawn_by(self, role: Role) -> bool:
        """Either takes back what is given; a wish is taken back by whose it is, and answered by the other."""
        return self.state == "given" or (self.state == "asked" and role == self.holder)

    def end(self, state: Literal["refused", "withdrawn", "expired"], today: date) -> None:
        self.state, self.ended = state, min(today, self.until)


class Power(Grant):
    """A power, or the wish for one. `covers` are places: a whole site (`borger.dk`), or a part of one
    (`oeveby.dk/flytning`).
    """

    number: str
    covers: list[str]

    def is_about(self, service: str, part: str = "") -> bool:
        """Whether it covers that part of the site; a part that is not named is covered by the whole site only."""
        return service in self.covers or bool(part and f"{service}/{part}" in self.covers)


Level = Literal["read", "write"]


class Access(Grant):
    """Leave to look into the giver's mailbox, or the wish for it."""

    level: Level


OldLevel = Literal["read", "edit", "administer"]


class OldAccess(Grant):
    """`since` is the first day on which it holds; `code` is what is remembered of the code word."""

    level: OldLevel
    folders: list[str]
    code: str
    accepted: bool = False

    def holds(self, today: date) -> bool:
        return self.accepted and super().holds(today) and self.since <= today


Kind = Literal["give", "ask"]
Step = Literal["person", "omraade", "udloeb"]
STEPS: tuple[Step, ...] = get_args(Step)


class PowerDraft(Part):
    """What `citizen` has written so far; one of each kind at most. It becomes a power with the same id."""

    id: str
    citizen: Role
    kind: Kind
    other: Role | None = None
    covers: list[str] = []
    until: date | None = None

    @property
    def missing(self) -> Step | None:
        """The first step that is not answered."""
        answered = {"person": self.other, "omraade": self.covers, "udloeb": self.until}
        return next((step for step in STEPS if not answered[step]), None)


L = TypeVar("L", bound="Grant")


class NotWaiting(Refused):
    """It has been answered, withdrawn or has run out, so nothing more can be done with it."""


class NoSuchGrant(NotFound):
    """There is none that this citizen has part in, for instance because it is another seat's."""
