from datetime import timedelta

import pytest
from pydantic import ValidationError

from sandbox.world import paper_mail, timeline
from sandbox.world.mailbox import letters, notification_choices, notifications, writing
from sandbox.world.mailbox.writing import Typed
from sandbox.world.paper_mail import PaperCame
from sandbox.world.session import SessionExpired
from sandbox.world.state.events import ClockMoved
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world, sign_in

TOLD = ("letter-came", "told-by-sms", "told-by-email")


def test_a_world_written_and_read_back_is_the_same_world() -> None:
    world = fresh_world()
    sign_in(world)
    letters.open_letter(world, "senior", world.post["senior"].letters[0].id)
    assert World.model_validate_json(world.to_json()).to_json() == world.to_json()


def test_a_world_stays_small_and_says_of_what_format_it_is() -> None:
    written = fresh_world().to_json()
    assert len(written) < 30_000
    assert '"format":3' in written
    with pytest.raises(ValidationError):
        World.model_validate_json(written.replace('"format":3,', ""))


@pytest.mark.parametrize(
    "change", [{"format": 4}, {"hemmelig": "ny nøgle"}], ids=["newer format", "unknown part"]
)
def test_a_document_that_is_not_understood_whole_is_not_read_at_all(change: dict[str, object]) -> None:
    document = {**fresh_world().model_dump(mode="json"), **change}
    with pytest.raises(ValidationError):
        World.model_validate(document)


def test_what_is_announced_leaves_the_world_once_and_is_not_part_of_the_document() -> None:
    world = fresh_world()
    before = world.to_json()
    world.announce(ClockMoved(minutes=1))
    assert world.to_json() == before
    assert world.take_announced() == [ClockMoved(minutes=1)]
    assert world.take_announced() == []


def test_the_worlds_chance_goes_on_where_the_document_left_it() -> None:
    world = fresh_world()
    again = World.model_validate_json(world.to_json())
    assert [world.draw(1000) for _ in range(50)] == [again.draw(1000) for _ in range(50)]
    assert world.draw(10**6) != fresh_world().draw(10**6)


def test_a_draw_stays_below_its_limit_and_reaches_all_of_it() -> None:
    world = fresh_world()
    assert {world.draw(4) for _ in range(200)} == {0, 1, 2, 3}


def test_moving_the_clock_is_announced_and_lets_happen_what_was_due() -> None:
    world = fresh_world()
    sign_in(world)
    due = world.clock + timedelta(hours=3)
    paper_mail.post(world, "young", "eu-card", {"person": "Ingen"}, weekdays=1).comes = due
    timeline.move_clock(world, 24 * 60)
    assert world.take_announced() == [
        ClockMoved(minutes=24 * 60),
        SessionExpired(citizen="senior"),
        PaperCame(citizen="young", kind="eu-card"),
    ]


def test_what_falls_due_while_the_clock_jumps_is_dated_by_when_it_falls_due() -> None:
    world = fresh_world()
    notification_choices.choose(
        world, "senior", sms=True, email=True, nemsms=True, number=world.citizen("senior").phone
    )
    boxed = letters.deliver(world, "senior", "indkaldelse-oejne")
    at = notifications.appointment(boxed)
    assert at
    draft = writing.begin(world, "senior", "skattestyrelsen")
    writing.keep(world, "senior", draft.id, Typed("forskud", "Skat", "Hvad nu?"))
    writing.send(world, "senior", draft.id)
    timeline.move_clock(world, 60 * 24 * 40)
    answers = {each.id: each.received for each in world.post["senior"].letters[:2]}
    told = [(line.about, line.at) for line in world.post["senior"].log if line.what in TOLD]
    assert [told.count(line) for line in answers.items()] == [len(TOLD)] * 2
    texts = world.phone["senior"].messages
    assert set(answers.values()) <= {each.received for each in texts}
    reminder = next(each for each in texts if each.message == "nemsms-husk-din-tid")
    assert reminder.received == at - timedelta(days=1)


def test_the_clock_stands_still_unless_time_is_let_pass() -> None:
    world = fresh_world()
    before = world.clock
    sign_in(world)
    assert world.clock == before
    timeline.pass_time(world, timedelta(seconds=20))
    assert world.clock == before + timedelta(seconds=20)
