"""Times with the municipality: booking one, moving and cancelling it, and the reminder the day before."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sandbox.content.mail.letters import letters
from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import Office, address_of, municipality
from sandbox.world import phone
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.base import NotFound
from sandbox.world.state.events import Event
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def of_submission(world: World, submission: str) -> Appointment | None:
    """The time that a submission has now."""
    return next(
        (each for each in world.appointments if (each.submission, each.state) == (submission, "booked")), None
    )


def submission_without(world: World, role: Role, errand: str) -> str:
    """The citizen's submission whose time for that errand was given back while its case goes on; none is empty."""
    going_on = {case.id for case in world.cases if case.state == "open"}
    had = (each for each in world.appointments if (each.citizen, each.errand) == (role, errand))
    lacking = (each.submission for each in had if each.submission in going_on)
    return next((each for each in lacking if of_submission(world, each) is None), "")


REMINDED_AT = time(15)
REMINDER, MOVED_LETTER, CANCELLED_LETTER = "tid-i-morgen", "tid-flyttet", "tid-aflyst"


class AppointmentBooked(Event):
    """The citizen has a time; `errand` and `office` are slugs."""

    errand: str
    office: str


class AppointmentMoved(Event):
    """The time was changed for another; `office` is where it is now."""

    errand: str
    office: str


class AppointmentCancelled(Event):
    """The citizen gave the time back."""

    errand: str
    office: str


class NoSuchAppointment(NotFound):
    """The citizen has no such time, or has cancelled it."""


def book(
    world: World,
    role: Role,
    errand: str,
    office_slug: str,
    at: datetime,
    submission: str = "",
    *,
    remember: str = "",
    remind: bool = False,
) -> Appointment | None:
    """Take a time, with a receipt in Digital Post; None when it is not free any more.

    Asked for twice, it is the same appointment, and nothing more happens. A submission whose time was given back takes
    the new one for its own.
    """
    for known in of(world, role):
        if (known.errand, known.office, known.at) == (errand, office_slug, at):
            return known
    if at not in free_times(world, errand, office_slug, role):
        return None
    made = Appointment(
        id=world.new_id(),
        citizen=role,
        errand=errand,
        office=office_slug,
        at=at,
        minutes=appointment_types()[errand].minutes,
        booked=world.clock,
        submission=submission or submission_without(world, role, errand),
        remember=remember or appointment_types()[errand].remember,
        remind=remind,
        reminded=reminder(at) <= world.clock,
    )
    world.appointments.append(made)
    world.announce(AppointmentBooked(citizen=role, errand=errand, office=office_slug))
    _write(world, made, appointment_types()[errand].letter)
    return made


def move(
    world: World, role: Role, appointment_id: str, at: datetime, office_slug: str | None = None
) -> Appointment | None:
    """Change the time, and perhaps the office; None when it is not free or it is too late to change the old one.

    :raises NoSuchAppointment: when the citizen has none of that id.
    """
    known = find(world, role, appointment_id)
    place = office_slug or known.office
    if (known.office, known.at) == (place, at):
        return known
    if not can_change(world, known) or at not in free_times(world, known.errand, place, role):
        return None
    known.office, known.at, known.reminded = place, at, reminder(at) <= world.clock
    world.announce(AppointmentMoved(citizen=role, errand=known.errand, office=place))
    _write(world, known, MOVED_LETTER)
    return known


def cancel(world: World, role: Role, appointment_id: str) -> bool:
    """Give the time back; False when it is too late to do it here. Cancelled already is no mistake.

    :raises NoSuchAppointment: when the citizen has never had one of that id.
    """
    known = _known(world, role, appointment_id)
    if known.state == "cancelled":
        return True
    if not can_change(world, known):
        return False
    give_back(world, known)
    return True


def give_back(world: World, known: Appointment) -> None:
    """Cancel a time, however late it is; the citizen is told by a letter."""
    known.state = "cancelled"
    world.announce(AppointmentCancelled(citizen=known.citizen, errand=known.errand, office=known.office))
    _write(world, known, CANCELLED_LETTER)


def of(world: World, role: Role) -> list[Appointment]:
    """The citizen's times that are not cancelled, the first one first; those that are over, too."""
    mine = (each for each in world.appointments if each.citizen == role and each.state == "booked")
    return sorted(mine, key=lambda each: each.at)


def coming(world: World, role: Role) -> list[Appointment]:
    return [each for each in of(world, role) if each.ends > world.clock]


def find(world: World, role: Role, appointment_id: str) -> Appointment:
    """:raises NoSuchAppointment: when the citizen has none of that id, or has cancelled it."""
    known = _known(world, role, appointment_id)
    if known.state == "cancelled":
        raise NoSuchAppointment(appointment_id)
    return known


def can_change(world: World, appointment: Appointment) -> bool:
    """Whether it can still be moved and cancelled on the page; later one has to call."""
    hours = appointment_types()[appointment.errand].cancel_hours
    return world.clock + timedelta(hours=hours) <= appointment.at


def _wants_reminder(world: World, appointment: Appointment) -> bool:
    """Whether the text message of the day before is to be sent: asked for with the booking, or by NemSMS for all."""
    return appointment.remind or world.post[appointment.citizen].notices.nemsms


def dues(world: World) -> Iterator[datetime]:
    """The day before, when the text message comes, and the time itself."""
    for each in world.appointments:
        if each.state == "booked":
            yield from (reminder(each.at), each.at)


def remind(world: World) -> None:
    """Send the text messages whose time has come. Called when something is due."""
    for each in world.appointments:
        if each.state == "booked" and not each.reminded and world.clock >= reminder(each.at):
            each.reminded = True
            if _wants_reminder(world, each) and world.clock < each.at:
                phone.receive_message(world, each.citizen, REMINDER, _message_facts(each))


def _known(world: World, role: Role, appointment_id: str) -> Appointment:
    for each in world.appointments:
        if (each.id, each.citizen) == (appointment_id, role):
            return each
    raise NoSuchAppointment(appointment_id)


def reminder(at: datetime) -> datetime:
    """When the text message about a time comes."""
    return datetime.combine(at.date() - timedelta(days=1), REMINDED_AT)


def _place(appointment: Appointment) -> Office:
    """The municipality's office, which was there when it was booked: settings do not change under a class."""
    return next(each for each in municipality().offices if each.slug == appointment.office)


def _write(world: World, appointment: Appointment, letter: str) -> None:
    place, errand = _place(appointment), appointment_types()[appointment.errand]
    facts = {
        "errand": errand.title,
        "when": appointment.at.isoformat(timespec="minutes"),
        "office": place.name,
        "office_address": address_of(place).text,
        "office_phone": place.phone,
        "remember": appointment.remember,
    }
    mailbox_letters.deliver(world, appointment.citizen, letter, letters()[letter].facts_from(facts))


def _message_facts(appointment: Appointment) -> dict[str, str]:
    return {
        "when": appointment.at.isoformat(timespec="minutes"),
        "office": _place(appointment).name,
        "remember": appointment.remember,
    }
