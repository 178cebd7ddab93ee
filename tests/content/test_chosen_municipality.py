from concurrent.futures import ThreadPoolExecutor

import pytest

from sandbox.config import Config
from sandbox.content.chosen_municipality import STANDARD, chosen, of_municipality, using
from sandbox.content.municipality import settings


def test_the_standard_one_is_that_of_the_settings() -> None:
    assert chosen() == STANDARD == Config().municipality


def test_a_choice_holds_within_and_ends_with_an_error_too() -> None:
    with using("proevebjerg"):
        with using("oeveby"):
            assert chosen() == "oeveby"
        assert chosen() == "proevebjerg"
        assert settings.municipality().host == "proevebjerg.dk"
    with pytest.raises(ZeroDivisionError), using("proevebjerg"):
        1 / 0  # noqa: B018
    assert settings.municipality().host == "oeveby.dk"


def test_what_is_read_is_kept_for_each_municipality_apart() -> None:
    read: list[tuple[str, int]] = []

    @of_municipality
    def answer(number: int = 1) -> str:
        read.append((chosen(), number))
        return f"{chosen()} {number}"

    for slug in ("oeveby", "proevebjerg", "oeveby"):
        with using(slug):
            assert [answer(), answer(2), answer(2)] == [f"{slug} 1", f"{slug} 2", f"{slug} 2"]
    assert read == [("oeveby", 1), ("oeveby", 2), ("proevebjerg", 1), ("proevebjerg", 2)]


def test_a_choice_is_no_other_threads() -> None:
    with using("proevebjerg"), ThreadPoolExecutor(1) as other:
        assert other.submit(chosen).result() == STANDARD
