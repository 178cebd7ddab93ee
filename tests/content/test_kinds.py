"""The registry has a line for each kind of content, and each line is for files that are there."""

from pathlib import Path

import pytest

from sandbox.config import CONTENT
from sandbox.content.kinds import ALL, KINDS, SINGLE_FILES, Kind, SingleFile, all_patterns


def matching(pattern: str) -> set[Path]:
    return set(CONTENT.glob(pattern))


def test_every_content_file_is_of_one_kind() -> None:
    files = sorted(CONTENT.rglob("*.yaml"))
    matched = sorted(path for pattern, _ in all_patterns() for path in matching(pattern))
    assert matched == files, "Give the new kind of content a line in sandbox/content/kinds.py."


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in all_patterns()])
def test_every_pattern_of_a_kind_matches_files(pattern: str) -> None:
    assert matching(pattern)


def test_no_two_kinds_have_the_same_name_or_label() -> None:
    names = [kind.name for kind in ALL]
    assert len(set(names)) == len(names)
    assert len({kind.label for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_reads_the_files_of_its_folder_into_its_model(kind: Kind) -> None:
    catalogue = kind.read()
    files = set(catalogue.files.values())
    assert {type(content) for content in catalogue.values()} == {kind.model}
    assert files <= {path for pattern in kind.patterns for path in matching(pattern)}
    assert kind.local or matching(f"{kind.folder}/*.yaml") - files == overridden(kind)


def overridden(kind: Kind) -> set[Path]:
    """The common files in whose place the chosen municipality has its own."""
    own = {path.stem for path in kind.read().files.values() if path.parent.parent != CONTENT}
    return {path for path in matching(f"{kind.folder}/*.yaml") if path.stem in own}


@pytest.mark.parametrize("file", SINGLE_FILES, ids=lambda file: file.name)
def test_a_single_file_is_read(file: SingleFile) -> None:
    assert file.read() is not None
