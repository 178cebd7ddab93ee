from pathlib import Path

import pytest
from babel.messages import Catalog

from sandbox.content.translation import update

HELLO = "Goddag, {name}"
SEATS = ("%(num)s plads", "%(num)s pladser")


def catalogue(*messages: tuple[str | tuple[str, ...], str | tuple[str, ...]], locale: str = "en") -> Catalog:
    found = Catalog(locale, fuzzy=False)
    for text, translation in messages:
        found.add(text, translation or None)
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(update, "FOLDER", tmp_path)
    return tmp_path


def test_a_complete_language_has_no_problems() -> None:
    texts = catalogue((HELLO, ""), (SEATS, ("", "")))
    done = catalogue((HELLO, "Hello, {name}"), (SEATS, ("%(num)s seat", "%(num)s seats")))
    assert list(update.problems(done, texts)) == []


@pytest.mark.parametrize(
    ("translation", "problem"),
    [
        ("", "not translated"),
        ("Hello", "other placeholders"),
        ("Hello, {citizen.name}", "other placeholders"),
        ("Hello, {name} {date+7.day}", "other placeholders"),
        ("Hello, <b>{name}</b>", "other HTML"),
        ("Hello,&nbsp;{name}", "other HTML"),
    ],
)
def test_what_is_wrong_with_a_translation_is_said_with_its_text(translation: str, problem: str) -> None:
    found = update.problems(catalogue((HELLO, translation)), catalogue((HELLO, "")))
    assert list(found) == [f"{problem}: {HELLO}"]


def test_a_text_without_an_entry_is_not_translated() -> None:
    assert list(update.problems(catalogue(), catalogue((HELLO, "")))) == [f"not translated: {HELLO}"]


def test_an_entry_that_nothing_uses_is_a_problem() -> None:
    found = update.problems(catalogue((HELLO, "Hello, {name}")), catalogue())
    assert list(found) == [f"not used: {HELLO}"]


def test_a_guessed_translation_is_a_problem() -> None:
    guessed = catalogue((HELLO, "Hello, {name}"))
    guessed[HELLO].flags.add("fuzzy")
    assert list(update.problems(guessed, catalogue((HELLO, "")))) == [f"fuzzy: {HELLO}"]


def test_a_missing_plural_form_is_a_problem() -> None:
    found = update.problems(catalogue((SEATS, ("%(num)s seat",))), catalogue((SEATS, ("", ""))))
    assert list(found) == [f"1 plural forms of 2: {SEATS[0]}"]


def test_a_language_with_more_plurals_measures_them_all_by_the_danish_plural() -> None:
    texts = catalogue((SEATS, ("", "")))
    polish = catalogue((SEATS, ("%(num)s miejsce", "%(num)s miejsca", "miejsc")), locale="pl")
    assert list(update.problems(polish, texts)) == [f"other placeholders: {SEATS[0]}"]


@pytest.mark.usefixtures("folder")
def test_a_language_is_begun_with_every_text_empty_and_its_own_plural_forms() -> None:
    update.update("pl", catalogue((HELLO, ""), (SEATS, ("", ""))))
    begun = update.read("pl")
    assert begun.num_plurals == 3
    assert begun[HELLO].string == ""
    assert not begun[HELLO].fuzzy


@pytest.mark.usefixtures("folder")
def test_a_corrected_text_is_to_be_translated_anew_and_the_old_one_is_dropped() -> None:
    update.update("en", catalogue((HELLO, "Hello, {name}")))
    update.update("en", catalogue((HELLO + "!", "")))
    updated = update.read("en")
    assert HELLO not in updated
    assert not updated.obsolete
    assert updated[HELLO + "!"].string == ""


def test_what_is_translated_stays_and_a_second_update_changes_no_byte(folder: Path) -> None:
    path = folder / "en" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'msgid "{HELLO}"\nmsgstr "Hello, {{name}}"\n', "utf-8")
    update.update("en", catalogue((HELLO, "")))
    first = path.read_bytes()
    update.update("en", catalogue((HELLO, "")))
    assert update.read("en")[HELLO].string == "Hello, {name}"
    assert path.read_bytes() == first


@pytest.mark.usefixtures("folder")
def test_both_commands_say_what_is_missing_and_only_check_fails_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(update, "source", lambda: catalogue((HELLO, "")))
    assert update.main("update", "de") == 0
    assert update.main("check") == 1
    assert capsys.readouterr().out == f"de: not translated: {HELLO}\n" * 2


def test_an_unknown_command_explains_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert update.main("translate") == 2
    assert "update" in capsys.readouterr().out
