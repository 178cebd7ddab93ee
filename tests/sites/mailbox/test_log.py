from collections.abc import Callable
from datetime import timedelta
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import RECEIPT
from sandbox.world.grants import granting_access, legacy_access
from sandbox.world.mailbox import folders, letters, writing
from sandbox.world.mailbox import log as mailbox_log
from sandbox.world.state.mailbox import Action
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, letter_of, main_of

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]


def new_access(world: World) -> None:
    given = granting_access.give(world, "senior", "parent", "read", world.date + timedelta(days=30))
    granting_access.withdraw(world, "senior", given.id)


def old_access(world: World) -> None:
    period = world.date, world.date + timedelta(days=30)
    given = legacy_access.give(world, "senior", "parent", "read", ["inbox"], "solsort", period)
    legacy_access.withdraw(world, "senior", given.id)


def log(client: FlaskClient) -> str:
    return main_of(client.get(f"{POST}/log").text)


def test_an_empty_log_says_so(signed_in: SignedIn) -> None:
    assert "Der er ikke sket noget endnu." in log(signed_in())


def test_what_was_done_is_told_with_the_newest_first(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    boxed = change(client, lambda world: letters.deliver(world, "senior", "elregning"))
    client.get(f"{POST}/brev/{boxed.id}")
    client.post(f"{POST}/brev/{boxed.id}/flyt", data={"folder": "archive"})
    page, name = log(client), "Din elregning for det seneste kvartal"
    told = [
        f"Et brev blev flyttet til Arkiv: {name}",
        f"Brevet blev åbnet: {name}",
        f"Der kom et brev: {name}",
    ]
    assert [page.index(each) for each in told] == sorted(page.index(each) for each in told)


@pytest.mark.parametrize("what", get_args(Action))
def test_every_line_can_be_told_also_of_what_is_gone(
    signed_in: SignedIn, change: Change, what: Action
) -> None:
    client = signed_in()
    change(client, lambda world: mailbox_log.note(world, "senior", what, "findes-ikke", "elregning"))
    page = log(client)
    assert "Der er ikke sket noget endnu." not in page
    assert "23. november 2026" in page


def test_a_letter_that_is_gone_is_told_by_its_sender(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    boxed = letter_of(world(client), "elregning")
    change(client, lambda world: folders.delete(world, "senior", boxed.id))
    change(client, lambda world: folders.destroy(world, "senior", boxed.id))
    assert "Et brev blev slettet helt: Øveby El" in log(client)


def test_a_letter_that_any_authority_may_send_is_told_by_who_sent_it_when_it_is_gone(
    signed_in: SignedIn, change: Change
) -> None:
    client = signed_in()

    def lose(world: World) -> None:
        given = {"authority": "skattestyrelsen", "about": "=Skat", "sent_at": "2026-11-22T08:30"}
        boxed = letters.deliver(world, "senior", RECEIPT, given)
        folders.delete(world, "senior", boxed.id)
        folders.destroy(world, "senior", boxed.id)

    change(client, lose)
    for what in ("Der kom et brev", "Et brev blev slettet", "Et brev blev slettet helt"):
        assert f"{what}: Skattestyrelsen" in log(client)


def test_a_letter_passed_on_is_told_by_its_subject_and_receiver(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    boxed = letter_of(world(client), "elregning")
    client.post(f"{POST}/brev/{boxed.id}/videresend", data={"to": "parent"})
    receiver = world(client).citizen("parent").name
    assert f"Et brev blev sendt videre til {receiver}: Din elregning for det seneste kvartal" in log(client)


def test_a_helper_is_named(signed_in: SignedIn, world: WorldOf, change: Change) -> None:
    client = signed_in()

    def help_out(world: World) -> None:
        mailbox_log.note(world, "senior", "folder-made", place="Bolig")
        world.post["senior"].log[-1].by = "parent"

    change(client, help_out)
    assert f"Mappen Bolig blev lavet (af {world(client).citizen('parent').name})" in log(client)


def test_ones_own_acts_say_so_and_what_happens_by_itself_names_nobody(
    signed_in: SignedIn, change: Change
) -> None:
    client = signed_in()
    boxed = change(client, lambda world: letters.deliver(world, "senior", "elregning"))
    client.get(f"{POST}/brev/{boxed.id}")
    page, name = log(client), "Din elregning for det seneste kvartal"
    assert f"Brevet blev åbnet: {name} (af dig)" in page
    assert page.endswith(f"Der kom et brev: {name}")


@pytest.mark.parametrize("change_access", [new_access, old_access])
def test_access_given_and_ended_is_told_in_the_owners_log(
    signed_in: SignedIn, change: Change, change_access: Callable[[World], None]
) -> None:
    client = signed_in()
    change(client, change_access)
    page, name = log(client), change(client, lambda world: world.citizen("parent").name)
    given = page.index(f"Der blev givet adgang til posten: {name} (af dig)")
    assert page.index(f"Adgangen til posten blev afbrudt: {name} (af dig)") < given
    assert "Adgangen til posten udløb" not in page


def test_a_draft_is_told_of_once(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    draft = change(client, lambda world: writing.begin(world, "senior", "borgerservice"))
    for text in ("Hej", "Hej igen"):
        client.post(f"{POST}/skriv/{draft.id}", data={"subject": "Pas", "text": text, "do": "keep"})
    assert log(client).count("En kladde til Øveby Kommune, Borgerservice blev gemt") == 1
