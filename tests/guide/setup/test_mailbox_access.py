from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.guide.setup.mailbox_access import AccessState
from tests.guide.make import fresh_world


def state(**given: Any) -> AccessState:
    return AccessState.model_validate({"from": "senior", "to": "parent", **given})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ("read", 365, "given")),
        ({"level": "write", "until": "+2 weeks"}, ("write", 14, "given")),
        ({"is": "asked"}, ("read", 365, "asked")),
        ({"until": "-1 day"}, ("read", -1, "expired")),
    ],
)
def test_an_exercise_can_begin_with_access_in_any_state(
    given: dict[str, str], expected: tuple[str, int, str]
) -> None:
    world = fresh_world()
    state(**given).apply(world)
    [access] = world.mailbox_access
    assert (access.giver, access.holder) == ("senior", "parent")
    assert (access.level, (access.until - world.date).days, access.state) == expected
    assert access.until - world.date == timedelta(days=expected[1])


@pytest.mark.parametrize("wrong", [{"to": "senior"}, {"level": "all"}, {"until": "soon"}])
def test_access_that_cannot_be_is_told(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        state(**wrong)
