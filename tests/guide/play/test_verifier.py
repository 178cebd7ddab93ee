from typing import Any, cast

import pytest

from sandbox.guide.play.seat import open_play_seat
from sandbox.guide.play.verifier import VerificationFailed, Verifier
from sandbox.web.services import Services
from tests.guide.make import exercise

STOPPED = {"service": "aegteskab", "by": "young", "answers": {"status": "nej", "settled": "andet"}}


def test_an_exercise_that_cannot_begin_fails_by_itself_and_stops_no_others(services: Services) -> None:
    """`play` reports a `DoesNotHold` and goes on with the next exercise; no browser is asked for anything."""
    failing = exercise({}, start=[{"sent": STOPPED}])
    stage = open_play_seat(services, "opgave")
    rehearsal = Verifier(failing, "pakke/opgave.yaml", stage, cast(Any, None), "http://127.0.0.1")
    with pytest.raises(
        VerificationFailed, match=r"pakke/opgave.yaml: start\[1\]: .* fører til siden “familieretshuset”"
    ):
        rehearsal.run()
