from datetime import date

import pytest

from sandbox.content.portal.life_situations import life_situations
from sandbox.world.portal.checklist import personal

TODAY = date(2026, 11, 23)
MOVING = date(2026, 12, 12)
ALONE = {"home": "eje", "children": "ingen", "car": "nej"}


def titles(answers: dict[str, str], days: dict[str, date] | None = None) -> list[str]:
    mine = personal(life_situations()["flytte"], answers, days or {}, TODAY)
    return [point.title for point in mine.points]


def test_who_rents_is_told_of_housing_benefit_and_nobody_else() -> None:
    assert "Se, om du kan få boligstøtte" in titles(ALONE | {"home": "leje"})
    assert "Se, om du kan få boligstøtte" not in titles(ALONE)


@pytest.mark.parametrize("children", ["smaa", "begge"])
def test_one_of_several_answers_is_enough(children: str) -> None:
    assert "Find plads til de små" in titles(ALONE | {"children": children})


def test_the_days_are_counted_by_the_rules_from_the_answered_day_and_in_order() -> None:
    mine = personal(life_situations()["flytte"], ALONE | {"home": "leje"}, {"moving_day": MOVING}, TODAY)
    assert [day for _each, day in mine.days] == [
        date(2026, 11, 14),
        MOVING,
        date(2026, 12, 17),
        date(2027, 1, 11),
    ]


def test_a_day_that_was_left_open_leaves_the_rule_without_a_day() -> None:
    mine = personal(life_situations()["flytte"], ALONE, {}, TODAY)
    assert [day for _each, day in mine.days] == [None, None, None]


@pytest.mark.parametrize(
    ("reaches", "last_day"), [(date(2027, 2, 3), date(2027, 2, 28)), (date(2026, 12, 31), date(2026, 12, 31))]
)
def test_who_wants_a_pension_from_the_start_has_until_the_month_is_over(
    reaches: date, last_day: date
) -> None:
    answers = {"work": "stopper", "partner": "nej", "rents": "nej"}
    mine = personal(life_situations()["gaa-paa-pension"], answers, {"age_day": reaches}, TODAY)
    assert {each.title: day for each, day in mine.days}[
        "Sidste frist for at få pension fra starten"
    ] == last_day
