"""Where a browser is looked for, and which of several is started; no browser is needed for these tests."""

from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import BrowserType, Error

from sandbox import browsers
from sandbox.browsers import NoBrowser, candidates, installed, launch, usual_places


def executable(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="ascii")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; its PATH is the folder."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(browsers, "usual_places", lambda *given: [tmp_path / "opt" / "chrome"])
    return tmp_path


class Chromium:
    """Stands in for Playwright's browser type: only the given paths start."""

    def __init__(self, *starting: str | None) -> None:
        self.starting = starting
        self.options: dict[str, Any] = {}

    def launch(self, executable_path: str | None = None, **options: Any) -> str | None:
        if executable_path not in self.starting:
            raise Error(f"{executable_path} does not start")
        self.options = options
        return executable_path


def launched(chromium: Chromium, **options: Any) -> object:
    return launch(cast("BrowserType", chromium), **options)


def test_a_machine_without_a_browser_has_only_playwrights_own_to_try(machine: Path) -> None:
    assert installed() == []
    assert candidates() == [""]


def test_the_path_comes_before_the_usual_places(machine: Path) -> None:
    place = executable(machine / "opt" / "chrome")
    chrome = executable(machine / "bin" / "google-chrome")
    shell = executable(machine / "bin" / "chromium-headless-shell")
    assert candidates() == [shell, chrome, place, ""]


def test_the_headless_shell_cannot_show_a_window(machine: Path) -> None:
    executable(machine / "bin" / "chromium-headless-shell")
    assert candidates(headless=False) == [""]


def test_an_explicit_choice_is_the_only_one_tried(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    executable(machine / "bin" / "chromium")
    monkeypatch.setenv("BROWSER_PATH", "/my/own")
    assert candidates() == ["/my/own"]


@pytest.mark.parametrize(
    ("platform", "file"),
    [
        ("win32", "Programmer/Google/Chrome/Application/chrome.exe"),
        ("win32", "Lokalt/Microsoft/Edge/Application/msedge.exe"),
        ("darwin", "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        ("darwin", "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
    ],
)
def test_the_usual_places_of_windows_and_macos_are_known(tmp_path: Path, platform: str, file: str) -> None:
    environ = {"PROGRAMFILES": str(tmp_path / "Programmer"), "LOCALAPPDATA": str(tmp_path / "Lokalt")}
    assert tmp_path / file in usual_places(platform, environ, tmp_path)


def test_the_usual_places_of_linux_are_absolute(tmp_path: Path) -> None:
    places = usual_places("linux", {}, tmp_path)
    assert places
    assert all(path.as_posix().startswith("/") for path in places)


def test_a_browser_that_does_not_start_is_passed_over(machine: Path) -> None:
    executable(machine / "bin" / "chromium")
    chrome = executable(machine / "bin" / "google-chrome")
    assert launched(Chromium(chrome, None)) == chrome
    assert launched(Chromium(None)) is None


def test_no_name_but_this_machines_is_ever_looked_up(machine: Path) -> None:
    chromium = Chromium(None)
    launched(chromium, args=["--mute-audio"], slow_mo=5)
    assert chromium.options == {"args": ["--mute-audio", browsers.ONLY_THIS_MACHINE], "slow_mo": 5}


def test_without_any_browser_the_error_says_what_to_install_in_both_languages(machine: Path) -> None:
    with pytest.raises(NoBrowser, match=r"Installér Google Chrome(?s:.)*Install Google Chrome"):
        launched(Chromium())


def test_a_choice_that_does_not_start_is_named(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/my/own")
    with pytest.raises(NoBrowser, match="BROWSER_PATH er /my/own"):
        launched(Chromium(None))
