"""A browser and a server of its own for every worker; `page.goto("/")` is the sandbox's first page."""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from sandbox import create_app
from sandbox.config import Config
from sandbox.web.services import KEY

SHELL = ["chromium-headless-shell"]
FULL = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"]
MISSING = (
    "Ingen Chromium fundet. Hent en: sudo apt install chromium-headless-shell, "
    "eller .venv/bin/playwright install --only-shell chromium, eller sæt BROWSER_PATH."
)


def installed(headless: bool) -> str | None:
    names = (SHELL if headless else []) + FULL
    return os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: Any, browser_type: Any, browser_name: str) -> Any:
    """The system's own Chromium where Playwright has none of its own; an explicit choice wins."""
    args = dict(browser_type_launch_args)
    if browser_name != "chromium" or args.keys() & {"channel", "executable_path"}:
        return args
    # No name but this machine's is ever looked up, whatever a page asks for.
    args["args"] = [*args.get("args", []), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    if Path(browser_type.executable_path).exists() and "BROWSER_PATH" not in os.environ:
        return args
    if path := installed(args.get("headless", True)):
        return args | {"executable_path": path}
    if sys.platform in {"win32", "darwin"}:
        return args | {"channel": "msedge" if sys.platform == "win32" else "chrome"}
    pytest.fail(MISSING)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: Any) -> Any:
    return {**browser_context_args, "locale": "da-DK", "timezone_id": "Europe/Copenhagen"}


@pytest.fixture(scope="session")
def live_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The Flask app behind `base_url`, for what a test arranges without clicking."""
    config = Config.from_environ(
        {}, data_dir=tmp_path_factory.mktemp("data"), instructor_password="øve-øve-øve"
    )
    app = create_app(config)
    yield app
    app.extensions[KEY].database.close()


@pytest.fixture(scope="session")
def base_url(live_app: Flask) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, live_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
