"""Granian, by its asynchronous interface (RSGI).

By its WSGI interface a thread takes a request as soon as the headers are there, and waits for the body without end.
Here the event loop collects the body, and only then a thread runs the app.

Granian's usual way of starting is a supervisor with a child process; its embedded server needs 25 MB less.
"""

import asyncio
import signal
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import TYPE_CHECKING, Any

from sandbox.serving.limits import LARGEST_BODY, THREADS, WAITING
from sandbox.serving.stopping import GRACE_SECONDS, end_soon

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication
    from granian._granian import RSGIHTTPProtocol as HTTPProtocol
    from granian.rsgi import Scope
    from granian.server.embed import Server

REFUSED = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close")]
BARE = {"content-type", "content-length"}  # WSGI names these without HTTP_


class RefusedRequest(Exception):
    """No request for the app; the text is sent with the status."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


class Answer:
    """What a WSGI app answers, collected; made by `answered`."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[str, str]] = []
        self.parts: list[bytes] = []

    def start(
        self, status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers
        return self.parts.append


class CollectsRequests:
    """The WSGI app as an RSGI app."""

    def __init__(self, app: "WSGIApplication", request_seconds: float) -> None:
        self.app, self.request_seconds = app, request_seconds
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
        self.limits: set[asyncio.Timeout] = set()  # of the requests whose body is still coming

    def give_up(self) -> None:
        """Wait no longer for any body."""
        for limit in self.limits:
            limit.reschedule(0)

    async def __rsgi__(self, scope: "Scope", protocol: "HTTPProtocol") -> None:
        try:
            body = await self._body(scope, protocol)
        except RefusedRequest as refusal:
            protocol.response_str(refusal.status, REFUSED, str(refusal))
            return
        environ = environ_of(scope, body)
        answer = await asyncio.get_running_loop().run_in_executor(self.threads, answered, self.app, environ)
        protocol.response_bytes(answer.status, answer.headers, b"".join(answer.parts))

    async def _body(self, scope: "Scope", protocol: "HTTPProtocol") -> bytes:
        if "transfer-encoding" in scope.headers:
            # Granian does not tell the end of such a body from a connection that broke.
            raise RefusedRequest(411, "Length Required")
        length = int(scope.headers.get("content-length", "0"))
        if not length:
            return b""
        try:
            async with asyncio.timeout(self.request_seconds) as limit:
                self.limits.add(limit)
                body, size = await received(protocol)
        except TimeoutError:
            raise RefusedRequest(408, "Request Timeout") from None
        finally:
            self.limits.discard(limit)
        if size < length:
            raise RefusedRequest(400, "Bad Request")
        return body


async def received(protocol: "HTTPProtocol") -> tuple[bytes, int]:
    """The body, of a longer one its beginning, and how long it was. It is short when the connection breaks."""
    body, size = bytearray(), 0
    async for part in protocol:
        size += len(part)
        body += part[: LARGEST_BODY - len(body)]
    return bytes(body), size


def environ_of(scope: "Scope", body: bytes) -> dict[str, Any]:
    """Names with an underscore are left out: WSGI could not tell `X_Forwarded_For` from what a proxy sets."""
    host, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" not in name:
            key = name.upper().replace("-", "_")
            key = key if name in BARE else f"HTTP_{key}"
            environ[key] = f"{environ[key]},{value}" if key in environ else value
    return environ


def answered(app: "WSGIApplication", environ: dict[str, Any]) -> Answer:
    answer = Answer()
    parts: Iterable[bytes] = app(environ, answer.start)
    try:
        answer.parts += parts
    finally:
        if close := getattr(parts, "close", None):
            close()
    return answer


def serve(
    app: "WSGIApplication", host: str, port: int, ready: Callable[[], None], request_seconds: float
) -> None:
    """:raise ImportError: on a machine without granian."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server.embed import Server

    requests = CollectsRequests(app, request_seconds)
    server = Server(
        requests,
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,  # with HTTP/2 allowed, a connection that sends nothing is never given up
        http1_settings=HTTP1Settings(header_read_timeout=int(request_seconds * 1000)),
        websockets=False,
        backlog=WAITING,
        backpressure=WAITING,
        log_level=LogLevels.error,
        log_access=False,
    )
    server.on_startup(ready)
    asyncio.run(until_stopped(server, requests))


async def until_stopped(server: "Server", requests: CollectsRequests) -> None:
    """Serve until SIGINT or SIGTERM."""
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: loop.call_soon_threadsafe(stopping.set))
    serving, stop = loop.create_task(server.serve()), loop.create_task(stopping.wait())
    await asyncio.wait({serving, stop}, return_when=asyncio.FIRST_COMPLETED)
    end_soon()
    if not serving.done():
        requests.give_up()
        server.stop()  # type: ignore[no-untyped-call]
        await asyncio.wait({serving}, timeout=GRACE_SECONDS)
    requests.threads.shutdown(wait=False, cancel_futures=True)
    stop.cancel()
    if serving.done():
        serving.result()
