"""Which address the board and the cards show."""

from collections.abc import Callable

import pytest
from flask import Flask

from sandbox.web import network

Addresses = Callable[[str], list[str]]


@pytest.fixture
def at(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, list[str]], str]:
    """The public address, for a browser that came by `base` to a machine with these addresses."""

    def public(base: str, own: list[str]) -> str:
        monkeypatch.setattr(network, "own_addresses", lambda host: own)
        with app.test_request_context("/", base_url=base):
            return network.public_address()

    return public


@pytest.mark.parametrize(
    ("base", "own", "expected"),
    [
        ("http://localhost:8080", ["192.168.1.7"], "http://192.168.1.7:8080"),
        ("http://127.0.0.1:8081", ["192.168.1.7", "10.0.0.2"], "http://192.168.1.7:8081"),
        ("http://[::1]:8080", ["192.168.1.7"], "http://192.168.1.7:8080"),
        ("http://localhost", ["192.168.1.7"], "http://192.168.1.7"),
        ("http://localhost:8080", [], "http://localhost:8080"),
        ("http://10.0.0.2:8080", ["192.168.1.7"], "http://10.0.0.2:8080"),
        ("https://oevebanen.example", ["192.168.1.7"], "https://oevebanen.example"),
    ],
)
def test_the_address_is_one_that_others_can_use(
    at: Callable[[str, list[str]], str], base: str, own: list[str], expected: str
) -> None:
    assert at(base, own) == expected


def test_an_address_is_shown_as_it_is_typed() -> None:
    assert network.shown("http://192.168.1.7:8080/") == "192.168.1.7:8080"
    assert network.shown("https://oevebanen.example") == "https://oevebanen.example"


def test_the_joining_address_carries_what_is_known(app: Flask) -> None:
    with app.test_request_context("/", base_url="http://10.0.0.2:8080"):
        assert network.join_address(code="4821", seat=7) == "http://10.0.0.2:8080/?code=4821&seat=7"
        assert network.join_address() == "http://10.0.0.2:8080/"


@pytest.mark.parametrize(
    ("base", "own", "reached"),
    [
        ("http://localhost", [], False),
        ("http://localhost", ["10.0.0.2"], True),
        ("http://10.0.0.2", [], True),
    ],
)
def test_it_is_known_when_nobody_else_can_reach_the_machine(
    app: Flask, monkeypatch: pytest.MonkeyPatch, base: str, own: list[str], reached: bool
) -> None:
    monkeypatch.setattr(network, "own_addresses", lambda host: own)
    with app.test_request_context("/", base_url=base):
        assert network.reaches_others() is reached


def test_a_qr_code_needs_no_exception_from_the_content_security_policy() -> None:
    code = network.qr_code("http://10.0.0.2:8080/", 'Til "plads" <7>')
    assert code.startswith("<svg")
    assert "style=" not in code
    assert "<7>" not in code
