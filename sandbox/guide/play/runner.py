"""Plays exercises on a server of its own, to check before the course that they work."""

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox.browsers import NoBrowser, launch
from sandbox.content.reading.errors import shown_path
from sandbox.guide.play.seat import open_play_seat
from sandbox.guide.play.verifier import VerificationFailed, Verifier
from sandbox.guide.scenario.loading import Catalogue
from sandbox.guide.scenario_catalogue import KEY as SHELF
from sandbox.web.services import KEY as SERVICES

PATIENCE = 5_000  # milliseconds that the browser looks for something before it is missing


@dataclass(frozen=True)
class PlayResult:
    """`problem` is empty when the exercise is right."""

    slug: str
    seconds: float
    problem: str


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: what is played is told a line for each exercise."""


def run(app: Flask, slugs: Iterable[str]) -> Iterator[PlayResult]:
    """Play each exercise on a seat of its own. The app's database should be nobody else's.

    :raises NoBrowser: when Playwright is missing or no browser starts.
    """
    with _served(app) as base_url, _browser() as browser:
        for slug in slugs:
            yield _play(app, slug, browser, base_url)


def _play(app: Flask, slug: str, browser: Any, base_url: str) -> PlayResult:
    began, problem = time.monotonic(), ""
    catalogue: Catalogue = app.extensions[SHELF]
    scenario, file = catalogue.scenarios[slug], shown_path(catalogue.files[slug])
    stage = open_play_seat(app.extensions[SERVICES], slug)
    context = browser.new_context(locale="da-DK")
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{**stage.cookie(app), "url": base_url}])
    try:
        Verifier(scenario, file, stage, context.new_page(), base_url).run()
    except VerificationFailed as error:
        problem = str(error)
    finally:
        context.close()
    return PlayResult(slug, time.monotonic() - began, problem)


@contextmanager
def _served(app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def _browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        message = "Playwright mangler. Hent det med: .venv/bin/pip install -r requirements-test.txt"
        raise NoBrowser(message) from None
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()
