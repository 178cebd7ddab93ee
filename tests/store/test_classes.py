"""Classes: codes, seats, joining, closing and opening again."""

from itertools import count

import pytest

from sandbox.store.classes import NoSuchClass
from sandbox.store.codes import NoCodeLeft
from sandbox.store.store import NoSuchSeat
from sandbox.web.services import Services
from sandbox.world import timeline
from tests.conftest import DAY, OpenClass


def test_a_code_in_use_is_not_given_out(services: Services) -> None:
    first = services.classes.open("A", DAY, iter(["1111"]), (), ["{}"])
    second = services.classes.open("B", DAY, iter(["1111", "2222"]), (), ["{}"])
    assert (first.code, second.code) == ("1111", "2222")


def test_the_code_of_a_recent_class_is_not_given_out_although_it_is_closed(services: Services) -> None:
    closed = services.classes.open("A", DAY, iter(["1111"]), (), ["{}"])
    services.classes.close(closed.id)
    with pytest.raises(NoCodeLeft):
        services.classes.open("B", DAY, iter(["1111"]), (), ["{}"])


def test_codes_come_back_when_they_are_long_forgotten(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.store.codes.RECENT_CLASSES", 3)
    codes = (f"{number:04}" for number in count(1000))
    for _ in range(4):
        opened = services.classes.open("A", DAY, codes, (), [])
        services.classes.close(opened.id)
    assert services.classes.open("B", DAY, iter(["1000"]), (), []).code == "1000"


def test_an_open_class_is_found_before_a_closed_one_with_the_same_code(services: Services) -> None:
    old = services.classes.open("A", DAY, iter(["1111"]), (), ["{}"])
    services.classes.close(old.id)
    assert services.classes.by_code("1111") == services.classes.get(old.id)
    assert services.classes.by_code("9999") is None


def test_open_classes_are_listed_first(services: Services, open_class: OpenClass) -> None:
    first, second = open_class(seats=1), open_class(seats=1)
    services.classes.close(second.id)
    assert [each.id for each in services.classes.all()] == [first.id, second.id]


def test_a_class_that_is_not_there_is_said_to_be_so(services: Services) -> None:
    with pytest.raises(NoSuchClass):
        services.classes.get(4)


def test_browsers_are_counted_as_they_sit_down_and_stand_up(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=1)
    assert services.classes.join(opened.id, 1).browsers == 1
    place = services.classes.join(opened.id, 1)
    assert place.browsers == 2
    services.classes.leave(place.seat_id, place.generation)
    assert services.classes.join(opened.id, 1).browsers == 2


def test_leaving_a_seat_that_was_reset_does_not_count_its_new_browser_away(
    services: Services, open_class: OpenClass
) -> None:
    opened = open_class(seats=1)
    old = services.classes.join(opened.id, 1)
    services.classes.reset(opened.id)
    services.classes.join(opened.id, 1)
    services.classes.leave(old.seat_id, old.generation)
    assert services.classes.join(opened.id, 1).browsers == 2


def test_a_seat_that_is_not_there_cannot_be_joined(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=2)
    with pytest.raises(NoSuchSeat):
        services.classes.join(opened.id, 3)


def test_a_class_opens_again_with_its_code_and_fresh_seats(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=1)
    seeded = services.store.seat(services.classes.seat_id(opened.id, 1)).world.to_json()
    services.store.act(services.classes.seat_id(opened.id, 1), lambda world: timeline.move_clock(world, 5))
    services.classes.close(opened.id)
    services.classes.reopen(opened.id, iter(["9999"]))
    again = services.classes.get(opened.id)
    assert (again.open, again.code) == (True, opened.code)
    assert services.store.seat(services.classes.seat_id(opened.id, 1)).world.to_json() == seeded


def test_a_class_that_opens_again_gets_another_code_when_its_own_is_taken(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.store.codes.RECENT_CLASSES", 3)
    old = services.classes.open("A", DAY, iter(["1111"]), (), [])
    services.classes.close(old.id)
    for number in range(3):
        services.classes.open("x", DAY, iter([f"{2000 + number}"]), (), [])
    services.classes.open("B", DAY, iter(["1111"]), (), [])
    services.classes.reopen(old.id, iter(["1111", "3333"]))
    assert services.classes.get(old.id).code == "3333"


def test_exercises_can_be_chosen_anew(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=1, scenarios=("a", "b"))
    services.classes.set_scenarios(opened.id, ("b", "c"))
    assert services.classes.get(opened.id).scenarios == ("b", "c")


def test_seeded_worlds_come_by_number(services: Services, open_class: OpenClass) -> None:
    opened = open_class(seats=4)
    documents = services.classes.seeded_worlds(opened.id, 2, 3)
    assert [
        services.classes.seeded_world(services.classes.seat_id(opened.id, n)) for n in (2, 3)
    ] == documents
