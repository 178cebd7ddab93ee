"""Buttons that put a letter in order, and the question before it is gone for good."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.world.mailbox import folders
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, address, letter_of, listed, main_of, sent

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]
SLUG = "indkaldelse-oejne"


def test_a_letter_is_moved_and_the_page_says_where_it_lies(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    folder = change(client, lambda world: folders.make_folder(world, "senior", "Sundhed"))
    at = address(letter_of(world(client), SLUG))
    for key, name in (("archive", "Arkiv"), (folder.id, "Sundhed")):
        page = sent(client.post(f"{at}/flyt", data={"folder": key}), client)
        assert f"Brevet ligger nu i mappen {name}." in page
        assert f"Tilbage til {name}" in page
    offered = client.get(at).text.split('name="folder"')[1].split("</select>")[0]
    assert ('value="inbox"' in offered, 'value="archive"' in offered) == (True, True)
    assert folder.id not in offered


def test_no_folder_chosen_moves_nothing_and_says_so(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    at = address(letter_of(world(client), SLUG))
    assert "Vælg først, hvilken mappe brevet skal ligge i." in sent(
        client.post(f"{at}/flyt", data={}), client
    )
    assert letter_of(world(client), SLUG).folder == "inbox"


@pytest.mark.parametrize("folder", ["findes-ikke", "deleted", "sent"])
def test_a_folder_that_takes_no_letters_is_not_there(
    signed_in: SignedIn, world: WorldOf, folder: str
) -> None:
    client = signed_in()
    at = address(letter_of(world(client), SLUG))
    assert client.post(f"{at}/flyt", data={"folder": folder}).status_code == 404


def test_a_flag_is_put_on_and_taken_off(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    at = address(letter_of(world(client), SLUG))
    assert "Brevet har fået et flag." in sent(client.post(f"{at}/flag"), client)
    assert "Fjern flag" in client.get(at).text
    assert "2 bilag" in main_of(client.get(f"{POST}/?vis=flagged").text)
    assert " Flag " in main_of(client.get(f"{POST}/").text).split("Indkaldelse til forundersøgelse")[1]
    assert "Flaget er taget af brevet." in sent(client.post(f"{at}/flag"), client)
    assert not letter_of(world(client), SLUG).flagged


def test_a_letter_is_unread_again_and_shown_in_the_list(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    at = address(letter_of(world(client), SLUG))
    client.get(at)
    assert letter_of(world(client), SLUG).read
    assert "Brevet står nu som ulæst." in sent(client.post(f"{at}/ulaest"), client)
    assert not letter_of(world(client), SLUG).read


def test_a_deleted_letter_is_restored_to_where_it_was(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    boxed = letter_of(world(client), SLUG)
    assert "Brevet ligger nu i Slettet." in sent(client.post(f"{address(boxed)}/slet"), client)
    assert boxed.id not in listed(client.get(f"{POST}/").text)
    page = client.get(address(boxed)).text
    assert "Gendan" in page
    assert "Flyt til mappe" not in page
    assert "Brevet er hentet tilbage til Indbakke." in sent(client.post(f"{address(boxed)}/gendan"), client)
    assert boxed.id in listed(client.get(f"{POST}/").text)


def test_before_a_letter_is_gone_for_good_it_is_asked_and_no_is_the_easy_answer(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    boxed = letter_of(world(client), SLUG)
    assert client.get(f"{address(boxed)}/slet-helt").status_code == 404
    assert client.post(f"{address(boxed)}/slet-helt").status_code == 404
    change(client, lambda world: folders.delete(world, "senior", boxed.id))
    page = client.get(f"{address(boxed)}/slet-helt").text
    assert "Så er det væk for altid." in page
    assert 'class="button button-primary" href="/post.borger.dk/mappe/slettet"' in page
    assert boxed.id in [each.id for each in world(client).post["senior"].letters]
    assert "Brevet er slettet helt." in sent(client.post(f"{address(boxed)}/slet-helt"), client)
    assert boxed.id not in [each.id for each in world(client).post["senior"].letters]


@pytest.mark.parametrize("button", ["flyt", "flag", "ulaest", "slet", "gendan", "slet-helt", "besvar"])
def test_no_button_reaches_anothers_letter(signed_in: SignedIn, world: WorldOf, button: str) -> None:
    client = signed_in()
    foreign = world(client).post["young"].letters[0]
    answer = client.post(f"{address(foreign)}/{button}", data={"folder": "archive"})
    assert answer.status_code == 404
    assert world(client).post["young"].letters[0] == foreign
