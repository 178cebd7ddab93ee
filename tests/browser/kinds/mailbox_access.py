"""Access to another's mailbox: the form of today, and the one that was until 2022."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient

from sandbox.world import session
from sandbox.world.grants import granting_access, legacy_access, mailbox_access
from sandbox.world.state.grants import Level, OldLevel
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.browser.kinds.kind import Kind, press
from tests.browser.seats import Seats

CODE = "æbleskive"
LETTER = "indkaldelse-oejne"


def seat(name: str, role: Role, happens: Callable[[World], object]) -> Callable[[Seats, FlaskClient], Any]:
    """Somebody signed in at Digital Post, and then this has happened."""

    def change(world: World) -> None:
        session.open_session(world, role, "nemid", "post.borger.dk")
        happens(world)

    return lambda seats, client: seats.change(name, change)


def let_in(level: Level, *, withdrawn: bool = False) -> Callable[[World], None]:
    """The parent looks into the senior's mailbox."""

    def happens(world: World) -> None:
        access = mailbox_access.give(world, "senior", "parent", level, world.date + timedelta(days=60))
        mailbox_access.switch(world, "senior")
        if withdrawn:
            granting_access.withdraw(world, "senior", access.id)

    return happens


def much(world: World) -> None:
    """Something of all that can stand on the senior's page."""
    until = world.date + timedelta(days=60)
    mailbox_access.give(world, "senior", "young", "read", world.date - timedelta(days=4))
    mailbox_access.give(world, "senior", "parent", "write", until)
    mailbox_access.give(world, "parent", "senior", "read", until)
    mailbox_access.give(world, "young", "senior", "read", until, "asked")
    mailbox_access.give(world, "senior", "young", "write", until, "asked")


def old(level: OldLevel) -> Callable[[World], None]:
    """The parent has been let in by the senior, and by the young one, whose code word is not typed yet."""

    def happens(world: World) -> None:
        period = (world.date, world.date + timedelta(days=60))
        given = legacy_access.give(world, "senior", "parent", level, ["inbox"], CODE, period)
        legacy_access.accept(world, "parent", given.id, CODE)
        legacy_access.give(world, "young", "parent", "read", ["inbox", "archive"], CODE, period)
        legacy_access.give(world, "parent", "senior", "edit", ["inbox"], CODE, period)

    return happens


SEATS: dict[str, Callable[[Seats, FlaskClient], Any]] = {
    "much access": seat("much access", "senior", much),
    "reader": seat("reader", "parent", let_in("read")),
    "writer": seat("writer", "parent", let_in("write")),
    "access lost": seat("access lost", "parent", let_in("read", withdrawn=True)),
    "old access": seat("old access", "parent", old("edit")),
}


def access_of(state: str, giver: Role) -> Callable[[Any], str]:
    return lambda seats: next(
        each.id
        for each in seats.world("much access").mailbox_access
        if each.state == state and each.giver == giver
    )


def old_id(seats: Seats) -> str:
    return seats.world("old access").old_access[0].id


def letter_id(seats: Seats) -> str:
    box = seats.world("old access").post["senior"]
    return next(boxed.id for boxed in box.inbox if boxed.letter == LETTER)


KINDS = [
    Kind("mailbox access", "mailbox.access", "much access"),
    Kind("mailbox access, none", "mailbox.access", "inside", guide=True),
    Kind("mailbox access, give", "mailbox.access_form", "much access", {"what": "giv"}),
    Kind(
        "mailbox access, give, nothing typed",
        "mailbox.access_form",
        "much access",
        {"what": "giv"},
        status=422,
        then=press("[data-show=send-access]"),
    ),
    Kind("mailbox access, ask", "mailbox.access_form", "much access", {"what": "anmod"}),
    Kind(
        "mailbox access, request",
        "mailbox.access_request",
        "much access",
        {"access_id": access_of("asked", "senior")},
    ),
    Kind(
        "mailbox access, end",
        "mailbox.access_end_page",
        "much access",
        {"access_id": access_of("given", "senior")},
    ),
    Kind(
        "mailbox access, take back",
        "mailbox.access_end_page",
        "much access",
        {"access_id": access_of("asked", "young")},
    ),
    Kind("mailbox, change", "mailbox.switch_page", "much access"),
    Kind("mailbox, somebody else's", "mailbox.index", "writer"),
    Kind("mailbox, only reading", "mailbox.access_read_only", "reader"),
    Kind("mailbox, no access any more", "mailbox.access_ended", "access lost"),
    Kind("old access", "mailbox.access_old", "old access"),
    Kind(
        "old access, wrong code word",
        "mailbox.access_old",
        "old access",
        status=422,
        then=press("[data-show=old-accept]"),
    ),
    Kind("old access, give", "mailbox.access_old_form", "old access"),
    Kind(
        "old access, give, nothing typed",
        "mailbox.access_old_form",
        "old access",
        status=422,
        then=press("[data-show=old-approve]"),
    ),
    Kind("old access, folder", "mailbox.access_old_folder", "old access", {"access_id": old_id}),
    Kind(
        "old access, letter",
        "mailbox.access_old_letter",
        "old access",
        {"access_id": old_id, "letter_id": letter_id},
    ),
]
