from decimal import Decimal

import pytest

from sandbox.content.rules.rates import SHOWN, Rate, rate_facts, rates

CARD = Rate.model_validate(
    {
        "slug": "kort",
        "title": "Nyt kort",
        "unit": "kr",
        "rates": [
            {"year": 2023, "number": "220", "source": "a"},
            {"year": 2020, "number": "1205.50", "source": "b"},
        ],
    }
)


@pytest.mark.parametrize(
    ("year", "number"), [(2019, "1205.50"), (2020, "1205.50"), (2022, "1205.50"), (2030, "220")]
)
def test_the_newest_rate_known_for_the_year_counts(year: int, number: str) -> None:
    assert CARD.rate(year).number == Decimal(number)


def test_a_fee_is_shown_with_the_year_it_is_known_for() -> None:
    assert CARD.shown(2026) == "220 kr. (2023)"
    assert CARD.shown(2021) == "1.205,50 kr. (2020)"
    assert CARD.shown(2021, {SHOWN["kr"]: "DKK {number} ({year})"}.__getitem__, "en") == "DKK 1,205.50 (2020)"


def test_one_is_said_as_one() -> None:
    assert rates()["feriepenge-tidligst"].shown(2026) == "1 måned"
    assert rates()["pladsgaranti"].shown(2026) == "3 måneder"


def test_texts_ask_for_fees_by_placeholder() -> None:
    assert rate_facts(2026)["fee_flytning_tidligst"] == "28 dage"
