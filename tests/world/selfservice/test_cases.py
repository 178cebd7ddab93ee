from datetime import timedelta

import pytest

from sandbox.world import timeline
from sandbox.world.selfservice import cases
from sandbox.world.selfservice.cases import CannotWithdraw
from sandbox.world.state.selfservice import Case, Submission
from sandbox.world.state.world import World
from tests.world.selfservice.test_effects import moved
from tests.world.worlds import fresh_world

DAY = 24 * 60


def sent_move(days: int = 7, **more: str) -> tuple[World, Submission, Case]:
    world = fresh_world()
    sent = moved(world, "young", days=days, **more)
    case = cases.find(world, sent.id)
    assert case
    world.take_announced()
    return world, sent, case


def test_a_case_begins_at_its_first_stage_and_knows_what_is_ahead() -> None:
    world, sent, case = sent_move()
    assert (case.stage, case.state, case.number) == ("received", "open", sent.case_number)
    assert [stage.stage for stage in cases.stages_ahead(world, case)] == ["registered"]


def test_time_moves_it_on_at_its_own_moment_and_it_is_announced() -> None:
    world, _sent, case = sent_move()
    day = world.clock.date() + timedelta(days=7)
    timeline.move_clock(world, 30 * DAY)
    assert [(each.stage, each.at.date()) for each in case.reached[1:]] == [("registered", day)]
    assert case.state == "closed"
    assert "case-moved" in [event.name for event in world.take_announced()]
    letter = next(each for each in world.post["young"].letters if each.letter == "flytning-registreret")
    assert letter.received.date() == day, "what happens on the way is dated when it happens"


def test_nothing_happens_before_its_day() -> None:
    world, _sent, case = sent_move()
    timeline.move_clock(world, 6 * DAY)
    assert case.stage == "received"


def test_what_is_taken_back_stands_still_and_a_letter_says_so() -> None:
    world, sent, case = sent_move(host_name="Asta Prøvesen")
    before = world.citizen("young").address
    assert cases.can_withdraw(world, case)
    cases.withdraw(world, case, sent)
    cases.withdraw(world, case, sent)
    timeline.move_clock(world, 60 * DAY)
    assert (case.state, world.consents[0].state) == ("withdrawn", "lapsed")
    assert world.citizen("young").address == before
    names = [each.letter for each in world.post["young"].letters]
    assert names.count("kvittering-tilbagetrukket") == 1
    assert [event.name for event in world.take_announced()].count("submission-withdrawn") == 1


def test_what_is_settled_cannot_be_taken_back() -> None:
    world, sent, case = sent_move(days=0)
    assert not cases.can_withdraw(world, case)
    with pytest.raises(CannotWithdraw):
        cases.withdraw(world, case, sent)
