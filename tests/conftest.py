"""What every test gets: no way out to the network."""

import socket
from typing import Any

import pytest

LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "", None}


class LeftTheMachine(AssertionError):
    """A test reached for an address beyond loopback."""


def block(real: Any) -> Any:
    def connect(own: socket.socket, address: Any) -> Any:
        networked = own.family in {socket.AF_INET, socket.AF_INET6}
        if networked and own.type == socket.SOCK_STREAM and address[0] not in LOCAL:
            raise LeftTheMachine(f"A test may only connect to loopback, not {address[0]}.")
        return real(own, address)

    return connect


@pytest.fixture(autouse=True, scope="session")
def loopback_only() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", block(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", block(socket.socket.connect_ex))
        yield
