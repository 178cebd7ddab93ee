"""Functions over lists of grants that powers and mailbox accesses share."""

from collections.abc import Callable, Iterable
from datetime import date

from sandbox.world.state.grants import L, NoSuchGrant
from sandbox.world.state.people import Role


def grants_of(role: Role, every: list[L]) -> list[L]:
    """The grants in which a citizen is giver or holder, requests included; the newest first."""
    return [each for each in reversed(every) if role in (each.giver, each.holder)]


def find(leave_id: str, among: Iterable[L]) -> L:
    """:raises NoSuchGrant: when it is not there."""
    for leave in among:
        if leave.id == leave_id:
            return leave
    raise NoSuchGrant(leave_id)


def written_down(new: L) -> L:
    """Mark a grant whose last day is before its first as expired."""
    if new.until < new.since:
        new.end("expired", new.since)
    return new


def without_earlier(every: list[L], new: L, alike: Callable[[L, L], bool]) -> list[L]:
    """Without the earlier grants between the same two citizens that `new` replaces; a request replaces no given one."""
    return [
        each
        for each in every
        if each is new
        or (each.giver, each.holder) != (new.giver, new.holder)
        or not alike(each, new)
        or (each.state == "given" and new.state != "given")
    ]


def run_out(every: list[L], today: date) -> list[L]:
    """The grants that are not marked as over and whose last day is before today."""
    return [each for each in every if not each.is_over and each.until < today]
