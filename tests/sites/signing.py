"""A participant's moves at the login page, with the secrets as they stand in the world."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.world.state.people import Role
from sandbox.world.state.world import World

TO_POST = {"service": "post.borger.dk", "return_to": "/post.borger.dk/"}


def send_password(client: FlaskClient, user_id: str, password: str) -> TestResponse:
    form = {**TO_POST, "user_id": user_id, "password": password}
    return client.post("/nemlog-in.dk/nemid/adgangskode", data=form)


def pass_first_step(client: FlaskClient, world: World, role: Role = "senior") -> TestResponse:
    answer = send_password(client, world.nemid[role].user_id, world.nemid[role].password)
    assert answer.status_code == 303, answer.text
    return answer


def send_key(client: FlaskClient, key: str) -> TestResponse:
    return client.post("/nemlog-in.dk/nemid/noegle", data={**TO_POST, "key": key})


def asked_key(world: World) -> str:
    """The key that is asked for, as it stands on the card."""
    assert world.pending
    return dict(world.nemid[world.pending.citizen].card.pairs())[world.pending.key_number]
