from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from sandbox.content.municipality.appointment_types import appointment_types
from sandbox.content.municipality.settings import municipality, office
from sandbox.content.rules.calendar import is_holiday
from sandbox.world import timeline
from sandbox.world.mailbox.events import LetterArrived
from sandbox.world.mailbox.letters import letter_facts
from sandbox.world.municipality import appointments
from sandbox.world.municipality.appointments import (
    AppointmentBooked,
    AppointmentCancelled,
    AppointmentMoved,
    NoSuchAppointment,
)
from sandbox.world.municipality.free_times import free_times
from sandbox.world.phone import MessageArrived
from sandbox.world.state.municipality import Appointment
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

TOWN, BEACH, LIBRARY = "borgerservice-oeveby", "borgerservice-oevestrand", "oeveby-bibliotek"


def booked(world: World, *, remind: bool = False, nth: int = 12) -> Appointment:
    at = free_times(world, "pas", TOWN)[nth]
    made = appointments.book(world, "senior", "pas", TOWN, at, remind=remind)
    assert made
    world.take_announced()
    return made


def wait_until(world: World, moment: datetime) -> None:
    timeline.move_clock(world, int((moment - world.clock).total_seconds() // 60))


@pytest.mark.parametrize("errand", appointment_types())
def test_every_office_that_offers_an_errand_has_times_in_its_opening_hours_only(errand: str) -> None:
    world = fresh_world()
    for place in appointment_types()[errand].offices():
        offered = free_times(world, errand, place.slug)
        assert len(offered) >= 5
        assert offered == sorted(set(offered))
        for at in offered:
            hours = place.hours_on(at.date())
            assert hours
            assert hours[0] <= at
            assert at + timedelta(minutes=appointment_types()[errand].minutes) <= hours[1]
            assert not is_holiday(at.date())


def test_some_times_are_taken_and_which_ones_does_not_change_by_looking() -> None:
    world = fresh_world()
    offered = free_times(world, "pas", TOWN)
    assert offered == free_times(world, "pas", TOWN) == free_times(fresh_world(), "pas", TOWN)
    assert offered != free_times(fresh_world(8), "pas", TOWN)
    gaps = {later - earlier for earlier, later in pairwise(offered)}
    assert timedelta(minutes=20) in gaps
    assert timedelta(minutes=40) in gaps


def test_times_are_an_hour_ahead_and_three_weeks_at_most() -> None:
    world = fresh_world()
    first = free_times(world, "pas", TOWN)[0]
    wait_until(world, first - timedelta(minutes=59))
    offered = free_times(world, "pas", TOWN)
    assert first not in offered
    assert offered[-1] <= world.clock + timedelta(days=22)


def test_an_office_offers_what_it_offers_and_nothing_else() -> None:
    world = fresh_world()
    assert not free_times(world, "pas", LIBRARY)
    assert not free_times(world, "pas", "findes-ikke")
    assert not free_times(world, "findes-ikke", TOWN)


def test_a_booked_time_is_announced_with_a_receipt_and_is_free_no_more() -> None:
    world = fresh_world()
    at = free_times(world, "pas", TOWN)[3]
    made = appointments.book(world, "parent", "pas", TOWN, at)
    assert made
    assert appointments.of(world, "parent") == [made]
    assert world.take_announced() == [
        AppointmentBooked(citizen="parent", errand="pas", office=TOWN),
        LetterArrived(citizen="parent", letter="kvittering-tidsbestilling"),
    ]
    assert at not in free_times(world, "pas", TOWN)
    assert appointments.book(world, "senior", "pas", TOWN, at) is None


def test_the_receipt_tells_when_where_and_what_to_bring() -> None:
    world = fresh_world()
    made = booked(world)
    facts = letter_facts(world, "senior", world.post["senior"].letters[0])
    assert facts["errand"] == "Pas"
    assert facts["office"] == "Borgerservice Øveby"
    assert facts["remember"] == appointment_types()["pas"].remember
    assert f"kl. {made.at:%H.%M}" in facts["when"]


def test_asked_for_twice_it_is_one_appointment() -> None:
    world = fresh_world()
    made = booked(world)
    assert appointments.book(world, "senior", "pas", TOWN, made.at) is made
    assert not world.take_announced()
    assert len(world.appointments) == 1


def test_nobody_can_be_at_two_places_at_once() -> None:
    world = fresh_world()
    made = booked(world)
    for other in free_times(world, "pas", BEACH, "senior"):
        assert not made.at - timedelta(minutes=20) < other < made.ends


def test_a_time_can_be_moved_to_another_office_and_the_old_one_is_free_again() -> None:
    world = fresh_world()
    made = booked(world)
    before = made.at
    at = free_times(world, "pas", BEACH)[2]
    assert appointments.move(world, "senior", made.id, at, BEACH) is made
    assert (made.at, made.office) == (at, BEACH)
    assert world.take_announced() == [
        AppointmentMoved(citizen="senior", errand="pas", office=BEACH),
        LetterArrived(citizen="senior", letter="tid-flyttet"),
    ]
    assert before in free_times(world, "pas", TOWN)
    assert appointments.move(world, "senior", made.id, at) is made
    assert not world.take_announced()


def test_a_time_that_is_not_free_is_not_moved_to() -> None:
    world = fresh_world()
    made = booked(world)
    before = made.at
    assert appointments.move(world, "senior", made.id, before + timedelta(minutes=7)) is None
    assert made.at == before


def test_a_cancelled_time_is_gone_and_free_and_cancelling_again_is_no_mistake() -> None:
    world = fresh_world()
    made = booked(world)
    assert appointments.cancel(world, "senior", made.id)
    assert world.take_announced() == [
        AppointmentCancelled(citizen="senior", errand="pas", office=TOWN),
        LetterArrived(citizen="senior", letter="tid-aflyst"),
    ]
    assert appointments.of(world, "senior") == []
    assert made.at in free_times(world, "pas", TOWN)
    assert appointments.cancel(world, "senior", made.id)
    assert not world.take_announced()
    with pytest.raises(NoSuchAppointment):
        appointments.find(world, "senior", made.id)


def test_on_the_last_day_one_has_to_call() -> None:
    world = fresh_world()
    made = booked(world)
    wait_until(world, made.at - timedelta(hours=23))
    assert not appointments.can_change(world, made)
    assert not appointments.cancel(world, "senior", made.id)
    later = free_times(world, "pas", TOWN)[-1]
    assert appointments.move(world, "senior", made.id, later) is None


def test_an_appointment_is_only_ones_own() -> None:
    world = fresh_world()
    made = booked(world)
    with pytest.raises(NoSuchAppointment):
        appointments.find(world, "parent", made.id)
    with pytest.raises(NoSuchAppointment):
        appointments.cancel(world, "parent", made.id)


def test_the_day_before_a_text_message_reminds_once_whoever_asked_for_it() -> None:
    world = fresh_world()
    made = booked(world, remind=True)
    appointments.book(world, "parent", "pas", TOWN, free_times(world, "pas", TOWN)[12])
    day_before = datetime.combine(made.at.date() - timedelta(days=1), appointments.REMINDED_AT)
    wait_until(world, day_before - timedelta(minutes=1))
    world.take_announced()
    for _each in range(3):
        timeline.move_clock(world, 30)
    arrived = [event for event in world.take_announced() if isinstance(event, MessageArrived)]
    assert arrived == [MessageArrived(citizen="senior", message="tid-i-morgen")]


def test_who_has_signed_up_for_nemsms_is_reminded_without_asking_again() -> None:
    world = fresh_world()
    world.post["senior"].notices.nemsms = True
    made = booked(world)
    wait_until(world, datetime.combine(made.at.date() - timedelta(days=1), appointments.REMINDED_AT))
    arrived = [event for event in world.take_announced() if isinstance(event, MessageArrived)]
    assert MessageArrived(citizen="senior", message="tid-i-morgen") in arrived


def test_what_is_cancelled_is_not_reminded_of_and_a_reminder_came_when_it_was_due() -> None:
    world = fresh_world()
    made = booked(world, remind=True)
    appointments.cancel(world, "senior", made.id)
    kept = booked(world, remind=True, nth=1)
    timeline.move_clock(world, 60 * 24 * 30)
    reminders = [each for each in world.phone["senior"].messages if each.message == "tid-i-morgen"]
    day_before = kept.at.date() - timedelta(days=1)
    assert [each.received for each in reminders] == [datetime.combine(day_before, appointments.REMINDED_AT)]


def test_what_is_over_is_not_coming() -> None:
    world = fresh_world()
    made = booked(world)
    assert appointments.coming(world, "senior") == [made]
    timeline.move_clock(world, 60 * 24 * 30)
    assert appointments.coming(world, "senior") == []
    assert appointments.of(world, "senior") == [made]


def test_every_office_is_found_by_its_name_in_an_address() -> None:
    assert [office(each.slug) for each in municipality().offices] == list(municipality().offices)
    assert office(TOWN)


@pytest.mark.parametrize(("minutes_late", "possible"), [(-1, True), (0, True), (1, False)])
def test_a_time_can_be_changed_up_to_the_very_minute(minutes_late: int, possible: bool) -> None:
    world = fresh_world()
    made = booked(world)
    last = made.at - timedelta(hours=appointment_types()["pas"].cancel_hours)
    wait_until(world, last + timedelta(minutes=minutes_late))
    assert appointments.can_change(world, made) == possible
    assert appointments.cancel(world, "senior", made.id) == possible


@pytest.mark.parametrize(("minutes", "is_reminded"), [(-1, False), (0, True), (1, True)])
def test_a_time_taken_when_its_reminder_is_due_is_not_reminded_of(minutes: int, is_reminded: bool) -> None:
    world = fresh_world()
    at, other = free_times(world, "pas", TOWN)[10:12]
    wait_until(world, appointments.reminder(at) + timedelta(minutes=minutes))
    made = appointments.book(world, "senior", "pas", TOWN, at)
    assert made
    assert made.reminded == is_reminded
    moved = appointments.book(world, "parent", "pas", TOWN, free_times(world, "pas", TOWN)[-1])
    assert moved
    assert appointments.reminder(other) == appointments.reminder(at)
    assert appointments.move(world, "parent", moved.id, other) is moved
    assert moved.reminded == is_reminded


@pytest.mark.parametrize(("minutes", "is_coming"), [(-1, True), (0, False)])
def test_a_time_is_coming_until_the_minute_it_ends(minutes: int, is_coming: bool) -> None:
    world = fresh_world()
    made = booked(world)
    world.clock = made.ends + timedelta(minutes=minutes)
    assert (made in appointments.coming(world, "senior")) == is_coming


@pytest.mark.parametrize(("minutes", "messages"), [(-1, 1), (0, 0)])
def test_nobody_is_reminded_of_a_time_that_has_begun(minutes: int, messages: int) -> None:
    world = fresh_world()
    made = booked(world, remind=True)
    world.clock = made.at + timedelta(minutes=minutes)
    appointments.remind(world)
    arrived = [event for event in world.take_announced() if isinstance(event, MessageArrived)]
    assert len(arrived) == messages
