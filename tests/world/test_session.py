"""The broker's session: one person at a time, ended by log-off or by idle minutes of the world's clock."""

from datetime import timedelta

import pytest

from sandbox.world import session as world_session
from sandbox.world import timeline
from sandbox.world.session import LoggedOff, NotSignedIn, SessionExpired, SessionExtended
from tests.world.worlds import fresh_world, sign_in


@pytest.mark.parametrize(
    ("idle", "warned", "signed_in"),
    [
        (timedelta(0), False, True),
        (timedelta(minutes=24, seconds=59), False, True),
        (timedelta(minutes=25), True, True),
        (timedelta(minutes=29, seconds=59), True, True),
        (timedelta(minutes=30), False, False),
        (timedelta(days=2), False, False),
    ],
    ids=["at once", "before the warning", "warned", "just before the end", "at 30 minutes", "days later"],
)
def test_a_session_warns_at_25_idle_minutes_and_ends_at_30(
    idle: timedelta, warned: bool, signed_in: bool
) -> None:
    world = fresh_world()
    sign_in(world)
    session = world.session
    assert session
    timeline.pass_time(world, idle)
    assert session.warns(world.clock) == warned
    assert (world.signed_in == "senior") == signed_in
    assert world.session_ended == (None if signed_in else "expired")
    assert world.take_announced() == ([] if signed_in else [SessionExpired(citizen="senior")])


def test_activity_counts_the_minutes_anew() -> None:
    world = fresh_world()
    sign_in(world)
    for _ in range(4):
        timeline.pass_time(world, timedelta(minutes=29))
        world_session.touch(world)
    assert world.signed_in == "senior"


def test_extending_counts_anew_and_is_announced() -> None:
    world = fresh_world()
    sign_in(world)
    timeline.pass_time(world, timedelta(minutes=28))
    world_session.extend(world)
    assert world.take_announced() == [SessionExtended(citizen="senior")]
    timeline.pass_time(world, timedelta(minutes=29))
    assert world.signed_in == "senior"


def test_an_ended_session_cannot_be_extended() -> None:
    world = fresh_world()
    with pytest.raises(NotSignedIn):
        world_session.extend(world)
    sign_in(world)
    timeline.pass_time(world, timedelta(minutes=30))
    with pytest.raises(NotSignedIn):
        world_session.extend(world)


def test_a_session_ends_once() -> None:
    world = fresh_world()
    sign_in(world)
    timeline.pass_time(world, timedelta(minutes=31))
    timeline.pass_time(world, timedelta(minutes=31))
    assert world.take_announced() == [SessionExpired(citizen="senior")]


def test_logging_off_ends_the_session_and_doing_it_twice_is_no_mistake() -> None:
    world = fresh_world()
    sign_in(world)
    world_session.log_off(world)
    world_session.log_off(world)
    assert world.signed_in is None
    assert world.session_ended == "logged-off"
    assert world.take_announced() == [LoggedOff(citizen="senior")]


def test_signing_in_again_forgets_how_the_last_session_ended() -> None:
    world = fresh_world()
    sign_in(world)
    world_session.log_off(world)
    sign_in(world, "young")
    assert world.session_ended is None


def test_what_needs_somebody_signed_in_says_who_it_is() -> None:
    world = fresh_world()
    with pytest.raises(NotSignedIn):
        world_session.require(world)
    sign_in(world, "parent")
    assert world_session.require(world) == "parent"


def test_touching_without_a_session_does_nothing() -> None:
    world = fresh_world()
    before = world.to_json()
    world_session.touch(world)
    assert world.to_json() == before
