from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from sandbox.content.mail import letters
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.text import translatable_texts
from sandbox.content.translation.extract import extract
from sandbox.content.translation.update import METHOD, mapping

ROOT = Path(__file__).parents[3]
LETTER = {"model": "sandbox.content.mail.letters:Letter"}
WITHOUT_TEXTS = {"settings.yaml", "institutions.yaml", "parking.yaml", "names.yaml"}  # names and numbers


def content_mapping() -> dict[str, dict[str, str]]:
    """The pattern of each kind of content file, and of exercises, with its options."""
    methods, options = mapping()
    return {pattern: options[pattern] for pattern, method in methods if method == METHOD}


def test_each_paragraph_comes_with_the_line_of_its_field() -> None:
    text = "sender: politiet\nsubject: Emne\nkind: orientering\nbody: |\n  Et.\n\n  To.\n"
    found = [(line, message) for line, _, message, _ in extract(BytesIO(text.encode()), (), (), LETTER)]
    assert found == [(2, "Emne"), (4, "Et."), (4, "To.")]


def test_babel_finds_every_text_of_a_letter_through_the_extractor() -> None:
    path = letters.FOLDER / "kvittering-flytning.yaml"
    found = [message for _, message, _, _ in extract_from_file(METHOD, path, options=LETTER)]
    assert found == list(translatable_texts(letters.letters()["kvittering-flytning"]))


def test_a_file_that_cannot_be_read_is_not_passed_over() -> None:
    with pytest.raises(ContentError):
        list(extract(BytesIO(b"subject: Emne"), (), (), LETTER))


@pytest.mark.parametrize("pattern", content_mapping())
def test_texts_of_every_kind_in_the_mapping_are_extracted(pattern: str) -> None:
    options = content_mapping()[pattern]
    assert any(list(extract_from_file(METHOD, path, options=options)) for path in ROOT.glob(pattern))


def test_every_file_with_texts_is_in_the_mapping() -> None:
    texts = {*ROOT.glob("scenarios/**/*.yaml"), *(ROOT / "content").glob("**/*.yaml")}
    mapped = {path for pattern in content_mapping() for path in ROOT.glob(pattern)}
    left = {path.name for path in texts - mapped}
    assert left == WITHOUT_TEXTS, "Give the new kind of file a line in sandbox/content/kinds.py."
