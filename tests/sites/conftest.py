import json
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from sandbox.store.tables import events
from sandbox.web.services import Services
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
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


@pytest.fixture
def happened(services: Services) -> Callable[[str], list[dict[str, Any]]]:
    """What was announced under a name, as stored."""

    def of(name: str) -> list[dict[str, Any]]:
        with services.database.reading() as connection:
            rows = connection.execute(select(events.c.data).where(events.c.name == name)).scalars()
            return [json.loads(row) for row in rows]

    return of
