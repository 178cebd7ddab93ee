import os
import shutil
import tempfile
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from flask import Flask

from sandbox import create_app
from sandbox.config import Config
from sandbox.guide.scenario_catalogue import startup_report
from sandbox.web.services import KEY
from sandbox.web.translations import FOLDER, compile_stale, languages

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURAL = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


@pytest.fixture
def german(tmp_path: Path) -> Path:
    source = tmp_path / "translations" / "de" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Goddag"\nmsgstr "Guten Tag"\n', "utf-8")
    return source


def compile_all(german: Path) -> tuple[Path, list[str]]:
    folder, problems = compile_stale(german.parents[3] / "data", german.parents[2])
    return folder / "de" / "LC_MESSAGES" / "messages.mo", [str(problem) for problem in problems]


def used(path: Path) -> GNUTranslations:
    with path.open("rb") as file:
        return GNUTranslations(file)


def test_a_catalogue_is_a_language_that_can_be_chosen_under_its_own_name(german: Path) -> None:
    assert languages(german.parents[2]) == {"de": "Deutsch"}


def test_english_can_be_chosen() -> None:
    assert languages()["en"] == "English"


def test_a_folder_of_no_language_is_passed_over_and_named(german: Path) -> None:
    shutil.copytree(german.parents[1], german.parents[2] / "de - Kopi")
    assert languages(german.parents[2]) == {"de": "Deutsch"}
    assert "“de - Kopi” er ikke et sprogs kode" in compile_all(german)[1][0]


def test_a_catalogue_is_compiled_once(german: Path) -> None:
    compiled, problems = compile_all(german)
    assert not problems
    assert compiled == german.with_suffix(".mo")
    assert used(compiled).gettext("Goddag") == "Guten Tag"
    first = compiled.stat().st_ino
    compile_all(german)
    assert compiled.stat().st_ino == first
    assert {path.suffix for path in german.parent.iterdir()} == {".po", ".mo"}


@pytest.mark.parametrize("seconds", [-60, 60])
def test_a_changed_catalogue_is_compiled_again_even_if_it_is_older(german: Path, seconds: int) -> None:
    compile_all(german)
    time = german.stat().st_mtime_ns + seconds * 10**9
    german.write_text(german.read_text("utf-8").replace("Guten Tag", "Hallo"), "utf-8")
    os.utime(german, ns=(time, time))
    assert used(compile_all(german)[0]).gettext("Goddag") == "Hallo"


def test_another_user_can_read_what_was_compiled(german: Path) -> None:
    mask = os.umask(0o077)
    try:
        german.chmod(0o600)
        compiled, _problems = compile_all(german)
    finally:
        os.umask(mask)
    assert compiled.stat().st_mode & 0o777 == 0o644


def test_what_another_user_compiled_and_nobody_else_may_read_is_compiled_anew(
    german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compile_all(german)[0].stat().st_ino
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert compile_all(german)[0].stat().st_ino != first


@pytest.mark.parametrize("unwritable", ["translations", "both"])
def test_where_nobody_may_write_beside_the_sources_the_data_folder_is_used(
    german: Path, monkeypatch: pytest.MonkeyPatch, unwritable: str
) -> None:
    """As root nothing is forbidden, so the place that is written to is refused here."""
    make = tempfile.mkstemp

    def refused(dir: Path, suffix: str) -> tuple[int, str]:  # noqa: A002 mkstemp's own name
        if unwritable == "both" or dir.is_relative_to(german.parents[2]):
            raise PermissionError(13, "Permission denied")
        return make(dir=dir, suffix=suffix)

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    compiled, problems = compile_all(german)
    assert compiled.is_relative_to(german.parents[3] / "data")
    assert not list(german.parent.glob("*.mo"))
    if unwritable == "both":
        assert "så alt vises på dansk" in problems[0]
    else:
        assert used(compiled).gettext("Goddag") == "Guten Tag"


BAD = {
    "another name": ('msgid "Hej %(name)s"\nmsgstr "Hi %(nmae)s"\n', "andre pladsholdere"),
    "a lone percent sign": ('msgid "Alt"\nmsgstr "100 % all"\n', "andre pladsholdere"),
    "a percent sign at the end": ('msgid "Alt"\nmsgstr "100%"\n', "andre pladsholdere"),
    "another type": ('msgid "Hej %(name)s"\nmsgstr "Hi %(name)d"\n', "andre pladsholdere"),
    "half a placeholder": ('msgid "Hej %(name)s"\nmsgstr "Hi %(name"\n', "andre pladsholdere"),
    "another brace": ('msgid "Hej {name}"\nmsgstr "Hi {nmae}"\n', "andre pladsholdere"),
    "a brace that is not closed": ('msgid "Hej {name}"\nmsgstr "Hi {name} {"\n', "andre pladsholdere"),
    "a placeholder too many": ('msgid "Hej"\nmsgstr "Hi {name}"\n', "andre pladsholdere"),
    "a placeholder too few": ('msgid "Hej %(name)s"\nmsgstr "Hi"\n', "andre pladsholdere"),
    "markup": ('msgid "Hej"\nmsgstr "<script>alert(1)</script>"\n', "andre HTML-mærker"),
    "no plural": ('msgid "en"\nmsgid_plural "flere"\nmsgstr[0] "one"\n', "ikke de bøjninger"),
    "an empty plural": (
        'msgid "en"\nmsgid_plural "flere"\nmsgstr[0] "one"\nmsgstr[1] ""\n',
        "ikke de bøjninger",
    ),
}


@pytest.mark.parametrize(("message", "told"), BAD.values(), ids=BAD.keys())
def test_a_message_that_could_break_a_page_is_danish_and_told_with_its_line(
    german: Path, message: str, told: str
) -> None:
    german.write_text(f'{HEAD}{PLURAL}\nmsgid "Goddag"\nmsgstr "Guten Tag"\n\n{message}', "utf-8")
    compiled, problems = compile_all(german)
    catalogue = used(compiled)
    assert catalogue.gettext("Goddag") == "Guten Tag"
    assert [catalogue.gettext(text) for text in ("Hej", "Hej %(name)s", "Hej {name}", "Alt")] == [
        "Hej",
        "Hej %(name)s",
        "Hej {name}",
        "Alt",
    ]
    assert [catalogue.ngettext("en", "flere", number) for number in (1, 2)] == ["en", "flere"]
    assert len(problems) == 1
    assert told in problems[0]
    assert "linje 9" in problems[0]
    assert compile_all(german)[1] == problems, "it is told at each start"


BROKEN = {
    "syntax": b'msgid "Goddag"\nmsgstr Guten Tag\n',
    "nonsense": b"hvad som helst\n",
    "not UTF-8": HEAD.encode() + 'msgid "Goddag"\nmsgstr "Grüß Gott"\n'.encode("latin-1"),
    "bytes": bytes(range(256)),
    "a charset of nothing": b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n',
    "a rule for plurals of nothing": HEAD.encode()
    + b'"Plural-Forms: nplurals=x; plural=__import__;\\n"\n\nmsgid "en"\nmsgid_plural "to"\nmsgstr[0] "a"\n',
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_cannot_be_read_leaves_its_language_in_danish(german: Path, raw: bytes) -> None:
    german.write_bytes(raw)
    compiled, problems = compile_all(german)
    catalogue = used(compiled)
    assert catalogue.gettext("Goddag") == "Goddag"
    assert [catalogue.ngettext("en", "flere", number) for number in (0, 1, 2)] == ["flere", "en", "flere"]
    assert len(problems) == 1
    assert problems[0].partition(", linje ")[0].endswith("messages.po")


def test_a_file_that_an_editor_marked_as_utf_8_is_read(german: Path) -> None:
    german.write_bytes(b"\xef\xbb\xbf" + german.read_bytes())
    compiled, problems = compile_all(german)
    assert not problems
    assert used(compiled).gettext("Goddag") == "Guten Tag"


def test_an_empty_file_is_a_language_that_is_not_begun(german: Path) -> None:
    german.write_text("", "utf-8")
    assert not compile_all(german)[1]


@pytest.fixture
def broken_english(
    tmp_path: Path, config: Config, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Flask]:
    """The app with the shipped English, spoilt: `request.param` takes the place of a message or of all."""
    copied = tmp_path / "po"
    shutil.copytree(FOLDER, copied, ignore=shutil.ignore_patterns("*.mo"))
    path = copied / "en" / "LC_MESSAGES" / "messages.po"
    text = path.read_text("utf-8")
    path.write_bytes(request.param(text))
    monkeypatch.setattr(compile_stale, "__defaults__", (copied,))
    app = create_app(config)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    app.extensions[KEY].database.close()


@pytest.mark.parametrize(
    "broken_english",
    [
        lambda text: text.replace('msgstr "Continue"', 'msgstr "Continue %(nmae)s 100 %"').encode(),
        lambda text: (text + '\nmsgid "a\n').encode(),
        lambda text: text.encode("utf-16"),
    ],
    indirect=True,
    ids=["placeholder", "syntax", "utf-16"],
)
def test_pages_are_shown_in_english_or_danish_with_a_broken_file(broken_english: Flask) -> None:
    client = broken_english.test_client()
    client.post("/language/", data={"language": "en", "site_language": "en"})
    for path in ("/", "/borger.dk/", "/nemlog-in.dk/", "/instructor/log-in", "/findes-ikke"):
        assert client.get(path, follow_redirects=True).status_code in (200, 404)
    assert "messages.po, linje" in startup_report(broken_english)
