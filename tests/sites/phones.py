"""What participants do at a phone's pages."""

import re

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.world.mitid import sign_in
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def begin_mitid(world: World, role: Role = "parent") -> None:
    """As in the browser: a sign-in that then waits for the app."""
    begun = sign_in.begin(world, world.mitid[role].user_id, service="borger.dk", return_to="/borger.dk/")
    assert begun == "begun"
    sign_in.choose_authenticator(world, "app")


def open_app(client: FlaskClient, world: World, role: Role = "parent") -> TestResponse:
    app = world.mitid[role].app
    assert app
    return client.post(f"/phone/{role}/mitid/open", data={"pin": app.pin})


def heading(answer: TestResponse) -> str:
    found = re.search(r'<h(\d) class="phone-title">(.*?)</h\1>', answer.text)
    return found[2] if found else ""


def notices(answer: TestResponse) -> list[str]:
    """What the phone says is new."""
    return re.findall(r'id="news-\d+".*?<span>(.*?)</span>', answer.text, re.DOTALL)
