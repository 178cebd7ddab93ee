import re

import pytest

from sandbox.world.mitid import accounts
from sandbox.world.mitid.activation import password_problem, simple
from sandbox.world.state.mitid import KINDS, MitId
from sandbox.world.state.people import ROLES
from tests.world.worlds import fresh_world

SEATS = range(1, 40)


def test_the_senior_has_a_code_display_the_young_the_app_and_the_parent_both() -> None:
    world = fresh_world()
    assert world.mitid["senior"].kinds == ("code-display",)
    assert world.mitid["parent"].kinds == ("app", "code-display")
    assert world.mitid["young"].kinds == ("app",)


def test_only_who_has_more_than_the_app_has_a_password() -> None:
    world = fresh_world()
    assert [bool(world.mitid[role].password) for role in ROLES] == [True, True, False]


def test_every_seeded_pin_and_password_would_have_been_taken() -> None:
    for seat in SEATS:
        for role in ROLES:
            pin = accounts.pin(1, seat, role)
            assert re.fullmatch(r"\d{6}", pin)
            assert not simple(pin)
            password = accounts.password(1, seat, role)
            assert password_problem(password, f"{role}{seat}") is None


def test_a_household_has_the_same_mitid_whatever_the_day() -> None:
    assert accounts.account(1, 7, "parent", "x") == accounts.account(1, 7, "parent", "x")
    assert accounts.account(1, 7, "parent", "x") != accounts.account(1, 8, "parent", "x")


@pytest.mark.parametrize("kind", KINDS)
def test_every_authenticator_can_be_given_and_another_turn_gives_another(kind: str) -> None:
    one, other = MitId(user_id="x"), MitId(user_id="x")
    known = next(each for each in KINDS if each == kind)
    accounts.give(one, known, 1, 7, "young")
    accounts.give(other, known, 1, 7, "young", turn=1)
    assert one.kinds == other.kinds == (kind,)
    assert one != other
