"""Each rule of texts refuses a bad example and accepts a good one."""

import pytest

from sandbox.content.lint.texts import (
    AVOIDED,
    ENOUGH,
    PLAIN,
    Band,
    headings,
    prose,
    real_data,
    too_hard,
    words,
)
from sandbox.content.mail.records import Row
from sandbox.content.reading.text import Text
from sandbox.content.reading.yaml_file import ContentModel
from sandbox.content.web.fraud_helplines import FraudHelpline

EASY = "Du skal se dit brev. " * ENOUGH
HARD = "Sagsbehandlingstiden forlænges efter omstændighederne ved ufuldstændige oplysninger. " * ENOUGH


class Note(ContentModel):
    text: Text
    rows: list[Row] = []
    phone: str = ""


@pytest.mark.parametrize(
    ("text", "band", "told"),
    [
        (EASY, PLAIN, ""),
        (HARD, PLAIN, "for svær at læse"),
        (HARD.split(". ")[0] + ".", PLAIN, ""),
        (EASY, Band(easiest=30), "skal mindst være 30"),
        ("", Band(easiest=30), ""),
    ],
)
def test_a_text_is_held_in_its_band_when_it_is_long_enough_to_be_measured(
    text: str, band: Band, told: str
) -> None:
    message = too_hard(text, band)
    assert told in message
    assert bool(told) == bool(message)


def test_prose_is_what_stands_in_sentences() -> None:
    text = "Kære {name}\n\n## Frist\n\nSvar før {deadline}.\n\n- et punkt.\n\nVenlig hilsen"
    assert prose([text]) == "Svar før det."


@pytest.mark.parametrize("word", AVOIDED)
def test_each_word_to_avoid_is_told_with_a_better_one(word: str) -> None:
    note = Note(text="Ny", rows=[Row(label="A", value=f"Det er {word.capitalize().replace(' ', chr(10))}.")])
    ((location, message),) = words(note, PLAIN)
    assert location == ("rows", 0, "value")
    assert message == f"undgå “{word.capitalize()}”; bedre: {AVOIDED[word]}"


def test_as_many_words_to_avoid_as_the_band_allows_are_left_alone() -> None:
    note = Note(text="Det er udelukkende forinden.")
    assert not list(words(note, Band(avoided=2)))
    assert len(list(words(note, Band(avoided=1)))) == 2


def test_a_part_of_another_word_is_no_word_to_avoid() -> None:
    assert not list(words(Note(text="Han forbedes og er uomgående."), PLAIN))


def test_a_heading_stands_by_itself() -> None:
    assert not list(headings(Note(text="En.\n\n## To\n\nTre.")))
    assert [at for at, _ in headings(Note(text="En.\n## To\nTre."))] == [("text",)]


def test_real_data_is_told_wherever_it_is_written() -> None:
    note = Note(text="Ring.", rows=[Row(label="A", value="20 30 40 50")], phone="20 30 40 50")
    assert [at for at, _ in real_data(note, lambda text: "20 30" in text)] == [
        ("rows", 0, "value"),
        ("phone",),
    ]


def test_a_text_is_told_by_the_key_of_its_file() -> None:
    line = FraudHelpline.model_validate(
        {"slug": "a", "order": 1, "name": "Banken", "reason": "Ring ligeledes.", "phone": "09 70 10 10"}
    )
    assert [at for at, _ in words(line, PLAIN)] == [("reason",)]
