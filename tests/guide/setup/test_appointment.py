from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.guide.setup.appointment import AppointmentState
from sandbox.world.municipality import appointments
from sandbox.world.seeding import seeded_world
from tests.guide.make import fresh_world


def state(**given: Any) -> AppointmentState:
    return AppointmentState.model_validate(given)


def test_a_time_is_booked_at_an_office_that_offers_the_errand() -> None:
    world = fresh_world()
    state(errand="it-hjaelp", days=5).apply(world, "young")
    [booked] = appointments.coming(world, "young")
    assert booked.office in {office.slug for office in appointment_types()["it-hjaelp"].offices()}
    assert booked.at.date() >= world.date + timedelta(days=5)
    assert world.post["young"].letters[0].letter == "kvittering-tidsbestilling"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("errand", appointment_types())
def test_there_is_a_time_that_can_still_be_changed_all_year_round(month: int, errand: str) -> None:
    for day in (1, 8, 15, 22, 28):
        world = seeded_world(1, 7, date(2026, month, day))
        state(errand=errand, days=14).apply(world, "senior")
        [booked] = appointments.coming(world, "senior")
        assert appointments.can_change(world, booked)


@pytest.mark.parametrize(
    "wrong", [{"errand": "paas"}, {"errand": "pas", "days": 1}, {"errand": "pas", "days": 15}]
)
def test_a_time_that_cannot_be_is_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"paas|days"):
        state(**wrong)
