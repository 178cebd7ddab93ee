"""A text message the evening before waste is collected, for those who have signed up."""

from datetime import date, datetime, time, timedelta

from sandbox.content.municipality.address import Address
from sandbox.content.municipality.settings import find
from sandbox.content.municipality.waste import Collection, collections
from sandbox.world import phone
from sandbox.world.state.events import Event
from sandbox.world.state.municipality import WasteReminder
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

MESSAGE = "affald-i-morgen"
EVENING = time(18)


class WasteCalendarSeen(Event):
    """The days of an address were shown; `own` when it is where the signed-in citizen lives."""

    in_passing = True
    own: bool


class WasteReminderChosen(Event):
    """The citizen signed up for the text messages, or off again."""

    on: bool


def sign_up(world: World, role: Role, address: Address) -> None:
    """For one address at a time; another takes the first one's place."""
    known = world.waste.get(role)
    if known and known.address == address.text:
        return
    world.waste[role] = WasteReminder(address=address.text, next_at=_next(address, world.clock))
    world.announce(WasteReminderChosen(citizen=role, on=True))


def sign_off(world: World, role: Role) -> None:
    """Without having signed up nothing happens."""
    if world.waste.pop(role, None):
        world.announce(WasteReminderChosen(citizen=role, on=False))


def remind(world: World) -> None:
    """Send what is due. Called whenever time has passed; of many evenings that went by, the last one is told of."""
    for role, reminder in world.waste.items():
        if reminder.next_at is None or reminder.next_at > world.clock:
            continue
        address = find(reminder.address)[0]
        evening = reminder.next_at
        while (following := _next(address, evening)) is not None and following <= world.clock:
            evening = following
        reminder.next_at = following
        facts = {"fractions": ", ".join(each.name for each in _collected(address, evening).fractions)}
        phone.receive_message(world, role, MESSAGE, facts, at=evening)


def _evening_before(day: date) -> datetime:
    return datetime.combine(day - timedelta(days=1), EVENING)


def _next(address: Address, after: datetime) -> datetime | None:
    evenings = (_evening_before(each.day) for each in collections(address, after.date()))
    return next((evening for evening in evenings if evening > after), None)


def _collected(address: Address, evening: datetime) -> Collection:
    return collections(address, evening.date() + timedelta(days=1))[0]
