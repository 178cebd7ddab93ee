from datetime import date
from itertools import product

import pytest

from sandbox.world.people.finances import finances
from sandbox.world.state.finances import Finances
from sandbox.world.state.people import ROLES

DAY = date(2026, 11, 23)


def luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    return sum(sum(divmod(each * (1 + place % 2), 10)) for place, each in enumerate(digits)) % 10 == 0


@pytest.fixture(scope="module")
def everybodys() -> list[Finances]:
    return [finances(1, seat, role, DAY) for seat, role in product(range(1, 400), ROLES)]


def test_the_check_used_here_knows_a_sound_number() -> None:
    assert luhn("4111111111111111")


def test_no_card_could_be_a_real_one(everybodys: list[Finances]) -> None:
    for each in everybodys:
        assert len(each.card.number) == 16
        assert each.card.number.startswith("0000")
        assert not luhn(each.card.number)


def test_no_account_is_in_a_bank(everybodys: list[Finances]) -> None:
    assert all(each.account.startswith("00") for each in everybodys)


def test_a_seat_has_the_same_money_on_every_day() -> None:
    early, late = finances(1, 3, "parent", DAY), finances(1, 3, "parent", date(2027, 5, 3))
    assert early.card.expires[:3] == late.card.expires[:3]
    assert early.model_copy(update={"card": late.card}) == late
