from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.frontend import parse_mapping_cfg

from sandbox.content.mail import letters
from sandbox.content.reading.errors import ContentError
from sandbox.content.reading.text import translatable_texts
from sandbox.content.translation.extract import extract

ROOT = Path(__file__).parents[3]
LETTER = {"model": "sandbox.content.mail.letters:Letter"}
METHOD = "sandbox.content.translation.extract:extract"
WITHOUT_TEXTS = {"authorities", "words"}
SETTINGS = {"settings.yaml", "institutions.yaml", "parking.yaml"}  # a municipality's names and numbers


def mapping() -> dict[str, dict[str, str]]:
    """Of babel.cfg: the pattern of each kind of content file with its options."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
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


@pytest.mark.parametrize("pattern", mapping())
def test_every_file_of_a_kind_in_the_mapping_can_be_extracted(pattern: str) -> None:
    options = mapping()[pattern]
    for path in ROOT.glob(pattern):
        assert list(extract_from_file(METHOD, path, options=options)), path


def test_every_file_with_texts_is_in_the_mapping() -> None:
    texts = {*ROOT.glob("scenarios/**/*.yaml"), *(ROOT / "content").glob("**/*.yaml")}
    mapped = {path for pattern in mapping() for path in ROOT.glob(pattern)}
    left = {path.parent.name for path in texts - mapped if path.name not in SETTINGS}
    assert left <= WITHOUT_TEXTS, "give the new kind of file a section in babel.cfg"
