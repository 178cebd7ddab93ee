import os
from pathlib import Path

import pytest

from sandbox.web.translations import compile_stale, languages


@pytest.fixture
def german(tmp_path: Path) -> Path:
    source = tmp_path / "de" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Goddag"\nmsgstr "Guten Tag"\n', "utf-8")
    return source


def test_a_catalogue_is_a_language_that_can_be_chosen_under_its_own_name(german: Path) -> None:
    assert languages(german.parents[2]) == {"de": "Deutsch"}


def test_english_can_be_chosen() -> None:
    assert languages()["en"] == "English"


def test_a_catalogue_is_compiled_when_it_is_missing_or_older_and_left_alone_otherwise(german: Path) -> None:
    compile_stale(german.parents[2])
    compiled = german.with_suffix(".mo")
    assert b"Guten Tag" in compiled.read_bytes()
    compiled.write_bytes(b"kept")
    compile_stale(german.parents[2])
    assert compiled.read_bytes() == b"kept"
    german.write_text('msgid "Goddag"\nmsgstr "Hallo"\n', "utf-8")
    newer = compiled.stat().st_mtime_ns + 10**9
    os.utime(german, ns=(newer, newer))
    compile_stale(german.parents[2])
    assert b"Hallo" in compiled.read_bytes()
    assert [path.name for path in german.parent.iterdir() if path.suffix == ".tmp"] == []
