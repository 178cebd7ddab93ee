import re
from itertools import pairwise

import pytest

from sandbox.content.names import FirstNames, danish_families, names, password_words
from sandbox.world.people.names import plain

EVERY_LIST: list[FirstNames] = [
    *names().danish.values(),
    *(first_names for origin in names().others for first_names in (origin.older, origin.younger)),
]


def test_there_are_at_least_300_password_words_in_order_and_each_once() -> None:
    assert len(password_words()) >= 300
    assert all(earlier < later for earlier, later in pairwise(password_words()))


def test_password_words_are_short_and_have_no_danish_letters() -> None:
    assert [word for word in password_words() if not re.fullmatch(r"[a-z]{5,12}", word)] == []


def test_no_password_can_hold_a_user_id() -> None:
    """A user-id is a first name and digits; were "ole" the end of a word, "ole42" could be the end of a password."""
    first_names = {plain(name) for each in EVERY_LIST for name in (*each.female, *each.male)}
    assert [word for word in password_words() if word.endswith(tuple(first_names))] == []


@pytest.mark.parametrize("place", range(len(EVERY_LIST)))
def test_a_list_has_names_enough_for_a_whole_household(place: int) -> None:
    """Two of a household never share three letters, and at most five of the same gender use the same list."""
    for pool in (EVERY_LIST[place].female, EVERY_LIST[place].male):
        assert len(set(pool)) == len(pool)
        assert len({plain(name)[:3] for name in pool}) >= (4 if len(pool) < 7 else 7)


def test_nobody_is_called_the_same_twice() -> None:
    for origin in names().others:
        first_names = {*origin.older.female, *origin.older.male, *origin.younger.female, *origin.younger.male}
        assert not first_names & set(origin.families)


def test_generations_have_their_own_names() -> None:
    danish = names().danish
    assert "Karen" in danish["senior"].female
    assert "Alma" in danish["child"].female
    assert not set(danish["senior"].male) & set(danish["child"].male)


def test_family_names_begin_with_the_commonest() -> None:
    assert danish_families()[:3] == ("Jensen", "Nielsen", "Hansen")
