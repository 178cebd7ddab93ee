"""A case goes by the time that was booked with it, whatever the citizen does with that time."""

from datetime import datetime, timedelta

import pytest

from sandbox.content.services.catalogue import services
from sandbox.world import timeline
from sandbox.world.municipality import appointments
from sandbox.world.municipality.appointments import of_submission
from sandbox.world.municipality.free_times import free_times
from sandbox.world.selfservice import cases, payments
from sandbox.world.selfservice.drafts import pay, send
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.selfservice import Case, Draft, Submission
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

SERVICE = services()["pas"]
OFFICE, OTHER = "borgerservice-oeveby", "borgerservice-oevestrand"
DAY = 24 * 60


def applied() -> tuple[World, Submission, Case, Appointment]:
    world = fresh_world()
    at = free_times(world, "pas", OFFICE)[10]
    answers = {"who": "self", "old": "har", "office": OFFICE, "at": at.isoformat(timespec="minutes")}
    done = [step.name for step in SERVICE.steps]
    world.drafts.append(Draft(id="pas", service="pas", citizen="senior", answers=dict(answers), done=done))
    send(world, "senior", SERVICE, "pas", declared=True)
    card = world.finances["senior"].card
    sent = pay(world, "senior", SERVICE, "pas", (card.number, card.expires, card.digits))
    assert isinstance(sent, Submission)
    case, booked = cases.find(world, sent.id), of_submission(world, sent.id)
    assert case
    assert booked
    return world, sent, case, booked


def attended(case: Case) -> datetime | None:
    return next((each.at for each in case.reached if each.stage == "attended"), None)


def letters(world: World) -> list[str]:
    return [each.letter for each in world.post["senior"].letters]


def test_it_moves_with_a_time_that_is_moved_and_what_is_said_later_is_true() -> None:
    world, _sent, case, booked = applied()
    later = next(at for at in free_times(world, "pas", OTHER) if at > booked.at + timedelta(days=3))
    appointments.move(world, "senior", booked.id, later, OTHER)
    timeline.move_clock(world, 60 * DAY)
    assert attended(case) == later
    ready = next(each for each in world.post["senior"].letters if each.letter == "pas-klar")
    assert "Øvestrand" in ready.facts["place"]


def test_it_waits_when_the_time_is_given_back_and_goes_on_with_a_new_one() -> None:
    world, _sent, case, booked = applied()
    appointments.cancel(world, "senior", booked.id)
    assert cases.lacks_time(world, case) == "pas"
    timeline.move_clock(world, 40 * DAY)
    assert case.stage == "received"
    at = free_times(world, "pas", OTHER)[3]
    appointments.book(world, "senior", "pas", OTHER, at)
    assert not cases.lacks_time(world, case)
    timeline.move_clock(world, 40 * DAY)
    assert attended(case) == at


def test_what_is_booked_for_something_else_is_not_the_cases() -> None:
    world, sent, _case, booked = applied()
    at = free_times(world, "pas", OTHER, "senior")[3]
    another = appointments.book(world, "senior", "pas", OTHER, at)
    assert another
    assert not another.submission
    assert of_submission(world, sent.id) == booked


def test_taking_it_back_gives_the_time_back_and_what_was_paid_and_the_letter_says_so() -> None:
    world, sent, case, booked = applied()
    at = booked.at
    cases.withdraw(world, case, sent)
    cases.withdraw(world, case, sent)
    assert booked.state == "cancelled"
    assert not cases.lacks_time(world, case)
    paid = payments.paid_for(world, sent.id)
    assert paid
    assert paid.refunded == case.withdrawn
    told = next(each for each in world.post["senior"].letters if each.letter == "kvittering-tilbagetrukket")
    assert (told.facts["refund"], told.facts["appointment"]) == ("379 kr.", at.isoformat(timespec="minutes"))
    assert letters(world).count("tid-aflyst") == 1
    assert [event.name for event in world.take_announced()].count("payment-refunded") == 1


def test_the_letter_about_the_time_does_not_ask_for_what_is_paid_already() -> None:
    world, _sent, _case, booked = applied()
    assert "betalingskort" not in booked.remember
    told = next(each for each in world.post["senior"].letters if each.letter == "kvittering-tidsbestilling")
    assert told.facts["remember"] == booked.remember


@pytest.mark.parametrize(("minutes", "state"), [(-1, "cancelled"), (0, "booked")])
def test_a_time_that_has_begun_is_not_given_back(minutes: int, state: str) -> None:
    world, sent, case, booked = applied()
    world.clock = booked.at + timedelta(minutes=minutes)
    cases.withdraw(world, case, sent)
    assert booked.state == state
