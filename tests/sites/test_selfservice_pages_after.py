from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from sandbox.content.services import CHECK, services
from sandbox.world.submissions import submissions_of
from sandbox.world.world import World
from tests.sites.walking import Walk, sign_in


def test_a_receipt_says_what_was_counted_when_it_was_sent(
    participant: Callable[..., FlaskClient], change: Any, world: Callable[[FlaskClient], World]
) -> None:
    """Of the days of holiday those just ordered are taken once, not once more by looking, nor do later orders show."""
    client, service = participant(), services()["feriepenge"]
    answers = dict(service.examples[0].answers)
    sign_in(change, client, "parent")
    walk = Walk(client, service, world(client).clock).to(CHECK, answers)
    assert walk.send().status_code == 303
    (first,) = submissions_of(world(client), "parent", service)
    receipt = f"{walk.base}kvittering/{first.id}"
    assert "Du har stadig 10 dage til gode" in client.get(receipt).text

    again = Walk(client, service, world(client).clock).to(CHECK, answers)
    assert again.send().status_code == 303

    assert "Du har stadig 10 dage til gode" in client.get(receipt).text
    newest = submissions_of(world(client), "parent", service)[0]
    assert "Du har stadig 5 dage til gode" in client.get(f"{walk.base}kvittering/{newest.id}").text
