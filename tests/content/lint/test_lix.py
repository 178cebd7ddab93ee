import pytest

from sandbox.content.lint.lix import lix


def test_it_is_words_a_sentence_plus_per_cent_of_long_words() -> None:
    assert lix("Du skal flytte. Kommunen skriver til dig.") == pytest.approx(7 / 2 + 100 * 2 / 7)


def test_short_sentences_count_as_sentences() -> None:
    assert lix("Tryk her. Godt!") == pytest.approx(3 / 2)


def test_an_abbreviation_ends_no_sentence() -> None:
    assert lix("Mød kl. 9 hos bl.a. Ole.") == lix("Mød klokken 9 hos blandt andet Ole.")


def test_a_text_without_words_is_not_hard() -> None:
    assert lix(" 12, 13! ") == 0.0
