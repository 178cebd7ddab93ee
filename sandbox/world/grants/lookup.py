"""Functions over lists of grants that powers and mailbox accesses share."""

from collections.abc import Callable, Iterable
from datetime import date

from sandbox.world.state.grants import L, NoSuchGrant
from sandbox.world.state.people import Role


def grants_of(role: Role, every: list[L]) -> list[L]:
    """What a citizen has given, got, asked for or been asked for; the newest first."""
    return [each for each in reversed(every) if role in (each.giver, each.holder)]


def find(leave_id: str, among: Iterable[L]) -> L:
    """:raises NoSuchLeave: when it is not there."""
    for leave in among:
        if leave.id == leave_id:
            return leave
    raise NoSuchGrant(leave_id)


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
