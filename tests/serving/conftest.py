"""A real server process under either server, and clients that send what a browser never would."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from urllib.request import urlopen

import pytest

from sandbox.config import ROOT

SERVERS = ["serve_with_granian", "serve_with_cheroot"]
FORM = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
HALF_SENT = {
    "half a body": FORM + b"Content-Length: 100\r\n\r\nnavn=K",
    "no body": FORM + b"Content-Length: 100\r\n\r\n",
    "half the headers": FORM + b"Content-Le",
    "nothing": b"",
    "a chunk that stalls": FORM + b"Transfer-Encoding: chunked\r\n\r\n64\r\nnavn=K",
    "too much announced": FORM + b"Content-Length: 99999999\r\n\r\nnavn=K",
}
STAND_IN = """
import sys, threading
from sandbox import server

def app(environ, start_response):
    if environ["PATH_INFO"] == "/hang":
        threading.Event().wait()
    if environ["PATH_INFO"] == "/fail":
        raise ValueError("fejlet")
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8"), ("X-A", "1"), ("X-A", "2")])
    told = {name: value for name, value in environ.items() if isinstance(value, str)}
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [repr(told).encode() + b"\\n" + body]

port = server.free_port(sys.argv[3], 0)
ready = lambda: print(port, flush=True)
getattr(server, sys.argv[1])(app, sys.argv[3], port, ready, float(sys.argv[2]))
print("ended", flush=True)
"""


class Running:
    """A server process that echoes each form, and the connections that a test opens to it."""

    def __init__(self, process: subprocess.Popen[str], host: str, port: int, stack: ExitStack) -> None:
        self.process, self.host, self.port, self.stack = process, host, port, stack

    def connect(self, sent: bytes = b"") -> socket.socket:
        connection = self.stack.enter_context(socket.create_connection((self.host, self.port), timeout=20))
        connection.sendall(sent)
        return connection

    def get(self, path: str = "/", timeout: float = 10) -> str:
        with urlopen(f"http://{self.host}:{self.port}{path}", timeout=timeout) as answer:
            return str(answer.read().decode())

    def talk(self, sent: bytes) -> bytes:
        """The whole answer to a request that asks for the connection to be closed."""
        return until_closed(self.connect(sent))


def until_closed(connection: socket.socket) -> bytes:
    """Everything that the server still sends; a test fails by its timeout when the server never closes."""
    received = bytearray()
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionResetError:
        pass
    return bytes(received)


Start = Callable[..., Running]


@contextmanager
def running(how: str, seconds: float, host: str) -> Iterator[Running]:
    process = subprocess.Popen(
        [sys.executable, "-c", STAND_IN, how, str(seconds), host],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "HTTP_SECRET": "omgivelse"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process, ExitStack() as stack:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line.strip().isdigit(), process.stderr.read()
            server = Running(process, host, int(line), stack)
            answered(server)
            yield server
        finally:
            process.kill()


def answered(server: Running) -> None:
    """`ready` is called just before the server listens."""
    from sandbox.welcome import answers

    name = f"[{server.host}]" if ":" in server.host else server.host
    assert answers(f"http://{name}:{server.port}/", tries=100)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a server by the name of its function; `seconds` is how long it waits for a request."""
    with ExitStack() as stack:

        def started(how: str, seconds: float = 10, host: str = "127.0.0.1") -> Running:
            return stack.enter_context(running(how, seconds, host))

        yield started
