from sandbox.content.municipality.institutions import institutions
from sandbox.content.municipality.settings import municipality


def test_every_town_has_a_school_that_must_take_its_children() -> None:
    served = {postcode for each in institutions() for postcode in each.districts}
    assert served == {town.postcode for town in municipality().towns}


def test_there_is_day_care_for_every_age_below_school() -> None:
    for age in range(6):
        fits = [
            each for each in institutions() if each.kind == "daycare" and each.ages[0] <= age <= each.ages[1]
        ]
        assert len(fits) >= 3, age
