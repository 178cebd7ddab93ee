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


def compiled(german: Path) -> bytes:
    compile_stale(german.parents[2])
    return german.with_suffix(".mo").read_bytes()


def test_a_catalogue_is_compiled_once(german: Path) -> None:
    assert b"Guten Tag" in compiled(german)
    first = german.with_suffix(".mo").stat().st_ino
    compiled(german)
    assert german.with_suffix(".mo").stat().st_ino == first
    assert {path.suffix for path in german.parent.iterdir()} == {".po", ".mo"}


@pytest.mark.parametrize("seconds", [-60, 60])
def test_a_changed_catalogue_is_compiled_again_even_if_it_is_older(german: Path, seconds: int) -> None:
    compiled(german)
    time = german.stat().st_mtime_ns + seconds * 10**9
    german.write_text(german.read_text("utf-8").replace("Guten Tag", "Hallo"), "utf-8")
    os.utime(german, ns=(time, time))
    assert b"Hallo" in compiled(german)
