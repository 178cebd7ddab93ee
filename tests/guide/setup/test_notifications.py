from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.guide.setup.notifications import NoticesState
from tests.guide.make import fresh_world


@pytest.mark.parametrize(
    ("given", "chosen", "whose"),
    [
        ({}, (False, False, False), "senior"),
        ({"sms": True, "nemsms": True}, (True, False, True), "senior"),
        ({"email": True, "phone": "young"}, (False, True, False), "young"),
    ],
)
def test_an_exercise_can_begin_with_notices_chosen(
    given: dict[str, Any], chosen: tuple[bool, ...], whose: str
) -> None:
    world = fresh_world()
    NoticesState.model_validate(given).apply(world, "senior")
    notices = world.post["senior"].notices
    assert (notices.by_sms, notices.by_email, notices.nemsms) == chosen
    assert notices.phone == world.citizen(whose).phone  # type: ignore[arg-type]


def test_notices_to_somebody_outside_the_family_are_refused() -> None:
    with pytest.raises(ValidationError):
        NoticesState.model_validate({"phone": "09704010"})
