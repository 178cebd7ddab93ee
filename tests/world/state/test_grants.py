from datetime import date, timedelta

import pytest

from sandbox.world.grants.lookup import run_out, without_earlier, written_down
from sandbox.world.state.grants import Grant, State
from sandbox.world.state.people import Role

TODAY = date(2026, 11, 22)


def leave(state: State = "given", days: int = 9, giver: Role = "senior") -> Grant:
    until = TODAY + timedelta(days=days)
    return Grant(id="1", giver=giver, holder="parent", since=TODAY, until=until, state=state)


@pytest.mark.parametrize(
    ("state", "days", "holds"),
    [
        ("given", 9, True),
        ("given", 0, True),
        ("given", -1, False),
        ("asked", 9, False),
        ("withdrawn", 9, False),
    ],
)
def test_only_what_is_given_holds_and_to_the_end_of_its_last_day(
    state: State, days: int, holds: bool
) -> None:
    assert leave(state, days).holds(TODAY) is holds


def test_a_wish_waits_for_the_giver_and_is_taken_back_by_whose_it_is() -> None:
    wish = leave("asked")
    assert wish.waits_for("senior")
    assert not wish.waits_for("parent")
    assert wish.can_be_withdrawn_by("parent")
    assert not wish.can_be_withdrawn_by("senior")


@pytest.mark.parametrize("role", ["senior", "parent"])
def test_either_takes_back_what_is_given_and_neither_what_is_over(role: Role) -> None:
    assert leave("given").can_be_withdrawn_by(role)
    assert not leave("expired").can_be_withdrawn_by(role)
    assert not leave("refused").waits_for(role)


def test_it_ends_today_or_on_its_last_day() -> None:
    early, late = leave(days=9), leave(days=-3)
    early.end("withdrawn", TODAY)
    late.end("expired", TODAY)
    assert early.ended == TODAY
    assert late.ended == late.until


def test_what_has_run_out_when_it_is_written_down_never_held() -> None:
    today, yesterday = written_down(leave("given", 0)), written_down(leave("asked", -1))
    assert (today.state, today.ended) == ("given", None)
    assert (yesterday.state, yesterday.ended) == ("expired", TODAY - timedelta(days=1))


def test_only_what_holds_takes_the_place_of_what_holds() -> None:
    given, wish, others = leave("given"), leave("asked"), leave("given", giver="young")
    every = [given, wish, others]
    assert without_earlier(every, wish, lambda one, other: True) == [given, wish, others]
    assert without_earlier(every, given, lambda one, other: True) == [given, others]
    assert without_earlier(every, given, lambda one, other: False) == every


def test_what_is_over_does_not_run_out_again() -> None:
    old = leave("given", -1)
    assert run_out([old, leave("withdrawn", -1), leave("given", 0)], TODAY) == [old]
