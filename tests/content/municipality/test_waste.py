from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest

from sandbox.content.chosen_municipality import FOLDER, using
from sandbox.content.municipality import settings
from sandbox.content.municipality.address import Address
from sandbox.content.municipality.settings import find
from sandbox.content.municipality.waste import WEEKS_AHEAD, Collection, collections, district_of, waste
from sandbox.content.rules.calendar import is_holiday
from tests.world.worlds import DAY

MUNICIPALITIES = sorted(path.parent.name for path in FOLDER.glob("*/settings.yaml"))
HOUSE, FLAT = "Solsortevej 6", "Bogtrykkergade 4, 1. th"


def at(text: str) -> Address:
    return find(text)[0]


@pytest.fixture(params=MUNICIPALITIES)
def chosen(request: pytest.FixtureRequest) -> Iterator[str]:
    with using(request.param):
        yield request.param


def test_somebody_comes_to_every_street_for_every_bin_that_it_has(chosen: str) -> None:
    for street in settings.municipality().streets:
        home = next(settings.address_book().at(street))
        coming = collections(home, date(2026, 5, 4), weeks=12)
        fetched = {fraction.slug for each in coming for fraction in each.fractions}
        wanted = {each.slug for each in waste().fractions if each.flats_every_weeks or not home.floor}
        assert fetched == wanted, street.name


def test_the_next_eight_weeks_are_shown_in_order_from_today_on() -> None:
    coming = collections(at(HOUSE), DAY)
    days = [each.day for each in coming]
    assert days == sorted(set(days))
    assert days[0] >= DAY
    assert days[-1] < DAY + timedelta(weeks=WEEKS_AHEAD)


def test_it_comes_round_regularly() -> None:
    rest = [each.day for each in collections(at(HOUSE), date(2026, 8, 3)) if "mad-og-rest" in slugs(each)]
    assert {(later - earlier).days for earlier, later in pairwise(rest)} == {14}


def slugs(collection: Collection) -> set[str]:
    return {fraction.slug for fraction in collection.fractions}


def test_flats_are_emptied_oftener_and_have_no_garden() -> None:
    house, flat = (collections(at(where), date(2026, 8, 3)) for where in (HOUSE, FLAT))
    assert len([each for each in flat if "mad-og-rest" in slugs(each)]) == 8
    assert len([each for each in house if "mad-og-rest" in slugs(each)]) == 4
    assert any("haveaffald" in slugs(each) for each in house)
    assert not any("haveaffald" in slugs(each) for each in flat)


def test_the_garden_has_its_season() -> None:
    assert not any(
        "haveaffald" in slugs(each) for each in collections(at(HOUSE), date(2026, 12, 1), weeks=12)
    )


def test_nobody_comes_on_a_holiday_but_on_the_next_day_that_is_none() -> None:
    coming = collections(at(HOUSE), date(2026, 12, 20), weeks=3)
    assert [(each.day, each.moved) for each in coming][:2] == [
        (date(2026, 12, 28), True),
        (date(2027, 1, 2), True),
    ]
    for street in settings.municipality().streets:
        home = next(settings.address_book().at(street))
        assert not any(is_holiday(each.day) for each in collections(home, date(2026, 3, 1), weeks=52))


def test_a_street_named_by_a_district_has_its_day_and_the_rest_of_the_town_another() -> None:
    assert district_of(at(HOUSE)).name == "Øveby vest"
    assert district_of(at(FLAT)).name == "Øveby øst"


def test_an_address_elsewhere_has_no_day() -> None:
    elsewhere = at(HOUSE).model_copy(update={"street": "Andetstedsvej", "postcode": "0099"})
    with pytest.raises(LookupError):
        district_of(elsewhere)
