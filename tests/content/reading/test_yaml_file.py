from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.yaml_file import LARGEST, ContentModel, load, read, read_text, validate


class Step(ContentModel):
    say: str
    done: dict[str, str] = Field(default_factory=dict)


class Exercise(ContentModel):
    slug: str = ""
    title: str
    level: int = 1
    draft: bool = False
    steps: list[Step] = Field(default_factory=list)


PATH = Path("scenarios/post/x.yaml")


def reading(text: str) -> Exercise:
    return validate(read_text(PATH, text), Exercise)


def complaint(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        reading(text)
    return str(caught.value)


def test_a_sound_file_becomes_the_model() -> None:
    exercise = reading("title: Læs et brev\nlevel: 2\nsteps:\n  - say: Åbn brevet.\n")
    assert exercise.title == "Læs et brev"
    assert exercise.steps[0].say == "Åbn brevet."
    assert exercise.slug == "x"


def test_an_error_says_file_line_and_key() -> None:
    text = "title: t\nsteps:\n  - say: a\n  - say: b\n    done: ja\n"
    assert complaint(text) == "scenarios/post/x.yaml, linje 5, steps[2].done: her skal stå nøgler med værdier"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("titel: t\n", 1, "ukendt nøgle; mente du “title”?"),
        ("title: t\nsteps:\n  - say: a\n    dnoe: {}\n", 4, "mente du “done”?"),
        ("title: t\nzzz: 1\n", 2, "her kan stå: draft, level, slug, steps, title"),
        ("level: 1\n", 1, "title: nøglen mangler"),
        ("title: t\nsteps:\n  - done: {}\n", 3, "steps[1].say: nøglen mangler"),
        ("title: 12\n", 1, "her skal stå tekst"),
        ("title: t\nlevel: to\n", 2, "her skal stå et helt tal"),
        ("title: t\ntitle: u\n", 2, "nøglen står to gange (første gang i linje 1)"),
        ("title: [\n", 1, "filen er ikke skrevet rigtigt"),
        ("title: t\n---\ntitle: u\n", 2, "filen er ikke skrevet rigtigt"),
        ("title: &a t\nsteps: *a\n", 2, "henvisninger med & og *"),
        ("title: !!timestamp t\n", 1, "mærker med !"),
        ("? [a, b]\n: c\n", 1, "en nøgle skal være et enkelt ord"),
        ("- title\n", 1, "her skal stå nøgler med værdier"),
        ("", 1, "her skal stå nøgler med værdier"),
        ("- " * 300, 1, "alt for mange niveauer"),
    ],
)
def test_each_mistake_is_named_where_it_stands(text: str, line: int, hint: str) -> None:
    message = complaint(text)
    assert f"linje {line}" in message
    assert hint in message


@pytest.mark.parametrize(
    "text", ["10:14", "08700", "2026-11-22", "1_000", "no", "ja", "on", "0x1f", "1e3", "<<"]
)
def test_what_yaml_would_quietly_change_stays_text(text: str) -> None:
    assert reading(f"title: {text}\n").title == text


def test_numbers_booleans_and_nothing_are_themselves() -> None:
    data = read_text(PATH, "a: 12\nb: -0.5\nc: true\nd: null\ne:\nf: ~\n").data
    assert data == {"a": 12, "b": -0.5, "c": True, "d": None, "e": None, "f": None}


def error_of(call: Callable[[], object]) -> ContentError | None:
    """The error that the call raises; any other than a ContentError fails the test."""
    try:
        call()
    except ContentError as error:
        return error
    return None


@given(st.text())
def test_any_text_loads_or_is_a_content_error(text: str) -> None:
    error = error_of(lambda: reading(text))
    assert error is None or error.line >= 1


@given(st.text(alphabet=" \n-:[]{}'\"#&*!|>?,%@`~0a\t<=.", max_size=80))
def test_any_jumble_of_yaml_signs_loads_or_is_a_content_error(text: str) -> None:
    error = error_of(lambda: validate(read_text(PATH, "title: t\nsteps:\n" + text), Exercise))
    assert error is None or 1 <= error.line <= text.count("\n") + 3


def test_a_file_that_is_not_there_or_not_utf8_is_a_content_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="kan ikke åbnes"):
        load(tmp_path / "none.yaml", Exercise)
    (tmp_path / "latin.yaml").write_bytes("title: Læs".encode("latin-1"))
    with pytest.raises(ContentError, match="UTF-8"):
        read(tmp_path / "latin.yaml")


def test_a_file_of_more_than_a_megabyte_is_a_content_error(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_text(f"title: t\n#{'x' * LARGEST}\n", encoding="utf-8")
    with pytest.raises(ContentError, match="filen er for stor; den må højst fylde 1 MB"):
        read(tmp_path / "large.yaml")
    (tmp_path / "large.yaml").write_text(f"title: {'x' * (LARGEST - 7)}", encoding="utf-8")
    assert len(read(tmp_path / "large.yaml").data["title"]) == LARGEST - 7


def test_a_check_across_files_can_point_at_a_line() -> None:
    document = read_text(PATH, "title: t\nsteps:\n  - say: a\n")
    assert str(document.problem(("steps", 0, "done"), "findes ikke")) == (
        "scenarios/post/x.yaml, linje 3, steps[1].done: findes ikke"
    )


def test_every_mistake_of_a_file_is_told_in_the_order_of_its_lines() -> None:
    with pytest.raises(ContentError) as caught:
        reading("titel: t\nlevel: to\nsteps:\n  - say: a\n    dnoe: {}\n  - done: {}\n")
    assert [(error.line, error.key) for error in caught.value.errors] == [
        (1, "titel"),
        (2, "level"),
        (5, "steps[1].dnoe"),
        (6, "steps[2].say"),
    ]
    assert str(caught.value).count("\n") == 3
