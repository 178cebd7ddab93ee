"""Moves a world's clock. Everything due on the way happens in order, each at its own time."""

from datetime import datetime, time, timedelta

from sandbox.world import paper_mail, session
from sandbox.world.grants import legacy_access, mailbox_access, power_of_attorney
from sandbox.world.mailbox import notifications, replies
from sandbox.world.mitid import sign_in
from sandbox.world.municipality import appointments, reports, waste
from sandbox.world.selfservice import cases
from sandbox.world.state.events import ClockMoved
from sandbox.world.state.world import TICK, World

SCHEDULED = (cases, paper_mail, replies, notifications, appointments, reports)


def coming(world: World) -> int:
    """How many things are going to happen by themselves, as far as is known now."""
    return sum(1 for part in SCHEDULED for _at in part.dues(world))


CHANGES = (
    cases.move_on,
    session.expire,
    sign_in.time_out,
    power_of_attorney.expire,
    mailbox_access.expire,
    legacy_access.expire,
    paper_mail.arrive,
    replies.deliver_due,
    notifications.remind,
    appointments.remind,
    reports.answer,
    waste.remind,
)


def set_time_of_day(world: World, at: time) -> None:
    """Set the clock within the world's first day, before anything has happened; nothing that is due happens."""
    world.clock = datetime.combine(world.date, at)


def next_due(world: World) -> datetime | None:
    """The time of the next scheduled change; None when nothing is scheduled."""
    return min((at for subject in SCHEDULED for at in subject.dues(world) if at > world.clock), default=None)


def pass_time(world: World, by: timedelta = TICK) -> None:
    """Advance the clock by `by`, and stop on the way at each scheduled change."""
    until = world.clock + by
    while (due := next_due(world)) and due <= until:
        world.clock = due
        let_happen(world)
    world.clock = until
    let_happen(world)


def let_happen(world: World) -> None:
    """Run every change that is due now."""
    for change in CHANGES:
        change(world)


def move_clock(world: World, minutes: int) -> None:
    """Move the clock forward, as an exercise or an instructor does."""
    world.announce(ClockMoved(minutes=minutes))
    pass_time(world, timedelta(minutes=minutes))


def move_clock_to(world: World, moment: datetime) -> None:
    """Move the clock to `moment`, rounded up to whole minutes from now; a moment in the past changes nothing."""
    minutes = -int((world.clock - moment).total_seconds() // 60)
    if minutes > 0:
        move_clock(world, minutes)
