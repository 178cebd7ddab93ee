from decimal import Decimal

import pytest

from sandbox.world.selfservice import payments
from sandbox.world.selfservice.payments import FIELDS
from tests.world.worlds import fresh_world

NUMBER, EXPIRES, DIGITS = FIELDS


def test_every_card_of_the_household_is_taken_however_it_is_spaced() -> None:
    world = fresh_world()
    for money in world.finances.values():
        card = money.card
        assert not payments.faults(world, card.number_text, card.expires, card.digits)
        assert not payments.faults(world, card.number, card.expires.replace("/", " "), f" {card.digits} ")


def test_what_is_wrong_is_named_at_its_field() -> None:
    world = fresh_world()
    card = world.finances["senior"].card
    assert payments.faults(world, "", "", "") == {NUMBER: "missing", EXPIRES: "missing", DIGITS: "missing"}
    assert payments.faults(world, "1234", card.expires, card.digits) == {NUMBER: "not-sixteen"}
    assert payments.faults(world, card.number, "01/20", card.digits) == {EXPIRES: "wrong-expiry"}
    assert payments.faults(world, card.number, card.expires, "x") == {DIGITS: "wrong-digits"}


@pytest.mark.parametrize("number", ["4111111111111111", "5500 0000 0000 0004", "0000000000000000"])
def test_no_other_card_is_taken(number: str) -> None:
    world = fresh_world()
    assert payments.faults(world, number, "04/29", "123") == {NUMBER: "unknown-card"}


def test_of_the_card_only_the_last_four_digits_are_kept() -> None:
    world = fresh_world()
    card = world.finances["senior"].card
    paid = payments.pay(world, "senior", "sundhedskort", "en-sag", Decimal(225), card.number_text)
    assert paid.ending == card.number[-4:]
    assert payments.paid_for(world, "en-sag") == paid
    assert card.number not in paid.model_dump_json()
    assert [event.name for event in world.take_announced()] == ["payment-made"]
