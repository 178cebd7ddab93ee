from datetime import date

import pytest
from pydantic import ValidationError

from sandbox.world.state.people import ROLES, Child

CHILD = Child(first_name="Alma", last_name="Øvesen", gender="female", born=date(2021, 5, 9), cpr="6905215130")


def test_a_number_is_written_with_a_dash() -> None:
    assert CHILD.cpr_text == "690521-5130"
    assert CHILD.name == "Alma Øvesen"


def test_age_counts_whole_years() -> None:
    assert [CHILD.age(on) for on in (date(2026, 5, 8), date(2026, 5, 9), date(2026, 12, 31))] == [4, 5, 5]


def test_an_unknown_part_of_a_person_is_refused() -> None:
    with pytest.raises(ValidationError):
        Child.model_validate({**CHILD.model_dump(), "nickname": "Al"})


def test_there_are_three_roles() -> None:
    assert ROLES == ("senior", "parent", "young")
