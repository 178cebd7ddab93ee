import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks.client import BenchmarkError, Client, load


class Answering(BaseHTTPRequestHandler):
    """Answers 200, but `/refused` by 404; and hangs up on the client whose cookie says so."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if "dies=yes" in self.headers["Cookie"]:
            self.close_connection = True
            return
        self.send_response(404 if self.path == "/refused" else 200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def port() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.fixture
def crowd(port: int) -> Iterator[list[Client]]:
    clients = [Client(port) for _ in range(3)]
    yield clients
    for client in clients:
        client.close()


def test_every_answer_is_counted(crowd: list[Client]) -> None:
    result = load(crowd, "GET", "/", 4)
    assert len(result.latencies) == 12
    assert result.latencies == sorted(result.latencies)
    assert result.rate > 0


def test_a_client_that_dies_is_counted(crowd: list[Client]) -> None:
    crowd[1].cookies["dies"] = "yes"
    with pytest.raises(BenchmarkError, match=r"GET /: 1 of 3 clients died \(RemoteDisconnected\)"):
        load(crowd, "GET", "/", 4)


def test_an_answer_that_is_not_the_page_is_counted(crowd: list[Client]) -> None:
    with pytest.raises(BenchmarkError, match=r"GET /refused: 12 answers were not 200 but 404"):
        load(crowd, "GET", "/refused", 4)
