"""A participant's moves in the MitID box, with the secrets as they stand in the world."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.world.mitid import app
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

TO_POST = {"service": "post.borger.dk", "return_to": "/post.borger.dk/"}
QUERY = "?service=post.borger.dk&return_to=/post.borger.dk/"
LOGIN = f"/mitid.dk/login{QUERY}"


def send(client: FlaskClient, step: str, **fields: str) -> TestResponse:
    return client.post(f"/mitid.dk/{step}", data={**TO_POST, **fields})


def begin(client: FlaskClient, world: World, role: Role = "parent") -> TestResponse:
    answer = send(client, "bruger-id", user_id=world.mitid[role].user_id)
    assert answer.status_code == 303, answer.text
    return answer


def open_app(world: World, role: Role = "parent") -> None:
    own = world.mitid[role].app
    assert own
    assert app.app_open(world, role, own.pin) == "open"


def approve(world: World, role: Role = "parent") -> None:
    open_app(world, role)
    app.app_scan(world, role)
    app.app_approve(world, role)


def press(world: World, role: Role) -> str:
    return app.press_device(world, role, "code-display")
