"""The appointment that a submission booked. The case, the letters and the receipt use its current time."""

from datetime import datetime

from sandbox.content.municipality.settings import office
from sandbox.content.services.effects import BookAppointment
from sandbox.content.services.model import Service
from sandbox.world.municipality.appointments import of_submission
from sandbox.world.state.selfservice import Submission
from sandbox.world.state.world import World


def booking(service: Service) -> BookAppointment | None:
    """The effect by which a self-service books a time, if it does."""
    return next((each for each in service.effects if isinstance(each, BookAppointment)), None)


def day_of(world: World, service: Service, sent: Submission, answer: str) -> datetime | None:
    """The day or time of an answer; of a time that was booked as it is now, and None while it is given back."""
    booked = booking(service)
    if booked is None or booked.at != answer:
        return datetime.fromisoformat(str(sent.answers[answer]))  # a day begins at midnight
    now = of_submission(world, sent.id)
    return now.at if now else None


def facts(world: World, service: Service, sent: Submission) -> dict[str, str]:
    """What the booked time's answers say by now; empty where there is none."""
    booked, now = booking(service), of_submission(world, sent.id)
    if booked is None or now is None:
        return {}
    place = office(now.office)
    return {
        booked.at: now.at.isoformat(timespec="minutes"),
        booked.office: place.name if place else now.office,
    }
