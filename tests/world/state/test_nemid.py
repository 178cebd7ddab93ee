import json

import pytest

from sandbox.world.state.nemid import COLUMNS, KEYS, ROWS, keys
from sandbox.world.state.world import World
from tests.world.worlds import enter_password, fresh_world

CARD = keys("A123456789", "secret")


def test_a_card_has_148_keys_of_six_digits_with_numbers_of_four() -> None:
    assert len(CARD) == KEYS == COLUMNS * ROWS
    assert all(len(number) == 4 and len(key) == 6 and (number + key).isdecimal() for number, key in CARD)


def test_no_key_number_occurs_twice() -> None:
    assert len({number for number, _ in CARD}) == KEYS


def test_key_numbers_ascend_down_each_column() -> None:
    for first in range(0, KEYS, ROWS):
        column = [number for number, _ in CARD[first : first + ROWS]]
        assert column == sorted(column)


def test_the_same_card_has_the_same_keys() -> None:
    assert keys("A123456789", "secret") == CARD
    assert CARD[0] == ("0201", "021698")


def test_another_card_and_another_secret_have_other_keys() -> None:
    cards = [CARD, keys("A123456788", "secret"), keys("A123456789", "other")]
    assert len({tuple(key for _, key in card) for card in cards}) == 3


def test_every_card_is_full() -> None:
    assert all(len(keys(f"B{number:09}", "secret")) == KEYS for number in range(200))


def test_some_keys_begin_with_zero() -> None:
    assert any(key.startswith("0") for _, key in CARD)


CHOSEN_BEFORE = "bcdfghjklm:df98a849a7ae01139ab14adb9934ee084924ce8008f6ebc8"
"""What earlier versions stored of the password Regnbue42: the hash of it in lower case, and no other."""


@pytest.mark.parametrize(
    ("typed", "outcome"), [("Regnbue42", "key-asked"), ("REGNBUE42", "key-asked"), ("Regnbue43", "wrong")]
)
def test_a_password_that_an_earlier_version_stored_still_signs_in(typed: str, outcome: str) -> None:
    document = json.loads(fresh_world().to_json())
    document["nemid"]["senior"]["chosen"] = CHOSEN_BEFORE
    world = World.model_validate_json(json.dumps(document))
    assert enter_password(world, world.nemid["senior"].user_id, typed) == outcome
