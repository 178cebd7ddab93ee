"""A browser and a server of its own for every worker; `page.goto("/")` is the sandbox's first page."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from werkzeug.serving import make_server

from sandbox import browsers, create_app
from sandbox.config import Config
from sandbox.web.services import KEY


@pytest.fixture(scope="session")
def launch_browser(
    launch_browser: Any, browser_type: Any, browser_type_launch_args: dict[str, Any], browser_name: str
) -> Any:
    """Starts the same browser as `flask play`; an explicit --browser or --browser-channel wins."""
    if browser_name != "chromium" or browser_type_launch_args.keys() & {"channel", "executable_path"}:
        return launch_browser

    def start(**options: Any) -> Any:
        try:
            return browsers.launch(browser_type, **browser_type_launch_args, **options)
        except browsers.NoBrowser as error:
            advice = str(error)
        pytest.fail(advice, pytrace=False)

    return start


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
