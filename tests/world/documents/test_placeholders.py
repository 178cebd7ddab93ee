from datetime import date, datetime

import pytest

from sandbox.content.mail.documents import documents
from sandbox.world.documents.placeholders import facts_of, pay
from tests.world.worlds import fresh_world

DAY = date(2026, 11, 3)


@pytest.mark.parametrize("income", [0, 1, 54_000, 98_000, 186_000, 468_000])
def test_what_is_paid_out_and_what_goes_is_what_was_earned(income: int) -> None:
    month = pay(income)
    assert month["gross"] == income // 12
    assert month["labour_tax"] + month["tax"] + month["net"] == month["gross"]
    assert min(month.values()) >= 0


def test_a_pay_slip_agrees_with_the_income_that_others_ask_about() -> None:
    world = fresh_world()
    world.finances["parent"].income = 360_000
    facts = facts_of(world, "parent", documents()["loenseddel"], DAY, {"employer": "Et værksted"})
    assert (facts["gross"], facts["labour_tax"], facts["tax"], facts["net"]) == (
        "30.000",
        "2.400",
        "8.778",
        "18.822",
    )
    assert facts["employer"] == "Et værksted"
    assert (facts["from"], facts["to"], facts["last_month"]) == (
        "1. oktober 2026",
        "31. oktober 2026",
        "oktober 2026",
    )


def test_numbers_and_days_are_written_as_the_reader_writes_them() -> None:
    world = fresh_world()
    world.finances["parent"].income = 360_000
    facts = facts_of(world, "parent", documents()["loenseddel"], DAY, {"employer": "X"}, "en")
    assert facts["gross"] == "30,000"
    assert facts["to"] == "31 October 2026"
    assert facts["last_month"] == "October 2026"


def test_digits_are_the_citizens_own_and_stay() -> None:
    world = fresh_world()
    receipt = documents()["kvittering-cykel"]
    frame = facts_of(world, "young", receipt, DAY, {})["frame"]
    assert frame == facts_of(world, "young", receipt, datetime(2026, 11, 3, 12), {})["frame"]
    assert frame != facts_of(world, "parent", receipt, DAY, {})["frame"]
    assert "#" not in frame


def test_years_are_those_around_the_document() -> None:
    facts = facts_of(fresh_world(), "senior", documents()["aarsopgoerelse"], date(2025, 3, 13), {})
    assert (facts["last_year"], facts["year"], facts["next_year"]) == ("2024", "2025", "2026")
