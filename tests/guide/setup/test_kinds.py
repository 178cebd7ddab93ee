from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from sandbox.guide.setup.base import Setup
from sandbox.guide.setup.kinds import KINDS, MailboxIs
from sandbox.world.mailbox.events import LetterArrived
from sandbox.world.nemid.sign_in import enter_password
from sandbox.world.phone import MessageArrived
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.guide.make import DAY, fresh_world


def applied(document: dict[str, Any], role: Role = "senior", world: World | None = None) -> World:
    world = world or fresh_world()
    kind = next(KINDS[key] for key in document if key in KINDS)
    happening: Setup = kind.model_validate(document)
    happening.apply(world, role)
    return world


def test_a_letter_comes_now_and_is_announced() -> None:
    world = applied({"letter": "elregning"})
    newest = world.post["senior"].letters[0]
    assert (newest.letter, newest.received, newest.read) == ("elregning", world.clock, False)
    assert world.take_announced() == [LetterArrived(citizen="senior", letter="elregning")]


def test_a_letter_can_have_come_days_ago_to_another_and_be_read() -> None:
    world = applied(
        {
            "letter": "su-afgoerelse",
            "to": "young",
            "days_ago": 3,
            "time": "07:15",
            "read": True,
            "facts": {"x": "{citizen.name}"},
        }
    )
    found = [each for each in world.post["young"].letters if each.received == datetime(2026, 11, 20, 7, 15)]
    assert [each.read for each in found] == [True]
    assert found[0].facts["x"] == world.citizen("senior").name


def test_a_text_message_comes_now_and_is_announced() -> None:
    world = applied({"message": "falsk-pakke"})
    newest = world.phone["senior"].messages[0]
    assert (newest.message, newest.received, newest.read) == ("falsk-pakke", world.clock, False)
    assert world.take_announced() == [MessageArrived(citizen="senior", message="falsk-pakke")]


def test_a_text_message_can_have_come_days_ago_to_another_and_say_what_it_was_given() -> None:
    code = {"message": "mitid-aktiveringskode", "to": "young", "facts": {"code": "{citizen.first_name}"}}
    world = applied(code | {"days_ago": 35, "time": "07:15", "read": True})
    found = [each for each in world.phone["young"].messages if each.message == "mitid-aktiveringskode"]
    assert [each.received for each in found] == [datetime(2026, 10, 19, 7, 15)]
    assert found[0].facts == {"code": world.citizen("senior").first_name}
    assert found[0].read


@pytest.mark.parametrize(
    "document",
    [
        {"message": "findes-ikke"},
        {"message": "mitid-aktiveringskode"},
        {"message": "nabo", "facts": {"code": "1"}},
    ],
)
def test_a_text_message_that_cannot_be_sent_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="besked"):
        KINDS["message"].model_validate(document)


def test_a_mailbox_can_be_empty_or_read() -> None:
    assert applied({"mailbox": {"is": "empty"}}).post["senior"].letters == []
    read = applied({"mailbox": {"citizen": "parent", "is": "read"}})
    assert read.post["parent"].unread == 0
    assert read.post["senior"].unread > 0


@pytest.mark.parametrize("left", [0, 1, 2, 147])
def test_a_key_card_can_have_few_keys_left(left: int) -> None:
    card = applied({"nemid": {"keys_left": left}}).nemid["senior"].card
    assert len(card.pairs()) - len(card.used) == left
    assert len(set(card.used)) == len(card.used)


def test_a_locked_nemid_opens_again_when_time_has_passed() -> None:
    world = applied({"nemid": {"locked": True}})
    own = world.nemid["senior"]

    def tried() -> str:
        return enter_password(world, own.user_id, own.password, service="borger.dk", return_to="/")

    assert tried() == "locked"
    applied({"later": {"hours": 8}}, world=world)
    assert tried() == "key-asked"


def test_a_blocked_nemid_stays_so() -> None:
    assert applied({"nemid": {"citizen": "young", "blocked": True}}).nemid["young"].blocked is True


def test_the_clock_is_set_and_moved() -> None:
    world = applied({"clock": "14:30"})
    assert world.clock == datetime.combine(DAY, datetime.min.time()) + timedelta(hours=14, minutes=30)
    applied({"later": {"days": 1, "hours": 1, "minutes": 5}}, world=world)
    assert world.clock == datetime.combine(DAY, datetime.min.time()) + timedelta(days=1, hours=15, minutes=35)


def test_somebody_is_signed_in_already() -> None:
    assert applied({"signed_in": "citizen"}, "parent").signed_in == "parent"
    assert applied({"signed_in": "young"}, "parent").signed_in == "young"


@pytest.mark.parametrize(
    "document",
    [{"clock": "25:00"}, {"clock": "8:30"}, {"later": {}}, {"nemid": {}}, {"letter": "x", "days_ago": -1}],
)
def test_what_cannot_happen_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        KINDS[next(iter(document))].model_validate(document)


def test_what_is_against_nature_only_stands_at_the_start() -> None:
    assert MailboxIs.starts_only
    assert {key for key, kind in KINDS.items() if kind.starts_only} == {
        "mailbox",
        "clock",
        "lives_in_zone",
        "signed_in",
    }
