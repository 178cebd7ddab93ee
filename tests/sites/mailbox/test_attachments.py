from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.documents import documents
from sandbox.world.documents import attachments
from sandbox.world.mailbox import letters
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.pdfs import pages
from tests.sites.mailboxes import address

Participant = Callable[..., FlaskClient]
SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., BoxedLetter]
BAND = "ØVELSE – intet her er rigtigt, og intet kan gå galt"


def lying(world: World, role: Role, slug: str) -> BoxedLetter:
    return next(each for each in world.post[role].letters if each.letter == slug)


@pytest.mark.parametrize("role", ROLES)
def test_everything_attached_to_a_seeded_letter_opens_as_a_page_and_as_a_file(
    signed_in: SignedIn, world: WorldOf, role: Role
) -> None:
    client, opened = signed_in(role), 0
    for boxed in world(client).post[role].letters:
        for document in attachments.of(boxed):
            at = f"/post.borger.dk/brev/{boxed.id}/bilag/{document.slug}"
            page = client.get(at)
            assert page.status_code == 200
            assert f'href="{document.slug}.pdf" target="_blank" rel="noopener"' in page.text
            assert f'href="{at}.pdf" target="_blank" rel="noopener"' in client.get(address(boxed)).text
            assert f'href="/post.borger.dk/brev/{boxed.id}"' in page.text
            file = client.get(f"{at}.pdf")
            assert file.mimetype == "application/pdf"
            assert all(sheet.startswith(BAND) for sheet in pages(file.get_data()))
            opened += 1
    assert opened >= 3


def test_an_attachment_bears_its_sender_and_the_day_of_its_letter(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in()
    boxed = lying(world(client), "senior", "indkaldelse-oejne")
    boxed_day = f"{boxed.received.day}. november 2026"
    at = f"/post.borger.dk/brev/{boxed.id}/bilag/kort-sygehus"
    page, (file,) = client.get(at).text, pages(client.get(f"{at}.pdf").get_data())
    for text in ("Øveby Sygehus", documents()["kort-sygehus"].title, boxed_day):
        assert text in page
        assert text in file
    assert "Sygehuset set fra oven." in page


def test_what_is_not_attached_to_that_letter_or_not_the_citizens_is_not_there(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in("young")
    foreign = lying(world(client), "senior", "indkaldelse-oejne").id
    own = lying(world(client), "young", "huslejevarsling").id
    for letter_id, slug in ((foreign, "kort-sygehus"), (own, "pasfoto"), (own, "findes-ikke"), ("x", "x")):
        for ending in ("", ".pdf"):
            at = f"/post.borger.dk/brev/{letter_id}/bilag/{slug}{ending}"
            assert client.get(at).status_code == 404, at


@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_nobody_opens_an_attachment_without_signing_in(participant: Participant, ending: str) -> None:
    answer = participant().get(f"/post.borger.dk/brev/123/bilag/kort-sygehus{ending}")
    assert answer.status_code == 303
    assert answer.location.startswith("/nemlog-in.dk/login?service=post.borger.dk")


def test_a_letter_as_a_file_names_what_is_enclosed_and_where_it_was_sent(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in("young")
    boxed = change(client, lambda world: letters.deliver(world, "young", "bank-aarsoversigt"))
    (file,) = pages(client.get(f"/post.borger.dk/brev/{boxed.id}/pdf").get_data())
    citizen = world(client).citizen("young")
    assert "Bilag • Årsoversigt for 2025" in file
    assert f"{citizen.name} {citizen.address.line} {citizen.address.town_line}" in file
    assert "Øvebank Sparegade 9, 0010 Øveby Telefon 09 70 70 12" in file


@pytest.mark.parametrize("larger", ["", "?zoom=3", "?visning=fuld", "?zoom=2&visning=fuld"])
def test_an_attachment_is_shown_larger_and_alone_as_a_letter_is(
    signed_in: SignedIn, world: WorldOf, larger: str
) -> None:
    client = signed_in()
    at = f"{address(lying(world(client), 'senior', 'indkaldelse-oejne'))}/bilag/vejledning-oejne"
    page = client.get(at + larger).text
    assert f'class="letter-size-{larger[6] if "zoom" in larger else 1}"' in page
    assert "Dråberne virker i fire til seks timer." in page
    assert ("Luk fuldskærm" in page) == ("visning=fuld" in larger)
    assert 'id="zoom-ind"' in page


def test_looking_closer_at_an_attachment_is_no_new_line_in_the_log(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in()
    at = f"{address(lying(world(client), 'senior', 'indkaldelse-oejne'))}/bilag/vejledning-oejne"
    for larger in ("", "?zoom=2", "?visning=fuld"):
        client.get(at + larger)
    assert [line.what for line in world(client).post["senior"].log].count("attachment-opened") == 1
