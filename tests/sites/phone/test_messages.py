from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.messages import messages
from sandbox.world import phone
from sandbox.world.mailbox import forwarding, letters, notification_choices
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.state.phone import TextMessage
from sandbox.world.state.world import World
from tests.sites.phones import heading

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., TextMessage]
FALSE, GENUINE = "falsk-skat", "laes-om-svindel"


@pytest.fixture
def send(change: Change) -> Callable[[FlaskClient, str], str]:
    """Let a message come to the senior; the address of its page."""

    def send_one(client: FlaskClient, slug: str) -> str:
        came = change(client, lambda world: phone.receive_message(world, "senior", slug))
        return f"/phone/senior/messages/{came.id}"

    return send_one


def test_the_list_says_who_wrote_when_and_what(participant: Participant, world: WorldOf) -> None:
    client = participant()
    page = client.get("/phone/senior/messages").text
    on_phone = world(client).phone["senior"].messages
    assert page.count('data-show="message-') == len(on_phone)
    for message in on_phone:
        assert phone.sender(world(client), "senior", message) in page
    assert "Ulæst" not in page


def test_a_message_is_unread_until_it_has_been_read(
    participant: Participant, world: WorldOf, send: Callable[..., str]
) -> None:
    client = participant()
    path = send(client, "bibliotek-aflever")
    assert "Ulæst" in client.get("/phone/senior/messages").text
    answer = client.get(path)
    assert heading(answer) == "Besked fra Øveby Bibliotek"
    assert f"Hej {world(client).citizen('senior').first_name}." in answer.text
    assert "Ulæst" not in client.get("/phone/senior/messages").text


def test_a_genuine_link_leads_into_the_browser(participant: Participant, send: Callable[..., str]) -> None:
    client = participant()
    answer = client.post(f"{send(client, GENUINE)}/link")
    assert (answer.status_code, answer.location) == (303, "/borger.dk/falske-beskeder")
    assert client.get(answer.location).status_code == 200


@pytest.mark.parametrize("slug", [slug for slug, message in messages().items() if message.link])
def test_every_link_leads_somewhere_safe(
    slug: str, participant: Participant, send: Callable[..., str]
) -> None:
    client = participant()
    answer = client.post(f"{send(client, slug)}/link", follow_redirects=True)
    assert answer.status_code == 200


def test_a_false_link_is_explained(participant: Participant, send: Callable[..., str]) -> None:
    client = participant()
    path = send(client, FALSE)
    answer = client.post(f"{path}/link", follow_redirects=True)
    assert heading(answer) == "Linket er falsk"
    assert messages()[FALSE].link in answer.text  # type: ignore[operator]
    assert messages()[FALSE].why in answer.text  # type: ignore[operator]


def test_the_explanation_is_in_the_guides_language(
    participant: Participant, send: Callable[..., str]
) -> None:
    client = participant()
    path = send(client, FALSE)
    client.post("/language/", data={"language": "en"})
    answer = client.post(f"{path}/link", follow_redirects=True)
    assert 'lang="en"' in answer.text
    assert heading(answer) == "The link is false"
    assert '<html lang="da"' in client.get(path).text


def test_a_message_is_deleted(participant: Participant, world: WorldOf, send: Callable[..., str]) -> None:
    client = participant()
    path = send(client, FALSE)
    before = len(world(client).phone["senior"].messages)
    answer = client.post(f"{path}/delete", follow_redirects=True)
    assert "Beskeden er slettet" in answer.text
    assert len(world(client).phone["senior"].messages) == before - 1
    assert client.get(path).status_code == 404
    assert client.post(f"{path}/delete").status_code == 404


def test_a_message_without_a_link_has_none_to_press(
    participant: Participant, send: Callable[..., str]
) -> None:
    client = participant()
    path = send(client, "nabo")
    assert "message-link" not in client.get(path).text
    assert client.post(f"{path}/link").status_code == 404
    assert client.get(f"{path}/link").status_code == 404


def test_an_empty_phone_says_so(participant: Participant, change: Change) -> None:
    client = participant()
    change(client, lambda world: world.phone["senior"].messages.clear())
    assert "Her er ingen beskeder" in client.get("/phone/senior/messages").text


def test_an_email_lies_in_a_list_of_its_own(participant: Participant, change: Change, world: WorldOf) -> None:
    client = participant()

    def told(world: World) -> TextMessage:
        own = world.citizen("senior").phone
        notification_choices.choose(world, "senior", sms=False, email=True, nemsms=False, number=own)
        letters.deliver(world, "senior", "elregning")
        return world.phone["senior"].messages[0]

    came = change(client, told)
    home = client.get("/phone/senior/").text
    assert "Ny e-mail fra Digital Post" in home
    assert "message-email-ny-post" not in client.get("/phone/senior/messages").text
    mails = client.get("/phone/senior/mail").text
    assert "Du har fået ny post" in mails
    assert world(client).citizen("senior").email in mails
    page = client.get(f"/phone/senior/messages/{came.id}")
    assert heading(page) == "Du har fået ny post"
    assert "Øveby El" in page.text
    assert "ØVELSE" in page.text
    assert client.post(f"/phone/senior/messages/{came.id}/delete").location == "/phone/senior/mail"
    assert "Her er ingen e-mails." in client.get("/phone/senior/mail").text


@pytest.mark.parametrize("note", ["Se her", ""])
def test_a_letter_passed_on_by_email_comes_where_the_address_is(
    participant: Participant, change: Change, world: WorldOf, note: str
) -> None:
    client = participant()

    def forward(world: World) -> None:
        boxed = letters.deliver(world, "senior", "elregning")
        receiver = Receiver(email=world.citizen("parent").email)
        forwarding.forward(world, "senior", boxed.id, receiver, "Videresendt: Elregning", note)

    change(client, forward)
    (mail,) = world(client).phone["parent"].emails
    assert not world(client).phone["senior"].emails
    page = client.get(f"/phone/parent/messages/{mail.id}").text
    sender = world(client).citizen("senior").name
    assert f"{sender} har sendt dig en kopi af et brev" in page
    assert page.count("<p>Se her</p>") == bool(note)
    assert "<p></p>" not in page
