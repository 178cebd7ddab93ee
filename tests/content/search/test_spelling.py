import pytest

from sandbox.content.search.spelling import near, nearest_host, slips_in

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
def test_a_swap_of_neighbours_is_one_slip_like_a_letter_more_or_less(
    one: str, other: str, letters: int
) -> None:
    assert near(one, [other], letters) == near(one, [other], letters + 1) == [(letters, other)]
    assert near(other, [one], letters) == [(letters, one)]
    assert not letters or near(one, [other], letters - 1) == []


def test_the_nearest_word_comes_first_and_of_those_alike_the_first_in_the_alphabet() -> None:
    assert near("flyte", ["flytte", "flyver", "flytes", "flyt"], 2) == [
        (1, "flyt"),
        (1, "flytes"),
        (1, "flytte"),
        (2, "flyver"),
    ]


@pytest.mark.parametrize(("word", "slips"), [("pas", 0), ("skat", 1), ("skole", 1), ("flytte", 2)])
def test_a_longer_word_may_have_more_slips(word: str, slips: int) -> None:
    assert slips_in(word) == slips


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
    assert nearest_host(typed, HOSTS) == meant


def test_where_there_is_no_host_none_is_meant() -> None:
    assert nearest_host("borger.dk", set()) is None
