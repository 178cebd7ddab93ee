import signal
import sys

import pytest

from tests.serving.conftest import HALF_SENT, SERVERS, Start

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a child alone")


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("how", SERVERS)
def test_the_server_stops_while_requests_are_half_sent(start: Start, how: str, number: int) -> None:
    server = start(how, seconds=60)
    for sent in HALF_SENT.values():
        for _ in range(4):
            server.connect(sent)
    server.get()
    server.process.send_signal(number)
    rest, complaint = server.process.communicate(timeout=5)
    assert (server.process.returncode, rest.split(), complaint) == (0, ["ended"], "")


@posix
@pytest.mark.parametrize("how", SERVERS)
def test_the_server_stops_while_a_view_hangs(start: Start, how: str) -> None:
    server = start(how)
    for _ in range(10):  # more than there are threads
        server.connect(b"GET /hang HTTP/1.1\r\nHost: localhost\r\n\r\n")
    with pytest.raises(TimeoutError):
        server.get(timeout=0.5)
    server.process.send_signal(signal.SIGTERM)
    server.process.communicate(timeout=5)
    assert server.process.returncode == 0
