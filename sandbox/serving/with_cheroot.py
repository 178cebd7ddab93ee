"""Cheroot, for machines without a wheel of granian.

Its threads read requests from the sockets themselves. Here an event loop reads first, and a thread gets the
connection when the request is whole; it reads from memory then and never waits for a client.
"""

import asyncio
import re
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from types import FrameType
from typing import TYPE_CHECKING, Any

from cheroot.server import HeaderReader, HTTPConnection, HTTPRequest
from cheroot.wsgi import Server

from sandbox.serving.limits import LARGEST_BODY, LARGEST_HEAD, THREADS, WAITING
from sandbox.serving.stopping import GRACE_SECONDS, end_soon

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

END_OF_HEAD = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length[ \t]*:[ \t]*([^\r\n]*?)[ \t]*(?=\r\n)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)


class RefusedRequest(Exception):
    """The text is the status of the answer."""


class ReceivedRequest(BytesIO):
    """The file from which cheroot reads one request."""

    bytes_read = 0

    def has_data(self) -> bool:
        return False


class Connection(HTTPConnection):
    """`arrived` is what the client has sent and no request has used."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.arrived = bytearray()
        self.rfile = ReceivedRequest()


class NamesWithoutUnderscore(HeaderReader):
    """WSGI could not tell `X_Forwarded_For` from what a proxy sets."""

    def _allow_header(self, key_name: bytes) -> bool:
        return b"_" not in key_name


class Request(HTTPRequest):
    header_reader = NamesWithoutUnderscore()


Connection.RequestHandlerClass = Request


class CollectingServer(Server):
    """Gives a connection to a thread when its request is whole."""

    ConnectionClass = Connection
    max_request_header_size = LARGEST_HEAD

    def __init__(self, app: "WSGIApplication", host: str, port: int, request_seconds: float) -> None:
        super().__init__(
            (host, port), app, numthreads=THREADS, request_queue_size=WAITING, shutdown_timeout=GRACE_SECONDS
        )
        self.request_seconds = request_seconds
        self.loop = asyncio.SelectorEventLoop()
        self.receiving: set[asyncio.Task[None]] = set()
        self.receiver = threading.Thread(target=self.loop.run_forever, name="receiver", daemon=True)

    def prepare(self) -> None:
        super().prepare()
        self.receiver.start()

    def process_conn(self, conn: Connection) -> None:
        """Called by cheroot for a new connection and for one on which a further request begins."""
        self.loop.call_soon_threadsafe(self._begin, conn)

    def put_conn(self, conn: Connection) -> None:
        """Called by cheroot when a request is answered and the connection stays."""
        if self.ready and conn.arrived:
            self.process_conn(conn)
        else:
            super().put_conn(conn)

    def stop(self) -> None:
        if self.ready:
            super().stop()
            asyncio.run_coroutine_threadsafe(self._give_up_all(), self.loop).result()
            self.loop.call_soon_threadsafe(self.loop.stop)
            self.receiver.join()
            self.loop.close()

    def _begin(self, conn: Connection) -> None:
        task = self.loop.create_task(self._receive(conn))
        self.receiving.add(task)
        task.add_done_callback(self.receiving.discard)

    async def _receive(self, conn: Connection) -> None:
        conn.socket.setblocking(False)
        try:
            async with asyncio.timeout(self.request_seconds):
                conn.rfile = ReceivedRequest(await next_request(conn))
        except RefusedRequest as refusal:
            refuse(conn, str(refusal))
        except TimeoutError:
            refuse(conn, "408 Request Timeout")
        except OSError:
            conn.close()
        except asyncio.CancelledError:
            conn.close()
            raise
        else:
            conn.socket.settimeout(self.timeout)
            super().process_conn(conn)

    async def _give_up_all(self) -> None:
        for task in self.receiving:
            task.cancel()
        await asyncio.gather(*self.receiving, return_exceptions=True)


async def next_request(conn: Connection) -> bytes:
    """Headers and body; of a body that is too long the beginning.

    :raise RefusedRequest: when its end cannot be known.
    :raise OSError: when the connection breaks before it is whole.
    """
    arrived = conn.arrived
    while (end := arrived.find(END_OF_HEAD)) < 0:
        if len(arrived) > LARGEST_HEAD:
            raise RefusedRequest("431 Request Header Fields Too Large")
        arrived += await more(conn.socket)
    head = bytes(arrived[: end + len(END_OF_HEAD)])
    del arrived[: len(head)]
    missing, body = length_of_body(head), bytearray()
    while True:
        part = arrived[:missing]
        del arrived[: len(part)]
        missing -= len(part)
        body += part[: LARGEST_BODY - len(body)]
        if not missing:
            return head + body
        arrived += await more(conn.socket)


async def more(sock: socket.socket) -> bytes:
    part = await asyncio.get_running_loop().sock_recv(sock, 65536)
    if not part:
        raise ConnectionResetError
    return part


def length_of_body(head: bytes) -> int:
    if CHUNKED.search(head):
        raise RefusedRequest("411 Length Required")
    lengths = LENGTH.findall(head)
    if len(lengths) > 1 or not all(re.fullmatch(rb"\d{1,15}", length) for length in lengths):
        raise RefusedRequest("400 Bad Request")
    return int(lengths[0]) if lengths else 0


def refuse(conn: Connection, status: str) -> None:
    """Say why, which a client that has sent nothing does not expect, and close."""
    if status != "408 Request Timeout" or conn.arrived:
        with suppress(OSError):
            conn.socket.send(f"HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".encode())
    conn.close()


def serve(
    app: "WSGIApplication", host: str, port: int, ready: Callable[[], None], request_seconds: float
) -> None:
    server = CollectingServer(app, host, port, request_seconds)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell may have started it with SIGINT ignored
        signal.signal(number, interrupt)
    server.prepare()
    ready()
    with suppress(KeyboardInterrupt):
        server.serve()
    end_soon()
    server.stop()


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
