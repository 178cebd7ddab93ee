"""Leave that one of the household gives another: to act for them, or to look into their mailbox; or the wish for it."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, TypeVar

from sandbox.world.base import Part, Refused
from sandbox.world.people import Role

State = Literal["asked", "given", "refused", "withdrawn", "expired"]
L = TypeVar("L", bound="Leave")


class NotWaiting(Refused):
    """It has been answered, withdrawn or has run out, so nothing more can be done with it."""


class NoSuchLeave(Refused):
    """There is none that this citizen has part in, for instance because it is another seat's."""


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


def leaves_of(role: Role, every: list[L]) -> list[L]:
    """What a citizen has given, got, asked for or been asked for; the newest first."""
    return [each for each in reversed(every) if role in (each.giver, each.holder)]


def find(leave_id: str, among: Iterable[L]) -> L:
    """:raises NoSuchLeave: when it is not there."""
    for leave in among:
        if leave.id == leave_id:
            return leave
    raise NoSuchLeave(leave_id)


def written_down(new: L) -> L:
    """What has run out before it is written down never held."""
    if new.until < new.since:
        new.end("expired", new.since)
    return new


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
