from datetime import date, datetime, timedelta

import pytest

from sandbox.content.mail.records import CARDS, Card
from sandbox.content.mail.records import records as kinds
from sandbox.world import overview, timeline
from sandbox.world.documents import records
from sandbox.world.grants import power_of_attorney
from sandbox.world.mailbox import letters, writing
from sandbox.world.municipality import appointments
from sandbox.world.municipality.free_times import free_times
from sandbox.world.seeding import seeded_world
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

DAYS = [date(2026, 11, 23), date(2027, 4, 5), date(2027, 5, 20), date(2028, 2, 29)]


def letters_of(world: World, role: Role) -> list[str]:
    return [due.what.letter for due in overview.coming(world, role) if isinstance(due.what, BoxedLetter)]


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("card", [card for card in CARDS if card != "cases"])
def test_every_card_has_something_for_everybody_whenever_the_class_is(
    card: Card, role: Role, day: date
) -> None:
    assert overview.count(seeded_world(1, 7, day), role, card) > 0


def test_what_is_coming_is_in_order_and_not_over() -> None:
    world = seeded_world(1, 7, DAYS[0])
    for role in ROLES:
        days = [due.day for due in overview.coming(world, role)]
        assert days == sorted(days)
        assert days[0] >= world.date


def test_a_letter_calls_to_a_time_and_another_sets_a_deadline() -> None:
    world = seeded_world(1, 7, DAYS[0])
    called = {
        due.what.letter: due for due in overview.coming(world, "parent") if isinstance(due.what, BoxedLetter)
    }
    assert called["tandpleje-indkaldelse"].moment == datetime(2026, 12, 1, 8, 50)
    assert called["plads-i-dagtilbud"].moment is None


def test_what_is_over_is_not_told_of() -> None:
    world = seeded_world(1, 7, DAYS[0])
    world.clock += timedelta(days=9)
    assert "tandpleje-indkaldelse" not in letters_of(world, "parent")


def test_a_letter_that_was_answered_or_deleted_sets_no_deadline() -> None:
    world = seeded_world(1, 7, DAYS[0])
    assert {"partshoering-boligstoette", "venteliste-ungdomsbolig"} <= set(letters_of(world, "young"))
    boxed = {each.letter: each for each in world.post["young"].letters}
    message = writing.answer(world, "young", boxed["partshoering-boligstoette"].id, "Svar")
    message.sent = world.clock
    boxed["venteliste-ungdomsbolig"].deleted = True
    assert not {"partshoering-boligstoette", "venteliste-ungdomsbolig"} & set(letters_of(world, "young"))


def test_a_booked_time_is_told_of_once() -> None:
    world = fresh_world()
    at = free_times(world, "pas", "borgerservice-oeveby", "senior")[0]
    before = len(overview.coming(world, "senior"))
    assert appointments.book(world, "senior", "pas", "borgerservice-oeveby", at)
    assert len(overview.coming(world, "senior")) == before + 1
    assert at in [due.moment for due in overview.coming(world, "senior")]


def test_what_is_soon_is_within_two_weeks() -> None:
    world = seeded_world(1, 7, DAYS[0])
    for role in ROLES:
        for due in overview.soon(world, role):
            assert due.day <= world.date + timedelta(days=14)
    assert len(overview.soon(world, "senior")) < len(overview.coming(world, "senior"))


def test_a_debt_says_what_its_letter_said() -> None:
    world = seeded_world(1, 7, DAYS[0])
    boxed = next(each for each in world.post["young"].letters if each.letter == "gaeld-rykker")
    (debt,) = (each for each in overview.unpaid(world, "young") if each.record == "gaeld")
    said = letters.letter_facts(world, "young", boxed)
    shown = records.facts_of(world, "young", debt)
    assert (shown["amount"], shown["case_number"]) == (said["amount"], said["case_number"])
    assert debt.until == letters.deadline(boxed)


def test_a_record_of_a_letter_that_did_not_come_is_not_there() -> None:
    """A bill for tax comes in early summer only."""
    assert kinds()["restskat"].letter == "restskat"
    there = {
        day: "restskat"
        in {each.record for each in overview.of_card(seeded_world(1, 7, day), "young", "payments")}
        for day in (date(2026, 11, 23), date(2027, 5, 20))
    }
    assert there == {date(2026, 11, 23): False, date(2027, 5, 20): True}


def test_a_car_has_one_number_wherever_it_is_named() -> None:
    for role in ("senior", "parent"):
        world = seeded_world(1, 7, DAYS[0])
        said = [letters.letter_facts(world, role, boxed).get("plate") for boxed in world.post[role].letters]
        noted = [records.facts_of(world, role, each).get("plate") for each in world.records[role]]
        assert len({plate for plate in said + noted if plate}) == 1


def test_powers_are_told_of_to_both_while_they_hold() -> None:
    world = fresh_world()
    power_of_attorney.give(world, "senior", "parent", "borger.dk", world.date)
    assert [len(overview.powers(world, role)) for role in ROLES] == [1, 1, 0]
    world.clock += timedelta(days=1)
    assert overview.powers(world, "senior") == []


def test_the_last_day_to_complain_is_told_of_but_is_nothing_to_be_done_soon() -> None:
    world = fresh_world()
    boxed = letters.deliver(world, "senior", "boligstoette-afgoerelse")
    [found] = [each for each in overview.coming(world, "senior") if each.what == boxed]
    assert (found.day, found.appeal) == (boxed.received.date() + timedelta(weeks=4), True)
    timeline.pass_time(world, timedelta(weeks=3))
    assert boxed not in [each.what for each in overview.soon(world, "senior")]


@pytest.mark.parametrize(("days", "is_soon"), [(0, True), (1, True), (14, True), (15, False)])
def test_a_day_is_near_up_to_two_weeks_before_it(days: int, is_soon: bool) -> None:
    world = fresh_world()
    at = free_times(world, "pas", "borgerservice-oeveby", "senior")[0]
    booked = appointments.book(world, "senior", "pas", "borgerservice-oeveby", at)
    world.clock = at - timedelta(days=days)
    assert (booked in [due.what for due in overview.soon(world, "senior")]) == is_soon
