"""What comes after: a receipt that stays as it was, and an offer that the citizens themselves say yes or no to."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.world import timeline
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.world import World
from tests.sites.walking import Walk, errors_in, sign_in
from tests.world.worlds import sign_in_for_long

SERVICE = services()["pladsanvisning"]
DAY = 24 * 60


@pytest.fixture
def client(participant: Callable[..., FlaskClient], change: Any) -> FlaskClient:
    client = participant()
    sign_in(change, client, "parent")
    return client


@pytest.fixture
def receipt(client: FlaskClient, world: Callable[[FlaskClient], World], change: Any) -> str:
    """The address of the receipt, on the day a place is offered."""
    walk = Walk(client, SERVICE, world(client).clock).to(CHECK, dict(SERVICE.examples[0].answers))
    address = walk.send().headers["Location"]
    said = submissions_of(world(client), "parent", SERVICE)[0].facts["guarantee"]
    assert said == "2027-03-23"

    def later(world: World) -> None:
        while not world.consents:
            timeline.move_clock(world, DAY)
        sign_in_for_long(world, "parent")

    change(client, later)
    return str(address)


def test_what_was_counted_stays_as_it_was_when_it_was_sent(client: FlaskClient, receipt: str) -> None:
    html = client.get(receipt).text
    assert "Kommunen har en plads til jer senest den 23. marts 2027." in html


def test_the_receipt_leads_to_the_question_and_the_answer_settles_it(
    client: FlaskClient, receipt: str, world: Callable[[FlaskClient], World]
) -> None:
    assert 'data-show="answer-now"' in client.get(receipt).text
    consent = world(client).consents[0]
    address = receipt.partition("kvittering")[0] + f"svar/{consent.id}"
    page = client.get(address).text
    assert "Vi har brug for dit svar" in page
    assert "Tager du imod en plads til" in page
    empty = client.post(address)
    assert empty.status_code == 422
    assert "answer" in errors_in(empty)
    assert client.post(address, data={"answer": "ja"}).status_code == 303
    assert "Tak. Sagen går videre nu." in client.get(address).text
    assert "Pladsen er jeres" in client.get(receipt).text
    assert 'data-show="answer-now"' not in client.get(receipt).text


def test_a_consent_that_is_not_there_is_a_page_not_found(client: FlaskClient, receipt: str) -> None:
    address = receipt.partition("kvittering")[0] + "svar/findes-ikke"
    assert client.get(address).status_code == 404
    assert client.post(address, data={"answer": "ja"}).status_code == 404
