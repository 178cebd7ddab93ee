"""A letter on the page: its deadline, its size, alone on the screen, as a file, and whether it can be answered."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import authorities
from sandbox.content.mail.letters import letters, subject
from sandbox.world.mailbox import forwarding, writing
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.writing import Typed
from sandbox.world.selfservice import consents
from sandbox.world.state.selfservice import Consent
from sandbox.world.state.world import World
from tests.pdfs import pages
from tests.sites.mailboxes import POST, address, later, letter_of, main_of

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]
BAND = "ØVELSE – intet her er rigtigt, og intet kan gå galt"
EFFECT = "Et brev gælder fra den dag, det kan læses her. Fristen løber, også hvis du ikke har åbnet det."


def test_a_letter_with_a_deadline_says_it_and_what_it_means(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    boxed = change(client, lambda world: mailbox_letters.deliver(world, "senior", "elregning"))
    page = main_of(client.get(address(boxed)).text)
    assert "Frist: 14. december 2026" in page
    assert EFFECT in page


def test_a_letter_without_one_says_nothing_of_deadlines(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    page = main_of(client.get(address(letter_of(world(client), "indkaldelse-oejne"))).text)
    assert EFFECT not in page


def test_a_deadline_that_has_passed_is_told_in_words(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    boxed = change(client, lambda world: mailbox_letters.deliver(world, "senior", "elregning"))
    change(client, lambda world: later(world, timedelta(days=30)))
    page = main_of(client.get(address(boxed)).text)
    assert "Fristen er gået: 14. december 2026" in page
    assert EFFECT in page


def test_a_letter_that_was_answered_asks_no_more(signed_in: SignedIn, change: Change) -> None:
    client = signed_in("young")
    boxed = change(client, lambda world: letter_of(world, "partshoering-boligstoette", "young"))

    def reply(world: World) -> None:
        draft = writing.answer(world, "young", boxed.id, "Svar")
        writing.keep(world, "young", draft.id, Typed("", "Svar", "Det passer."))
        writing.send(world, "young", draft.id)

    change(client, reply)
    page = main_of(client.get(address(boxed)).text)
    assert "Du svarede den 23. november 2026" in page
    assert EFFECT not in page


def test_zoom_goes_by_four_steps_and_the_focus_stays_where_one_pressed(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in()
    at, seen = address(letter_of(world(client), "indkaldelse-oejne")), []
    for _step in range(6):
        page = client.get(at).text
        seen.append(re.findall(r"letter-size-(\d)", page)[0])
        larger = re.search(r'id="zoom-ind" href="([^"]+)"', page)
        if not larger:
            break
        at, _, anchor = larger[1].replace("&amp;", "&").partition("#")
        assert f'id="{anchor}"' in client.get(at).text
    assert seen == ["1", "2", "3", "4"]
    assert 'id="zoom-ud"' in page


@pytest.mark.parametrize("zoom", ["0", "5", "x", "-1", ""])
def test_a_size_there_is_none_of_is_the_ordinary_one(signed_in: SignedIn, world: WorldOf, zoom: str) -> None:
    client = signed_in()
    at = address(letter_of(world(client), "indkaldelse-oejne"))
    assert "letter-size-1" in client.get(f"{at}?zoom={zoom}").text


def test_full_screen_shows_the_letter_alone_with_the_band_and_a_way_back(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in()
    at = address(letter_of(world(client), "indkaldelse-oejne"))
    page = client.get(f"{at}?visning=fuld&zoom=2").text
    assert 'class="band"' in page
    assert "letter-size-2" in page
    assert "mailbox-menu" not in page
    assert f'href="{at}?zoom=2"' in page
    assert "Luk fuldskærm" in page


@pytest.mark.parametrize("slug", ["indkaldelse-oejne", "elregning"])
def test_a_letter_is_a_real_pdf_file_that_says_what_the_page_says(
    signed_in: SignedIn, change: Change, world: WorldOf, slug: str
) -> None:
    client = signed_in()
    boxed = change(client, lambda world: mailbox_letters.deliver(world, "senior", slug))
    file = client.get(f"{address(boxed)}/pdf")
    sheets = pages(file.get_data())
    assert file.mimetype == "application/pdf"
    assert all(sheet.startswith(BAND) for sheet in sheets)
    whole, citizen = " ".join(sheets), world(client).citizen("senior")
    facts = mailbox_letters.letter_facts(world(client), "senior", boxed)
    for text in (
        subject(letters()[slug], facts),
        facts["sender"],
        citizen.name,
        "23. november 2026",
        "Venlig hilsen",
    ):
        assert text in whole


def test_a_decision_as_a_file_says_how_to_complain(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("young")
    boxed = letter_of(world(client), "boligstoette-afgoerelse", "young")
    assert "Sådan klager du" in " ".join(pages(client.get(f"{address(boxed)}/pdf").get_data()))


def test_a_letter_that_can_be_answered_has_a_button_and_others_say_why_not(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in("young")
    for boxed in world(client).post["young"].letters:
        page, content = client.get(address(boxed)).text, letters()[boxed.letter]
        authority = content.sent_by(boxed.facts)
        assert (f'action="{address(boxed)}/besvar"' in page) == content.reply, boxed.letter
        assert ("Du kan ikke svare på det her brev" in page) != content.reply, boxed.letter
        if not content.reply:
            says_phone, offers = authority.phone in main_of(page), 'data-show="write-to-sender"' in page
            assert (offers, says_phone or offers) == (authority.replies, True), boxed.letter


def test_a_decision_that_cannot_be_answered_points_to_the_complaint(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in("young")
    boxed = letter_of(world(client), "boligstoette-afgoerelse", "young")
    assert "Vil du klage, så læs “Sådan klager du”" in main_of(client.get(address(boxed)).text)


def test_a_private_sender_says_how_to_reach_it(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    page = main_of(client.get(address(letter_of(world(client), "elregning"))).text)
    sender = authorities()["oeveby-el"]
    assert sender.write_instead
    assert sender.write_instead in page
    assert f"Telefonnummeret er {sender.phone}." in page


def test_a_letter_passed_on_says_by_whom_with_the_greeting_and_whose_it_is(
    signed_in: SignedIn, change: Change, world: WorldOf
) -> None:
    client = signed_in("parent")

    def pass_on(world: World) -> None:
        original = letter_of(world, "indkaldelse-oejne")
        to = Receiver(person="parent")
        forwarding.forward(world, "senior", original.id, to, "Emne", "Kan du køre?\n\n<b>Tak</b>")

    change(client, pass_on)
    boxed, owner = world(client).post["parent"].letters[0], world(client).citizen("senior").name
    page = client.get(address(boxed)).text
    assert f"Videresendt til dig af {owner}." in main_of(page)
    assert f"Kære {owner}" in main_of(page)
    assert "&lt;b&gt;Tak&lt;/b&gt;" in page
    assert f"Det er kun {owner}, der kan svare på det." in main_of(page)
    assert "/besvar" not in page


def test_a_letter_that_asks_for_consent_leads_to_where_it_is_given(
    signed_in: SignedIn, change: Change, world: WorldOf
) -> None:
    client = signed_in("parent")

    def ask(world: World) -> None:
        asked = Consent(
            id="c1",
            submission="s1",
            service="flytning",
            name="host",
            citizen="young",
            asked="parent",
            asked_name=world.citizen("parent").name,
            deadline=world.clock.date() + timedelta(days=14),
        )
        consents.ask(world, asked)
        facts = {
            "mover": "Ole",
            "new_address": "Solsortevej 4",
            "move_date": "2026-12-01",
            "deadline": "2026-12-07",
        }
        mailbox_letters.deliver(world, "parent", "logivaertserklaering", facts).consent = "c1"

    change(client, ask)
    boxed = world(client).post["parent"].letters[0]
    page = client.get(address(boxed)).text
    assert 'data-show="consent"' in page
    assert "/selvbetjening/flytning/svar/c1" in page
    assert "Frist: 7. december 2026" in main_of(page)

    def settle(world: World) -> None:
        (asked,) = world.consents
        asked.state, asked.settled_at = "given", world.clock

    change(client, settle)
    page = client.get(address(boxed)).text
    assert 'data-show="consent"' not in page
    assert "Du svarede den 23. november 2026" in main_of(page)


@pytest.mark.parametrize("path", ["", "/pdf", "/videresend", "/slet-helt"])
def test_nobody_reads_anothers_letter_in_any_way(signed_in: SignedIn, world: WorldOf, path: str) -> None:
    client = signed_in()
    foreign = world(client).post["parent"].letters[0]
    assert client.get(f"{address(foreign)}{path}").status_code == 404
    assert client.get(f"{POST}/brev/x{path}").status_code == 404
