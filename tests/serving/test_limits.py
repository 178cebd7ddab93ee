"""A device that leaves the network in the middle of a request delays nobody, under either server."""

import socket
import threading
import time
from contextlib import suppress

import pytest

from tests.serving.conftest import FORM, HALF_SENT, SERVERS, Running, Start, until_closed

REFUSED = (b"", b"HTTP/1.1 408 ", b"HTTP/1.1 411 ")


@pytest.mark.parametrize("how", SERVERS)
@pytest.mark.parametrize("kind", HALF_SENT)
def test_half_sent_requests_delay_nobody_and_are_given_up(start: Start, how: str, kind: str) -> None:
    server = start(how, seconds=2)
    waiting = [server.connect(HALF_SENT[kind]) for _ in range(20)]
    slowest = max(seconds_of_a_page(server) for _ in range(5))
    assert slowest < 1
    for connection in waiting:
        assert until_closed(connection).startswith(REFUSED)


@pytest.mark.parametrize("how", SERVERS)
def test_a_hundred_half_sent_forms_delay_nobody(start: Start, how: str) -> None:
    server = start(how, seconds=60)
    for _ in range(100):
        server.connect(HALF_SENT["half a body"])
    assert max(seconds_of_a_page(server) for _ in range(5)) < 1


def seconds_of_a_page(server: Running) -> float:
    began = time.monotonic()
    server.get()
    return time.monotonic() - began


@pytest.mark.parametrize("how", SERVERS)
@pytest.mark.parametrize("kind", ["half a body", "half the headers"])
def test_a_request_that_drips_is_given_up_as_well(start: Start, how: str, kind: str) -> None:
    """Each byte comes in time; the limit is for the whole request."""
    server = start(how, seconds=1)
    dripping = [server.connect(HALF_SENT[kind]) for _ in range(20)]
    stop = threading.Event()
    thread = threading.Thread(target=drip, args=(dripping, stop))
    thread.start()
    try:
        assert seconds_of_a_page(server) < 1
        began = time.monotonic()
        for connection in dripping:
            assert until_closed(connection).startswith(REFUSED)
        assert time.monotonic() - began < 10
    finally:
        stop.set()
        thread.join()


def drip(connections: list[socket.socket], stop: threading.Event) -> None:
    while not stop.wait(0.2):
        for connection in connections:
            with suppress(OSError):
                connection.sendall(b"a")


@pytest.mark.parametrize("how", SERVERS)
def test_a_form_that_comes_in_pieces_arrives_whole(start: Start, how: str) -> None:
    server = start(how)
    connection = server.connect()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    request = FORM + b"Connection: close\r\nContent-Length: 12\r\n\r\nnavn=Karen+H"
    for place in range(0, len(request), 7):
        connection.sendall(request[place : place + 7])
    assert b"\nnavn=Karen+H" in until_closed(connection)


@pytest.mark.parametrize("how", SERVERS)
def test_two_requests_on_one_connection_are_both_answered(start: Start, how: str) -> None:
    first = FORM + b"Content-Length: 5\r\n\r\nfirst"
    last = FORM + b"Connection: close\r\nContent-Length: 4\r\n\r\nlast"
    answer = start(how).talk(first + last)
    assert answer.count(b"HTTP/1.1 200 ") == 2
    assert answer.index(b"\nfirst") < answer.index(b"\nlast")


@pytest.mark.parametrize("how", SERVERS)
def test_a_form_that_is_cut_off_never_reaches_a_view(start: Start, how: str) -> None:
    """Half a form looks like a whole one with less in it."""
    server = start(how)
    for kind in ("half a body", "a chunk that stalls"):
        connection = server.connect(HALF_SENT[kind])
        connection.shutdown(socket.SHUT_WR)
        assert not until_closed(connection).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("how", SERVERS)
def test_a_body_that_is_too_long_is_announced_to_the_app_but_not_kept(start: Start, how: str) -> None:
    size = 3_000_000
    head = FORM + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % size
    answer = start(how).talk(head + b"a" * size)
    assert f"'CONTENT_LENGTH': '{size}'".encode() in answer
    assert answer.count(b"a" * 1000) < 300


@pytest.mark.parametrize("how", SERVERS)
def test_what_the_app_is_told_of_a_request(start: Start, how: str) -> None:
    answer = (
        start(how)
        .talk(
            b"GET /s%C3%B8g/a%20b?q=%C3%B8&r HTTP/1.1\r\nHost: x.example:81\r\nCookie: a=1; b=2\r\n"
            b"X_Forwarded_For: 10.0.0.1\r\nX-Two: 1\r\nX-Two: 2\r\nConnection: close\r\n\r\n"
        )
        .decode()
    )
    assert answer.lower().count("x-a: ") == 2
    for told in (
        "'REQUEST_METHOD': 'GET'",
        f"'PATH_INFO': {'/søg/a b'.encode().decode('latin-1')!r}",
        "'QUERY_STRING': 'q=%C3%B8&r'",
        "'REMOTE_ADDR': '127.0.0.1'",
        "'HTTP_HOST': 'x.example:81'",
        "'HTTP_COOKIE': 'a=1; b=2'",
        "'SERVER_PROTOCOL': 'HTTP/1.1'",
        "'wsgi.url_scheme': 'http'",
    ):
        assert told in answer
    assert "FORWARDED" not in answer  # a proxy that sets X-Forwarded-For does not replace it
    assert "omgivelse" not in answer


@pytest.mark.parametrize("how", SERVERS)
def test_a_head_request_has_no_body(start: Start, how: str) -> None:
    answer = start(how).talk(b"HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("how", SERVERS)
def test_an_app_that_fails_is_an_error_and_does_not_stop_the_server(start: Start, how: str) -> None:
    server = start(how)
    for _ in range(6):
        answer = server.talk(b"GET /fail HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 500 ")
    server.get()


@pytest.mark.parametrize("how", SERVERS)
def test_an_address_of_version_6_is_told_bare(start: Start, how: str) -> None:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("this machine has no IPv6")
    server = start(how, host="::1")
    answer = server.talk(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert b"'REMOTE_ADDR': '::1'" in answer
