"""Leave that one of the household gives another: to act for them, or to look into their mailbox; or the wish for it."""

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeVar

from sandbox.world.base import Part, Refused
from sandbox.world.people import Role

State = Literal["asked", "given", "refused", "withdrawn", "expired"]
L = TypeVar("L", bound="Leave")


class NotWaiting(Refused):
    """It has been answered, withdrawn or has run out, so nothing more can be done with it."""


class Leave(Part):
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


def state_of_new(state: Literal["asked", "given"], until: date, today: date) -> tuple[State, date | None]:
    """State and end of what is written down today: what has run out before never held."""
    return ("expired", until) if until < today else (state, None)


def without_earlier(every: list[L], new: L, alike: Callable[[L, L], bool]) -> list[L]:
    """All but what there was between the two about the same; only what holds takes the place of what holds."""
    return [
        each
        for each in every
        if each is new
        or (each.giver, each.holder) != (new.giver, new.holder)
        or not alike(each, new)
        or (each.state == "given" and new.state != "given")
    ]


def run_out(every: list[L], today: date) -> list[L]:
    """What neither is over nor reaches to today."""
    return [each for each in every if not each.is_over and each.until < today]
