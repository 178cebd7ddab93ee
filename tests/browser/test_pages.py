"""Every kind of page, looked at in all the ways a page is looked at; the list of kinds is in `kinds/`."""

import os
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Page, Request
from werkzeug.serving import make_server

from sandbox import create_app
from sandbox.config import Config
from sandbox.web.services import KEY
from tests.browser.kinds import ENGLISH, KINDS, NOT_PAGES
from tests.browser.kinds.kind import Kind
from tests.browser.seats import Seats
from tests.frames import frame_of

SIZES = {"screen": (1280, 800), "old screen": (1024, 768), "at 200 %": (640, 400), "phone": (390, 844)}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# What stands in elements as they are shown, with what the style sheet writes before it; nothing for a hidden one.
WHAT_IS_SEEN = """elements => elements.map(element => element.checkVisibility()
    ? getComputedStyle(element, "::before").content + element.innerText : "")"""
CASES = {kind.name: kind for kind in KINDS}
AFTER_A_FORM = {kind.name: kind for kind in ENGLISH if kind.then or kind.fresh_server}


@pytest.fixture(scope="module")
def seats(live_app: Flask) -> Seats:
    return Seats(live_app)


@pytest.fixture(scope="module")
def fresh_url(live_app: Flask, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that has just been installed: nobody has chosen the instructor's password yet."""
    data, key = tmp_path_factory.mktemp("fresh"), live_app.config["SECRET_KEY"]
    app = create_app(Config.from_environ({}, data_dir=data, secret_key=key))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions[KEY].database.close()


@dataclass
class Watched:
    """One page for all kinds, with whatever the browser complains of and asks for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    source: str = ""

    def __post_init__(self) -> None:
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self.note)

    def hear(self, message: ConsoleMessage) -> None:
        """An error page's own status is no news; whether it is the right one is asked apart."""
        url = message.location.get("url", "")
        own = url == self.page.url and message.text.startswith("Failed to load resource")
        if message.type in {"error", "warning"} and not own:
            self.complaints.append(f"{message.text} ({url})")

    def note(self, request: Request) -> None:
        if not request.url.startswith("data:"):
            self.asked.append(request.url)

    def open(self, kind: Kind, address: str, server: str, cookie: str) -> int:
        """Come to the kind's page by the kind's own way; answers its status."""
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": "oevebanen", "value": cookie, "url": server}])
        self.complaints.clear()
        self.asked.clear()
        answer = self.page.goto(server + address)
        if kind.then:
            with self.page.expect_navigation() as navigation:
                kind.then(self.page)
            answer = navigation.value
        assert answer
        self.source = answer.text()
        return answer.status


@pytest.fixture(scope="module")
def watched(browser: Browser, browser_context_args: Any) -> Iterator[Watched]:
    context = browser.new_context(**browser_context_args)
    yield Watched(context.new_page())
    context.close()


@pytest.mark.parametrize("case", CASES)
def test_a_page_shuts_nobody_out_and_is_what_it_says(
    case: str, watched: Watched, seats: Seats, base_url: str, fresh_url: str
) -> None:
    kind = CASES[case]
    server, address = fresh_url if kind.fresh_server else base_url, seats.address(kind.endpoint, kind.values)
    status = watched.open(kind, address, server, seats.cookie(kind.who, "da"))
    assert status == kind.status
    assert [*wrong_in_its_frame(watched.page, kind, "da"), *shut_out(watched.page)] == []
    assert [*too_wide(watched.page), *unmarked(watched.page, kind)] == []
    assert watched.complaints == []
    assert [url for url in watched.asked if not url.startswith(server)] == []


@pytest.mark.parametrize("case", AFTER_A_FORM)
def test_a_page_that_needs_a_browser_speaks_english(
    case: str, watched: Watched, seats: Seats, base_url: str, fresh_url: str
) -> None:
    kind = AFTER_A_FORM[case]
    server, address = fresh_url if kind.fresh_server else base_url, seats.address(kind.endpoint, kind.values)
    assert watched.open(kind, address, server, seats.cookie(kind.who, "en")) == kind.status
    assert [*wrong_in_its_frame(watched.page, kind, "en")] == []


def wrong_in_its_frame(page: Page, kind: Kind, language: str) -> Iterator[str]:
    yield from frame_of(page.content()).problems(language, guide=kind.guide)


def shut_out(page: Page) -> Iterator[str]:
    found = Axe().run(page, options=RULES)
    for violation in found.response["violations"]:
        places = ", ".join(node["target"][0] for node in violation["nodes"][:3])
        yield f"{violation['id']}: {violation['help']} ({places})"


def too_wide(page: Page) -> Iterator[str]:
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if beyond > 0:
            yield f"{beyond} px too wide on a {name}"


def unmarked(page: Page, kind: Kind) -> Iterator[str]:
    """Every page, and every sheet that is cut out of one, says that it is practice."""
    shown: list[tuple[Literal["screen", "print"], str]] = [("screen", ".band"), ("print", kind.paper)]
    for media, marked in shown:
        page.emulate_media(media=media)
        said = page.locator(marked).evaluate_all(WHAT_IS_SEEN)
        if not said or not all("ØVELSE" in each or "PRACTICE" in each for each in said):
            yield f"on {media}, the band says {said}"
    page.emulate_media(media="screen")


@pytest.mark.skipif(
    "VNU_JAR" not in os.environ, reason="VNU_JAR names no HTML checker (vnu.jar); it needs Java"
)
def test_the_html_is_valid(
    watched: Watched, seats: Seats, base_url: str, fresh_url: str, tmp_path: Path
) -> None:
    for number, kind in enumerate(KINDS):
        server = fresh_url if kind.fresh_server else base_url
        watched.open(kind, seats.address(kind.endpoint, kind.values), server, seats.cookie(kind.who, "da"))
        name = re.sub(r"\W+", "-", kind.name)
        (tmp_path / f"{number:02}-{name}.html").write_text(watched.source, encoding="utf-8")
    command = ["java", "-jar", os.environ["VNU_JAR"], str(tmp_path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


def test_every_address_that_shows_a_page_is_looked_at(live_app: Flask) -> None:
    shown = {rule.endpoint for rule in live_app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    looked_at = {kind.endpoint for kind in KINDS}
    assert shown - looked_at == set(NOT_PAGES), "Give the new page a line in tests/browser/kinds/"
