"""The time with the municipality that a submission booked, as it stands now: the case, letters and receipt go by it."""

from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.content.municipality import office
from sandbox.content.service_effects import BookAppointment
from sandbox.content.services import Service

if TYPE_CHECKING:
    from sandbox.world.appointments import Appointment
    from sandbox.world.people import Role
    from sandbox.world.submissions import Submission
    from sandbox.world.world import World


def booking(service: Service) -> BookAppointment | None:
    """The effect by which a self-service books a time, if it does."""
    return next((each for each in service.effects if isinstance(each, BookAppointment)), None)


def of_submission(world: "World", submission: str) -> "Appointment | None":
    """The time that a submission has now."""
    return next(
        (each for each in world.appointments if (each.submission, each.state) == (submission, "booked")), None
    )


def submission_without(world: "World", role: "Role", errand: str) -> str:
    """The citizen's submission whose time for that errand was given back while its case goes on; none is empty."""
    going_on = {case.id for case in world.cases if case.state == "open"}
    had = (each for each in world.appointments if (each.citizen, each.errand) == (role, errand))
    lacking = (each.submission for each in had if each.submission in going_on)
    return next((each for each in lacking if of_submission(world, each) is None), "")


def day_of(world: "World", service: Service, sent: "Submission", answer: str) -> datetime | None:
    """The day or time of an answer; of a time that was booked as it is now, and None while it is given back."""
    booked = booking(service)
    if booked is None or booked.at != answer:
        return datetime.fromisoformat(str(sent.answers[answer]))  # a day begins at midnight
    now = of_submission(world, sent.id)
    return now.at if now else None


def facts(world: "World", service: Service, sent: "Submission") -> dict[str, str]:
    """What the booked time's answers say by now; empty where there is none."""
    booked, now = booking(service), of_submission(world, sent.id)
    if booked is None or now is None:
        return {}
    place = office(now.office)
    return {
        booked.at: now.at.isoformat(timespec="minutes"),
        booked.office: place.name if place else now.office,
    }
