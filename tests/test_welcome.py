import io
import sys
import threading
import webbrowser
from collections.abc import Iterator
from wsgiref.simple_server import WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from sandbox import welcome


def test_a_server_for_this_machine_only_has_no_other_addresses() -> None:
    assert welcome.own_addresses("127.0.0.1") == []
    assert welcome.own_addresses("localhost") == []


def test_a_chosen_address_is_the_only_one_shown() -> None:
    assert welcome.own_addresses("192.168.1.7") == ["192.168.1.7"]


@pytest.mark.parametrize(
    ("host", "page"),
    [("0.0.0.0", "localhost"), ("127.0.0.1", "localhost"), ("::1", "localhost"), ("10.0.0.5", "10.0.0.5")],
)
def test_this_machine_finds_it_where_it_listens(host: str, page: str) -> None:
    assert welcome.own_page(host, 8080) == f"http://{page}:8080/"


def test_the_outgoing_address_comes_first_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "outgoing_address", lambda: "10.0.0.5")
    monkeypatch.setattr(welcome, "named_addresses", lambda: ["127.0.1.1", "192.168.1.7", "10.0.0.5"])
    assert welcome.own_addresses("0.0.0.0") == ["10.0.0.5", "192.168.1.7"]


def test_without_a_network_only_this_machine_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "own_addresses", lambda host: [])
    text = welcome.welcome("0.0.0.0", 8080)
    assert "http://localhost:8080/" in text
    assert "lokalnettet" not in text
    assert "▄" not in text


def test_others_get_the_address_and_a_qr_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "own_addresses", lambda host: ["10.0.0.5"])
    text = welcome.welcome("0.0.0.0", 8081)
    assert "På lokalnettet:     http://10.0.0.5:8081/" in text
    assert welcome.qr_code("http://10.0.0.5:8081/") in text


def test_a_terminal_without_block_characters_does_not_stop_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    terminal = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", terminal)
    welcome.show("Øvebanen ▄")
    assert written.getvalue().decode("cp1252").split() == ["Øvebanen", "?"]


@pytest.fixture
def http_port() -> Iterator[int]:
    def app(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("500 Ups", [])
        return [b""]

    with make_server("127.0.0.1", 0, app, server_class=WSGIServer) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_the_browser_opens_once_the_server_answers_even_with_an_error(
    http_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    welcome.open_when_up(f"http://127.0.0.1:{http_port}/")
    assert opened == [f"http://127.0.0.1:{http_port}/"]


def test_a_server_that_never_answers_is_given_up() -> None:
    assert not welcome.answers("http://127.0.0.1:1/", tries=2)
