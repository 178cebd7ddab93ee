import pytest

from sandbox.content.writing.ascii import comparable, danish_as_ascii


@pytest.mark.parametrize(
    ("text", "written"),
    [("Ærø", "Aeroe"), ("Århus", "Aarhus"), ("blåbær på ø", "blaabaer paa oe"), ("René", "René")],
)
def test_danish_letters_are_written_with_two(text: str, written: str) -> None:
    assert danish_as_ascii(text) == written


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ÆLDRE", "aeldre"),
        ("Göteborg", "gøteborg"),
        ("Allé", "alle"),
        ("Müller", "MYLLER"),
        ("Façade", "facade"),
        ("A\u030a", "å"),
    ],
)
def test_two_ways_of_writing_a_word_compare_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)
