import pytest

from sandbox.content.search.edit_distance import distance, nearest

HOSTS = {"borger.dk", "post.borger.dk", "nemlog-in.dk", "oeveby.dk"}


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("", "", 0),
        ("borger", "borger", 0),
        ("borgr", "borger", 1),
        ("borgre", "borger", 1),
        ("obgrer", "borger", 2),
        ("", "dk", 2),
        ("abc", "cba", 2),
    ],
)
def test_a_distance_is_how_many_letters_differ(one: str, other: str, letters: int) -> None:
    assert distance(one, other) == distance(other, one) == letters


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("borgr.dk", "borger.dk"),
        ("boreger.dk", "borger.dk"),
        ("brger.d", "borger.dk"),
        ("borger", "borger.dk"),
        ("post.borgre.dk", "post.borger.dk"),
        ("nemlogin.dk", "nemlog-in.dk"),
        ("øveby", "oeveby.dk"),
        ("borger.dk", "borger.dk"),
        ("brgr.d", None),
        ("findes.ikke", None),
        ("dk", None),
        ("", None),
    ],
)
def test_what_is_one_or_two_letters_wrong_is_understood(typed: str, meant: str | None) -> None:
    assert nearest(typed, HOSTS) == meant


def test_where_there_is_no_host_none_is_meant() -> None:
    assert nearest("borger.dk", set()) is None
