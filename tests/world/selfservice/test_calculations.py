from datetime import date
from decimal import Decimal

from sandbox.content.services.fields import DateField, NumberField, ServiceField
from sandbox.world.selfservice import calculations
from tests.world.worlds import fresh_world

FIELDS: dict[str, ServiceField] = {
    "rent": NumberField(type="number", name="rent", label="Husleje"),
    "day": DateField(type="date", name="day", label="Dag"),
}


def test_days_and_numbers_of_the_citizen_can_be_counted_with() -> None:
    world = fresh_world()
    known = calculations.known(world, "senior")
    senior = world.citizen("senior")
    assert (known["today"], known["born"]) == (world.clock.date(), senior.born)
    assert known["moved_in"] == senior.moved_in
    assert known["income"] == Decimal(world.finances["senior"].income)


def test_an_answer_is_a_number_or_a_day_where_the_field_asks_for_one() -> None:
    typed = calculations.typed(FIELDS, {"rent": "4650", "day": "2026-12-01", "kind": "4650"})
    assert typed == {"rent": Decimal(4650), "day": date(2026, 12, 1), "kind": "4650"}


def test_a_day_is_shown_in_the_readers_language() -> None:
    assert calculations.shown(date(2027, 3, 1), "da") == "1. marts 2027"
    assert calculations.shown(date(2027, 3, 1), "en") == "1 March 2027"


def test_what_cannot_be_counted_yet_is_left_out() -> None:
    sums = {"free": "days_after(wanted, 14)", "late": "'ja' if free < today else 'nej'"}
    known = {"today": date(2026, 11, 23)}
    assert calculations.calculated(sums, known) == {}
    counted = calculations.calculated(sums, known | {"wanted": date(2026, 11, 1)})
    assert counted == {"free": date(2026, 11, 15), "late": "ja"}
