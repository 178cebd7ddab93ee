from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.world.mailbox import letters
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, main_of, sent

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]
AT = f"{POST}/indstillinger/besked"


def test_nothing_is_chosen_at_first_and_the_number_is_ones_own(signed_in: SignedIn, world: WorldOf) -> None:
    page = signed_in().get(AT).text
    assert " checked" not in page
    assert "Det er ikke dit eget nummer." not in page


def test_both_sign_ups_are_chosen_apart_and_kept(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    number = world(client).citizen("senior").phone_text
    page = sent(client.post(AT, data={"ways": ["sms", "nemsms"], "phone": number}), client)
    assert "Dine valg er gemt." in page
    chosen = world(client).post["senior"].notices
    assert (chosen.by_sms, chosen.by_email, chosen.nemsms) == (True, False, True)
    assert client.get(AT).text.count(" checked") == 2
    client.post(AT, data={"phone": number})
    assert not world(client).post["senior"].notices.by_sms


def test_a_text_message_comes_once_one_has_asked(signed_in: SignedIn, world: WorldOf, change: Change) -> None:
    client = signed_in()
    client.post(AT, data={"ways": "sms", "phone": world(client).citizen("senior").phone})
    change(client, lambda world: letters.deliver(world, "senior", "elregning"))
    assert "Du har fået ny post fra Øveby El." in main_of(client.get("/phone/senior/messages").text)


def test_anothers_number_is_taken_with_a_warning(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    page = sent(client.post(AT, data={"phone": world(client).citizen("young").phone}), client)
    assert "Det er ikke dit eget nummer. Dine beskeder går til en anden." in page


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("", "Et telefonnummer har otte tal."),
        ("123", "Et telefonnummer har otte tal."),
        ("09 70 40 10", "Det nummer kender vi ikke."),
        ("20 30 40 50", "Det ligner et rigtigt telefonnummer."),
    ],
)
def test_a_wrong_number_is_told_at_the_field_and_above_and_the_choices_are_kept(
    signed_in: SignedIn, world: WorldOf, number: str, message: str
) -> None:
    client = signed_in()
    answer = client.post(AT, data={"ways": ["email"], "phone": number})
    assert answer.status_code == 422
    assert answer.text.count(message) == 2
    assert answer.text.count(" checked") == 1
    assert "20 30 40 50" not in answer.text
    assert not world(client).post["senior"].notices.by_email


def test_the_settings_lead_to_everything_there_is_to_choose(signed_in: SignedIn) -> None:
    client = signed_in()
    page = client.get(f"{POST}/indstillinger").text
    for path in ("/indstillinger/besked", "/mapper", "/log", "/om/fritagelse"):
        assert f'href="{POST}{path}"' in page
        assert client.get(f"{POST}{path}").status_code == 200
