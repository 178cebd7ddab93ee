"""Runs the app: granian where it has a wheel, else cheroot. `python -m sandbox.server` starts it."""

import argparse
import errno
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.config import Config
from sandbox.config_reading import ConfigError
from sandbox.content.reading.errors import ContentError
from sandbox.serving.limits import REQUEST_SECONDS
from sandbox.store.schema import UnusableDatabase
from sandbox.welcome import first_password, open_browser_when_up, own_page, show, welcome

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

PORTS_TO_TRY = 50
TAKEN = {errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)}


class PortError(Exception):
    """No port to listen on; the text says why, in Danish and English."""


def serve(app: "WSGIApplication", host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Answer until SIGINT or SIGTERM, then return. Only in the main thread. `ready` is called just before.

    The process ends within five seconds of that signal, whatever hangs.
    """
    try:
        serve_with_granian(app, host, port, ready)
    except ImportError:
        serve_with_cheroot(app, host, port, ready)


def serve_with_granian(
    app: "WSGIApplication",
    host: str,
    port: int,
    ready: Callable[[], None],
    request_seconds: float = REQUEST_SECONDS,
) -> None:
    from sandbox.serving import with_granian

    with_granian.serve(app, host, port, ready, request_seconds)


def serve_with_cheroot(
    app: "WSGIApplication",
    host: str,
    port: int,
    ready: Callable[[], None],
    request_seconds: float = REQUEST_SECONDS,
) -> None:
    from sandbox.serving import with_cheroot

    with_cheroot.serve(app, host, port, ready, request_seconds)


def free_port(host: str, wanted: int) -> int:
    """The wanted port or the next free one; 0 takes any.

    :raise PortError: when none of the next fifty can be used, or `host` is not an address of this machine.
    """
    for port in range(wanted, min(wanted + PORTS_TO_TRY, 65536)):
        try:
            return bound(host, port)
        except OSError as error:
            if error.errno not in TAKEN and not (sys.platform == "win32" and error.errno == errno.EACCES):
                raise PortError(
                    f"Kan ikke lytte på {host}, port {port}: {error.strerror}\n"
                    f"Cannot listen on {host}, port {port}: {error.strerror}"
                ) from error
    raise PortError(
        f"Port {wanted} og de næste er optaget. Vælg en anden med --port.\n"
        f"Port {wanted} and the next ones are taken. Choose another with --port."
    )


def bound(host: str, port: int) -> int:
    """Bind and let go again: granian shares a port with another granian without saying so."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform != "win32":  # there it would take a port that is in use
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox.server", description="Starter Øvebanen.")
    parser.add_argument("--host", help="adresse at lytte på (HOST)")
    parser.add_argument("--port", type=int, help="port at lytte på (PORT)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="mappe til data (DATA_DIR)")
    parser.add_argument("--browser", action="store_true", help="åbn browseren")
    return parser.parse_args(argv)


def run(given: argparse.Namespace) -> None:
    config = Config.from_environ(host=given.host, port=given.port, data_dir=given.data)
    port = free_port(config.host, config.port)
    if config.port not in {port, 0}:
        show(f"Port {config.port} er optaget. Jeg bruger {port}.\nPort {config.port} is taken. Using {port}.")

    def ready() -> None:
        show(welcome(config.host, port))
        if code:
            show(first_password(config.host, port, code))
        if given.browser:
            open_browser_when_up(own_page(config.host, port))

    from sandbox import create_app
    from sandbox.classroom import password
    from sandbox.guide.scenario_catalogue import startup_report

    app = create_app(config)
    if left_out := startup_report(app):
        show(left_out)
    with app.app_context():
        code = "" if password.is_chosen() else password.first_code()
    serve(app, config.host, port, ready)


def main(argv: list[str] | None = None) -> int:
    try:
        run(arguments(argv))
    except (ConfigError, PortError, UnusableDatabase, ContentError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:  # while it was still starting
        pass
    show("Øvebanen er stoppet.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
