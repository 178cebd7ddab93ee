from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from sandbox.guide.events import ExerciseStarted, ExerciseStopped, HelpWanted, HintShown, StepLookedAt
from sandbox.guide.progress import commands as guide
from sandbox.guide.progress.commands import PushNotOffered, StepOutOfReach
from sandbox.guide.progress.model import MetSlip, Progress
from sandbox.guide.setup.base import CannotHappen
from sandbox.store import tables
from sandbox.world import timeline
from sandbox.world.mailbox.events import LetterArrived, LetterOpened
from sandbox.world.mailbox.notifications import EMAIL, NEW_POST
from sandbox.world.session import LoggedOff, SignInFailed
from tests.guide.conftest import Seat
from tests.guide.make import exercise, fresh_world

OPENED = LetterOpened(citizen="senior", letter="elregning")
FAILED = SignInFailed(citizen="senior", method="nemid", reason="password")
BILL = {"id": "bill", "title": "Regning", "push": True, "happens": [{"letter": "elregning"}]}
WRONG: dict[str, Any] = {"when": {"event": "sign-in-failed"}, "say": "Nej.", "play": [{"back": True}]}
TWO = exercise(
    {"id": "read", "slips": [WRONG]},
    {"id": "out", "done": {"event": "logged-off"}},
    start=[{"signed_in": "citizen"}, {"letter": "elregning", "days_ago": 2}],
    meanwhile=[BILL],
)


def test_an_exercise_begins_in_the_seeded_world_with_what_its_start_says(seat: Seat) -> None:
    seat.act(OPENED)
    seat.begin(TWO)
    expected = fresh_world()
    expected.sign_in = TWO.sign_in
    for happening in TWO.start:
        happening.apply(expected, "senior")
    assert seat.state.world.to_json() == expected.to_json()
    assert seat.progress.scenario == "opgave"
    assert seat.progress.started == expected.clock


def test_what_the_start_brings_is_nothing_that_happened(seat: Seat) -> None:
    arrived = exercise(
        {"done": {"event": "letter-arrived"}},
        {"done": {"event": "signed-in"}},
        start=[{"letter": "elregning"}],
    )
    seat.scenarios[arrived.slug] = arrived
    acted = seat.change(guide.start(arrived, seat.classes.seeded_world(seat.id)))
    assert acted.events == (ExerciseStarted(citizen="senior", scenario="opgave"),)
    seat.act()
    assert seat.done == []


def test_hints_come_one_at_a_time_and_stop_at_the_third(seat: Seat) -> None:
    seat.begin(TWO)
    told = [seat.change(guide.hint(TWO)).events for _ in range(4)]
    assert told == [*((HintShown(scenario="opgave", step="read", level=level),) for level in (1, 2, 3)), ()]
    assert seat.progress.hints == {"read": 3}


def test_a_hint_is_no_step_and_leaves_the_slip_standing(seat: Seat) -> None:
    seat.begin(TWO)
    seat.act(FAILED)
    seat.change(guide.hint(TWO))
    seat.change(guide.want_help)
    assert seat.progress.slip == MetSlip(step="read", slip=0)


def test_a_done_step_can_be_looked_at_again_and_left(seat: Seat) -> None:
    seat.begin(TWO)
    seat.act(OPENED)
    assert seat.change(guide.look(TWO, "read")).events == (StepLookedAt(scenario="opgave", step="read"),)
    assert seat.progress.shown(TWO) == "read"
    seat.change(guide.look(TWO, "out"))
    assert seat.progress.shown(TWO) == "out"


@pytest.mark.parametrize("step", ["out", "nowhere"])
def test_a_step_ahead_cannot_be_looked_at(seat: Seat, step: str) -> None:
    seat.begin(TWO)
    with pytest.raises(StepOutOfReach):
        seat.change(guide.look(TWO, step))


def test_the_hand_goes_up_and_down(seat: Seat) -> None:
    assert seat.change(guide.want_help).events == (HelpWanted(wanted=True),)
    assert seat.state.help_wanted
    assert seat.change(guide.want_help).events == (HelpWanted(wanted=False),)
    assert not seat.state.help_wanted


def test_leaving_keeps_the_world_and_forgets_the_exercise(seat: Seat) -> None:
    seat.begin(TWO)
    seat.act(OPENED)
    letters = seat.state.world.post["senior"].letters
    assert seat.change(guide.stop).events == (ExerciseStopped(scenario="opgave"),)
    assert seat.progress == Progress()
    assert seat.state.world.post["senior"].letters == letters
    assert seat.change(guide.stop).events == ()


def test_the_instructor_can_push_again_and_again(seat: Seat) -> None:
    seat.begin(TWO)
    before = len(seat.state.world.post["senior"].letters)
    for _ in range(2):
        assert (
            LetterArrived(citizen="senior", letter="elregning") in seat.change(guide.push(TWO, "bill")).events
        )
    assert len(seat.state.world.post["senior"].letters) == before + 2
    assert [each.id for each in guide.pushes(TWO)] == ["bill"]


def test_a_pushed_letter_is_noted_and_told_of_like_any_other(seat: Seat) -> None:
    told = exercise({}, start=[{"post_notices": {"sms": True, "email": True}}], meanwhile=[BILL])
    seat.begin(told)
    seat.change(guide.push(told, "bill"))
    box = seat.state.world.post["senior"]
    assert [(line.what, line.about, line.at) for line in box.log[-3:]] == [
        (action, box.letters[0].id, box.letters[0].received)
        for action in ("letter-came", "told-by-email", "told-by-sms")
    ]
    came = [text.message for text in seat.state.world.phone["senior"].messages[:2]]
    assert sorted(came) == sorted([EMAIL, NEW_POST])


def test_a_push_for_another_exercise_is_nothing(seat: Seat) -> None:
    before = seat.state.world.post["senior"].letters
    assert seat.change(guide.push(TWO, "bill")).events == ()
    assert seat.state.world.post["senior"].letters == before


def test_what_cannot_be_pushed_is_refused() -> None:
    with pytest.raises(PushNotOffered):
        guide.push(TWO, "other")


STOPPED = {"service": "aegteskab", "by": "young", "answers": {"status": "nej", "settled": "andet"}}
UNREADABLE = {"letter": "svar-fra-staten", "facts": {"authority": "ingen", "about": "x", "sent_at": "x"}}


@pytest.mark.parametrize("broken", [{"sent": STOPPED}, UNREADABLE], ids=["stop page", "letter from nobody"])
def test_a_start_that_fails_leaves_the_seat_exactly_as_it_was(seat: Seat, broken: dict[str, Any]) -> None:
    seat.begin(TWO)
    seat.act(OPENED)
    before = seat.state

    def attempts() -> int:
        with seat.database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tables.attempts)) or 0

    count = attempts()
    failing = exercise({}, start=[{"letter": "elregning"}, broken])
    with pytest.raises(CannotHappen) as raised:
        seat.change(guide.start(failing, seat.classes.seeded_world(seat.id)))
    assert raised.value.place == 1
    after = seat.state
    assert (after.text, after.progress, after.version) == (before.text, before.progress, before.version)
    assert attempts() == count


def test_a_push_that_fails_is_told_and_leaves_the_world(seat: Seat) -> None:
    failing = exercise({}, meanwhile=[BILL | {"happens": [{"letter": "elregning"}, UNREADABLE]}])
    seat.begin(failing)
    letters = seat.state.world.post["senior"].letters
    acted = seat.store.act_on(seat.id, guide.push(failing, "bill"))
    assert isinstance(acted.result, CannotHappen)
    assert seat.state.world.post["senior"].letters == letters


DEEDS: dict[str, Any] = {
    "hint": lambda seat: seat.change(guide.hint(TWO)),
    "help": lambda seat: seat.change(guide.want_help),
    "push": lambda seat: seat.change(guide.push(TWO, "bill")),
    "open": lambda seat: seat.act(OPENED),
    "fail": lambda seat: seat.act(FAILED),
    "off": lambda seat: seat.act(LoggedOff(citizen="senior")),
    "time": lambda seat: seat.store.act(seat.id, lambda world: timeline.move_clock(world, 600)),
    "stop": lambda seat: seat.change(guide.stop),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(sorted(DEEDS)), max_size=8))
def test_beginning_again_gives_the_same_fresh_start_whatever_was_done(seat: Seat, deeds: list[str]) -> None:
    seat.begin(TWO)
    fresh, progress = seat.state.world.to_json(), seat.progress
    for deed in deeds:
        DEEDS[deed](seat)
    seat.begin(TWO)
    again = seat.progress
    assert seat.state.world.to_json() == fresh
    same = {"attempt": 0, "since": 0, "completed": []}
    assert again.model_copy(update=same) == progress.model_copy(update=same)
    seat.act()
    assert seat.done == []
