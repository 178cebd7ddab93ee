"""A time with the municipality that is booked already: `appointment: {errand: koerekort, days: 7}`."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def _known(errand: str) -> str:
    if errand not in appointment_types():
        raise ValueError(f"ukendt ærinde “{errand}”; se content/appointment_types/")
    return errand


class AppointmentState(ContentModel):
    """The first free time at the first office that offers the errand, `days` after the world's now or later.

    Offices are a municipality's own, so that an exercise names none.
    """

    errand: Annotated[str, AfterValidator(_known)]
    days: Annotated[int, Field(ge=2, le=14)] = 7

    def apply(self, world: World, role: Role) -> None:
        place = appointment_types()[self.errand].offices()[0]
        earliest = (world.clock + timedelta(days=self.days)).date()
        free = free_times(world, self.errand, place.slug, role)
        at = next(at for at in free if at.date() >= earliest)
        appointments.book(world, role, self.errand, place.slug, at)
