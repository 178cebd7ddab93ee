import pytest

from sandbox.world.seeded_random import below, number, permute, pick


def test_a_draw_is_the_same_on_every_machine() -> None:
    assert number(1, 7, "young") == 15439599873882883047


def test_every_part_of_the_key_counts() -> None:
    assert len({number(1, 2), number(1, 3), number(2, 2), number(1, "2", ""), number(12)}) == 5


def test_a_permutation_uses_every_place_once() -> None:
    for size in (1, 2, 7, 100, 1_000):
        assert sorted(permute(index, size, "seed") for index in range(size)) == list(range(size))


def test_seeds_shuffle_differently() -> None:
    assert [permute(index, 50, 1) for index in range(50)] != [permute(index, 50, 2) for index in range(50)]


def test_an_index_outside_the_range_is_refused() -> None:
    for index in (-1, 10):
        with pytest.raises(ValueError, match="is not below 10"):
            permute(index, 10)


def test_draws_stay_in_their_range() -> None:
    assert {below(3, turn) for turn in range(100)} == {0, 1, 2}
    assert {pick("ab", turn) for turn in range(100)} == {"a", "b"}
