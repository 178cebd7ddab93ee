from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world.people import Role
from sandbox.world.world import World
from tests.sites.signing import asked_key, pass_first_step, send_key

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]


@pytest.fixture
def signed_in(participant: Participant, world: WorldOf) -> Callable[..., FlaskClient]:
    """A participant who has signed in by the pages: `signed_in("parent", seat=2)`."""

    def sign_in(role: Role = "senior", seat: int = 1) -> FlaskClient:
        client = participant(seat=seat)
        pass_first_step(client, world(client), role)
        assert send_key(client, asked_key(world(client))).status_code == 303
        return client

    return sign_in
