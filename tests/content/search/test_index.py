import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.content.search import index as search
from sandbox.content.search.index import LONGEST, Document, index

PAS = Document(
    "article", "pas", "Pas", "Bestil et pas til rejsen.", ("rejsepas",), (), "Tag dit gamle pas med."
)
ROTTER = Document("article", "rotter", "Har du set en rotte?", "Meld det.", ("rotter", "skadedyr"))
STOETTE = Document("article", "boligstoette", "Boligstøtte", "Hjælp til huslejen.", ("husleje",))
RENT = Document(
    "article", "husleje", "Når huslejen stiger", "Sådan klager du.", (), ("Husleje og boligstøtte",)
)
INDEX = index([PAS, ROTTER, STOETTE, RENT])


def found(typed: str) -> list[str]:
    return [each.slug for each in INDEX.search(typed).documents]


def test_a_title_comes_before_a_text() -> None:
    assert found("boligstøtte") == ["boligstoette", "husleje"]


def test_what_people_call_it_counts_like_its_name() -> None:
    assert found("husleje")[0] == "boligstoette"


def test_a_beginning_is_enough() -> None:
    assert found("bolig")[0] == "boligstoette"


def test_a_beginning_that_the_stemmer_cuts_short_is_looked_for_whole() -> None:
    made = index([PAS, STOETTE, Document("article", "bold", "Boldbane", "Lej en bane.")])
    assert [document.slug for document in made.search("bolig").documents] == ["boligstoette"]


def test_a_part_of_a_compound_is_enough() -> None:
    assert found("rottesikring") == ["rotter"]
    assert found("støtte") == ["boligstoette", "husleje"]


def test_two_words_that_are_one_are_understood() -> None:
    assert found("bolig støtte") == ["boligstoette", "husleje"]
    assert INDEX.search("bolig støtte").meant == ""


def test_a_slip_is_corrected_and_told() -> None:
    result = INDEX.search("boligsøtte")
    assert (result.documents[0].slug, result.meant) == ("boligstoette", "boligstøtte")


def test_only_what_was_wrong_is_corrected() -> None:
    assert INDEX.search("boligsøtte husleje").meant == "boligstøtte husleje"


def test_what_has_more_of_the_words_comes_first() -> None:
    assert found("klager huslejen stiger")[0] == "husleje"


def test_nothing_is_found_for_nothing_and_for_what_is_not_there() -> None:
    assert found("") == found("hvad er det") == found("xyzzyxyzzy") == []


@given(st.text(max_size=3 * LONGEST))
def test_anything_can_be_searched_for(typed: str) -> None:
    result = INDEX.search(typed)
    assert len(result.documents) == len(set(result.documents))
    assert not (result.meant and not result.documents)


def test_searching_keeps_nothing() -> None:
    before = (dict(INDEX.weights), dict(INDEX.whole), dict(INDEX.spelt))
    INDEX.search("noget hemmeligt om boligsøtte")
    assert (INDEX.weights, INDEX.whole, INDEX.spelt) == before


@pytest.mark.parametrize(("share", "slugs"), [(0.249, ["a", "b"]), (0.25, ["a", "b"]), (0.251, ["a"])])
def test_a_hit_that_counts_just_enough_is_shown(
    monkeypatch: pytest.MonkeyPatch, share: float, slugs: list[str]
) -> None:
    """A word in a heading counts four times as much as in the text."""
    monkeypatch.setattr(search, "WORTH_SHOWING", share)
    headed = Document("article", "a", "Et", "To", (), ("Husleje",))
    texted = Document("article", "b", "Tre", "Fire", (), (), "Om husleje.")
    assert [each.slug for each in index([headed, texted]).search("husleje").documents] == slugs
