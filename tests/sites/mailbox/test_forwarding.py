from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, address, letter_of, main_of, sent

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
SLUG = "indkaldelse-oejne"


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ({"to": "parent"}, None),
        ({"to": "authority", "authority": "politiet"}, "Politiet"),
        ({"to": "email", "email": "Nabo.Hansen@postkasse.example"}, "Nabo.Hansen@postkasse.example"),
    ],
)
def test_a_letter_is_passed_on_and_lies_in_sent(
    signed_in: SignedIn, world: WorldOf, typed: dict[str, str], called: str | None
) -> None:
    client = signed_in()
    at = f"{address(letter_of(world(client), SLUG))}/videresend"
    page = sent(client.post(at, data={**typed, "note": "Kig lige her"}), client)
    receiver = called or world(client).citizen("parent").name
    for text in (
        "Brevet er sendt videre.",
        receiver,
        "Kig lige her",
        "Videresendt: Indkaldelse til forundersøgelse",
    ):
        assert text in page
    assert receiver in client.get(f"{POST}/mappe/sendt").text
    copies = [each for each in world(client).post["parent"].letters if each.forwarded]
    assert len(copies) == (typed["to"] == "parent")


@pytest.mark.parametrize(
    ("typed", "field", "message"),
    [
        ({}, "to", "Vælg, hvem brevet skal sendes videre til"),
        ({"to": "senior"}, "to", "Vælg, hvem brevet skal sendes videre til"),
        ({"to": "authority"}, "authority", "Vælg, hvilken myndighed brevet skal sendes til"),
        ({"to": "authority", "authority": "oevebank"}, "authority", "Vælg, hvilken myndighed"),
        ({"to": "email", "email": "nabo"}, "email", "E-mailen skal se sådan ud"),
        ({"to": "email", "email": ""}, "email", "E-mailen skal se sådan ud"),
        ({"to": "email", "email": "a b@x.example"}, "email", "E-mailen skal se sådan ud"),
        ({"to": "email", "email": "nogen@posthus.dk"}, "email", "Det ligner en rigtig e-mailadresse."),
        ({"to": "parent", "note": "Ring 20 30 40 50"}, "note", "Det ligner et rigtigt telefonnummer."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_above_and_what_was_typed_is_kept(
    signed_in: SignedIn, world: WorldOf, typed: dict[str, str], field: str, message: str
) -> None:
    client = signed_in()
    at = f"{address(letter_of(world(client), SLUG))}/videresend"
    answer = client.post(at, data={"note": "Min hilsen", **typed})
    assert answer.status_code == 422
    assert answer.text.count(message) == 2
    assert f'href="#{field}"' in answer.text
    assert field == "note" or "Min hilsen" in answer.text
    assert "posthus" not in answer.text
    assert world(client).post["senior"].messages == []


def test_the_family_is_offered_by_name_but_not_oneself(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    page = main_of(client.get(f"{address(letter_of(world(client), SLUG))}/videresend").text)
    assert world(client).citizen("parent").name in page
    assert world(client).citizen("young").name in page
    assert world(client).citizen("senior").name not in page
