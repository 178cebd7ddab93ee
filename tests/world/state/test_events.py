import json

import pytest
from pydantic import ValidationError

from sandbox.world import session
from sandbox.world.events import all_events
from sandbox.world.mailbox import events as mailbox_events
from sandbox.world.nemid import sign_in
from sandbox.world.nemid.locks import NemidBlocked, NemidLocked
from sandbox.world.state.events import ClockMoved, Event, PageVisited


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (mailbox_events.LetterOpened, "letter-opened"),
        (mailbox_events.LetterArrived, "letter-arrived"),
        (session.SignedIn, "signed-in"),
        (session.SignInFailed, "sign-in-failed"),
        (session.SignInCancelled, "sign-in-cancelled"),
        (session.LoggedOff, "logged-off"),
        (session.SessionExpired, "session-expired"),
        (session.SessionExtended, "session-extended"),
        (sign_in.KeyAsked, "key-asked"),
        (NemidLocked, "nemid-locked"),
        (NemidBlocked, "nemid-blocked"),
        (PageVisited, "page-visited"),
        (ClockMoved, "clock-moved"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_event_keeps_the_name_that_exercises_and_the_log_know_it_by(event: type[Event], name: str) -> None:
    assert event.name == name
    assert all_events()[name] is event


def test_an_event_comes_back_from_its_own_json() -> None:
    event = mailbox_events.LetterOpened(citizen="young", letter="rykker", again=True)
    assert all_events()[event.name].model_validate_json(event.model_dump_json()) == event


def test_an_event_cannot_be_changed_or_given_more_than_it_knows() -> None:
    event = ClockMoved(minutes=5)
    with pytest.raises(ValidationError):
        event.minutes = 6  # type: ignore[misc]
    with pytest.raises(ValidationError):
        ClockMoved.model_validate({"minutes": 5, "password": "hemmelig"})


def test_no_event_has_room_for_a_secret() -> None:
    for event in all_events().values():
        assert not {"password", "key", "pin", "user_id"} & set(event.model_fields), event.name


def test_an_events_values_are_plain() -> None:
    for event in all_events().values():
        json.dumps(event.model_json_schema())
