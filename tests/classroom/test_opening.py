"""Seats are seeded for the day, and codes are given out at random."""

from datetime import date

from sandbox.classroom.opening import Plan, codes, open_class
from sandbox.web.services import Services
from sandbox.world.seeding import seeded_world


def test_each_seat_has_the_world_of_its_number_and_day(services: Services) -> None:
    day = date(2026, 11, 24)
    opened = open_class(services.config, services.classes, Plan("Hold", day, 3, ("a",), "both"))
    for number in (1, 2, 3):
        stored = services.classes.seeded_world(services.classes.seat_id(opened.id, number))
        assert (
            stored == seeded_world(services.config.seed, number, day, services.config.cohort_year).to_json()
        )


def test_codes_are_four_digits_never_with_a_nought_first_and_never_twice() -> None:
    given = list(codes())
    assert all(len(code) == 4 and code.isdigit() and code[0] != "0" for code in given)
    assert len(set(given)) == len(given) == 9_000


def test_codes_come_in_no_order_that_could_be_guessed() -> None:
    assert list(codes())[:20] != list(codes())[:20]
