"""A visit to Borgerservice about MitID: booking, arriving at the booked time, identification, and help.

Source: domain facts on MitID: book, bring identification; only Borgerservice opens a temporary block. What the person
at the desk asks is our own role-play: an identification, and something that only the citizen would know.
"""

from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from sandbox.content.rules.calendar import is_open
from sandbox.world.mitid import accounts, activation
from sandbox.world.mitid.events import MitidBooked, MitidHelped
from sandbox.world.mitid.log import note
from sandbox.world.state.mitid import Booking, MitId, NothingToDo, Reason
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

Brought = Literal["passport", "licence", "health-card", "key-card"]
BROUGHT: tuple[Brought, ...] = get_args(Brought)
GOOD: frozenset[Brought] = frozenset({"passport", "licence"})
HOURS = (time(10, 0), time(11, 30), time(14, 0))
OFFERED = 4

Outcome = Literal["helped", "too-early", "no-identification", "not-sure"]


def free_times(now: datetime) -> tuple[datetime, ...]:
    """The next times that can be booked, an hour ahead at the earliest, on days when offices are open."""
    found: list[datetime] = []
    day: date = now.date()
    while len(found) < OFFERED:
        at = [datetime.combine(day, hour) for hour in HOURS] if is_open(day) else []
        found += [each for each in at if each >= now + timedelta(hours=1)]
        day += timedelta(days=1)
    return tuple(found[:OFFERED])


def book(world: World, role: Role, at: datetime, reason: Reason) -> None:
    """A booking made before is dropped. :raises NothingToDo: when that time is not free."""
    if at not in free_times(world.clock):
        raise NothingToDo
    world.mitid[role].booking = Booking(at=at, reason=reason)
    world.announce(MitidBooked(citizen=role, reason=reason, at=at))


def booked_time(world: World, role: Role) -> datetime:
    """:raises NothingToDo: when no time is booked."""
    return _booked(world, role).at


def homes(world: World) -> tuple[str, ...]:
    """The addresses to choose among when the person at the desk asks where one lives."""
    return tuple(sorted(world.citizen(role).address.text for role in ROLES))


def attend(world: World, role: Role, brought: str, home: str) -> Outcome:
    """Stand at the desk with what one has brought, and say where one lives; whoever fails may try again.

    :raises NothingToDo: when no time is booked.
    """
    booking = _booked(world, role)
    if world.clock < booking.at:
        return "too-early"
    if brought not in GOOD:
        return "no-identification"
    if home != world.citizen(role).address.text:
        return "not-sure"
    own = world.mitid[role]
    own.booking = None
    own.turn += 1
    _help(world, role, own, booking.reason)
    note(world, role, "Borgerservice", "changed")
    world.announce(MitidHelped(citizen=role, reason=booking.reason))
    return "helped"


def _help(world: World, role: Role, own: MitId, reason: Reason) -> None:
    if reason == "open":
        own.suspended = False
    elif reason == "pin":
        if own.app is None:
            activation.new_app(world, role)
        activation.order_temporary(world, role, "desk")
    elif reason == "password":
        own.password = accounts.password(world.seed, world.seat, role, own.turn)
        own.chosen = ""
        own.password_lock.open()
    else:
        accounts.give(own, "code-display", world.seed, world.seat, role, own.turn)


def _booked(world: World, role: Role) -> Booking:
    if (booking := world.mitid[role].booking) is None:
        raise NothingToDo
    return booking
