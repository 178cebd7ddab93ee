"""Finds a Chromium and starts it, for the browser tests, `flask play` and the screenshots.

`python -m sandbox.browsers` ends with 0 when there is one that starts.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserType

SHELL = ("chromium-headless-shell",)  # starts faster than the others, but has no window
FULL = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
)
PLACES_ON_LINUX = ("/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge", "/snap/bin/chromium")
PLACES_ON_MACOS = ("Google Chrome", "Microsoft Edge", "Chromium")
PLACES_ON_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
FOLDERS_ON_WINDOWS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "LOCALAPPDATA")
ONLY_THIS_MACHINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


class NoBrowser(Exception):
    """No browser starts; the text says in Danish and English what to do."""


def usual_places(platform: str, environ: Mapping[str, str], home: Path) -> list[Path]:
    """Where browsers are installed without being on PATH; `platform` as in `sys.platform`."""
    if platform == "win32":
        folders = [Path(environ[name]) for name in FOLDERS_ON_WINDOWS if environ.get(name)]
        return [folder / end for end in PLACES_ON_WINDOWS for folder in folders]
    if platform == "darwin":
        folders = [Path("/Applications"), home / "Applications"]
        return [
            folder / f"{name}.app/Contents/MacOS/{name}" for name in PLACES_ON_MACOS for folder in folders
        ]
    return [Path(place) for place in PLACES_ON_LINUX]


def installed(headless: bool = True) -> list[str]:
    on_path = map(shutil.which, (*SHELL, *FULL) if headless else FULL)
    places = usual_places(sys.platform, os.environ, Path.home())
    return list(dict.fromkeys([*filter(None, on_path), *(str(place) for place in places if place.is_file())]))


def candidates(headless: bool = True) -> list[str]:
    """What to try, in order; an empty text is the browser that Playwright downloads itself.

    BROWSER_PATH, where set, is the only one.
    """
    chosen = os.environ.get("BROWSER_PATH")
    return [chosen] if chosen else [*installed(headless), ""]


def launch(chromium: "BrowserType", **options: Any) -> "Browser":
    """Start the first candidate that starts, with the options of Playwright's `launch`.

    Names of other machines are not looked up, whatever a page asks for.

    :raise NoBrowser: when none starts.
    """
    from playwright.sync_api import Error

    options["args"] = [*options.get("args", []), ONLY_THIS_MACHINE]
    problem = None
    for path in candidates(options.get("headless", True)):
        try:
            return chromium.launch(executable_path=path or None, **options)
        except Error as error:  # not there, or a link to a package that is not installed
            problem = error
    raise NoBrowser(advice()) from problem


def advice() -> str:
    if chosen := os.environ.get("BROWSER_PATH"):
        return (
            f"BROWSER_PATH er {chosen}, men den kan ikke startes. Vælg en anden browser, eller fjern BROWSER_PATH.\n"
            f"BROWSER_PATH is {chosen}, which does not start. Choose another browser, or unset BROWSER_PATH."
        )
    return (
        "Der er ingen browser, der kan startes. Installér Google Chrome, Microsoft Edge eller Chromium, og prøv igen.\n"
        "There is no browser that starts. Install Google Chrome, Microsoft Edge or Chromium, and try again."
    )


def main() -> int:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        try:
            launch(playwright.chromium).close()
        except NoBrowser:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
