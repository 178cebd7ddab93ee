import pytest
from pydantic import ValidationError

from sandbox.content.municipality.article_additions import article_addition
from sandbox.content.municipality.parking import Parking, zone_of, zones
from sandbox.content.municipality.settings import find


def test_an_address_is_in_the_zone_of_its_street_or_in_none() -> None:
    assert zone_of(find("Øvetorv 6, 1. th.")[0]) == "Torvet"
    assert zone_of(find("Rugkernevej 8")[0]) == ""


def test_what_the_municipality_says_about_its_zones_names_those_there_are() -> None:
    said = (article_addition("parkering") or "").casefold()
    assert [zone.name for zone in zones() if zone.name.casefold().removesuffix("en") not in said] == []


@pytest.mark.parametrize("streets", [["Findes ikke"], ["Øvetorv", "Øvetorv"]])
def test_a_street_is_there_and_in_one_zone_only(streets: list[str]) -> None:
    with pytest.raises(ValidationError):
        Parking.model_validate({"zones": [{"name": "Torvet", "streets": streets}]})
