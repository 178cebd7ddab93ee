import pytest

from sandbox.config import Config
from sandbox.config_docs import FILE, HEAD, with_table
from sandbox.config_reading import settings_of


def test_the_table_in_the_documentation_is_the_settings() -> None:
    written = FILE.read_text(encoding="utf-8")
    assert written == with_table(written), "Run: flask --app sandbox settings"


def test_a_row_that_is_missing_or_stale_is_written_anew_and_the_prose_stays() -> None:
    text = with_table(f"# Before\n\n{HEAD}| `GONE` | 1 | Was. |\n\nAfter | this.\n")
    assert text.startswith(f"# Before\n\n{HEAD}| `DATA_DIR` | data |")
    assert text.endswith(" |\n\nAfter | this.\n")
    assert "GONE" not in text
    assert text.count("\n| `") == len(list(settings_of(Config)))


def test_every_setting_has_a_default_and_a_meaning_on_one_line() -> None:
    for setting in settings_of(Config):
        assert setting.default
        assert setting.meaning.endswith(".")
        assert not {"|", "\n"} & set(setting.default + setting.meaning)


def test_a_document_without_the_table_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no table"):
        with_table("# Settings\n")


def test_the_installation_s_own_values_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSTRUCTOR_PASSWORD", "hemmelig")
    monkeypatch.setenv("PORT", "1234")
    text = with_table(HEAD)
    assert "hemmelig" not in text
    assert "| `PORT` | 8080 |" in text
