"""Which times with the municipality are free.

What others have taken follows from the seat, the office and the hour alone: the same page shows the same times however
often it is looked at, and what one of the household has booked is taken for the others.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sandbox.content.municipality.appointment_types import AppointmentType, appointment_types
from sandbox.content.municipality.settings import Office, office
from sandbox.world.seeded_random import below
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

DAYS_AHEAD = 21
NOTICE = timedelta(hours=1)
TAKEN_OF_TEN = 6


def free_times(world: World, errand: str, office_slug: str, role: Role | None = None) -> list[datetime]:
    """What can be booked in the next three weeks, an hour ahead at the earliest.

    With a `role`, what overlaps with one of that citizen's own times is left out, too. Empty for an office that does
    not offer the errand.
    """
    wanted, place = appointment_types().get(errand), office(office_slug)
    if wanted is None or place is None or place not in wanted.offices():
        return []
    days = (world.clock.date() + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1))
    return [
        at for day in days for at in _times(wanted, place, day) if _is_free(world, wanted, place, at, role)
    ]


def _times(errand: AppointmentType, place: Office, day: date) -> Iterator[datetime]:
    """Every time of a day, one after the other, as long as the office is open."""
    hours = place.hours_on(day)
    if hours is None:
        return
    at, closes = hours
    lasts = timedelta(minutes=errand.minutes)
    while at + lasts <= closes:
        yield at
        at += lasts


def _is_free(world: World, errand: AppointmentType, place: Office, at: datetime, role: Role | None) -> bool:
    if at < world.clock + NOTICE:
        return False
    ends = at + timedelta(minutes=errand.minutes)
    for each in world.appointments:
        concerns = each.office == place.slug or each.citizen == role
        if each.state == "booked" and concerns and each.at < ends and at < each.ends:
            return False
    return below(10, world.seed, world.seat, place.slug, at.isoformat(), "taken") >= TAKEN_OF_TEN
