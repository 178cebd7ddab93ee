"""The lists: folders, sorting, narrowing, and search."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from sandbox.content.mail import letters as content
from sandbox.content.mail.authorities import authorities
from sandbox.content.municipality.settings import municipality
from sandbox.sites.mailbox import inbox
from sandbox.store.store import Store
from sandbox.web.services import Services
from sandbox.world.mailbox import folders, forwarding, letters, writing
from sandbox.world.mailbox.forwarding import Receiver
from sandbox.world.mailbox.search import PostSearched
from sandbox.world.mailbox.writing import LONGEST_KEPT, Typed
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, later, listed, main_of

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]


def begin_to_write(change: Change, client: FlaskClient) -> None:
    draft = change(client, lambda world: writing.begin(world, "senior", "politiet"))
    change(client, lambda world: writing.keep(world, "senior", draft.id, Typed("", "", "Hej")))


def test_the_menu_leads_to_every_folder_and_says_what_waits(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    change(client, lambda world: folders.make_folder(world, "senior", "Bolig"))
    begin_to_write(change, client)
    page = client.get(f"{POST}/").text
    (own,) = world(client).post["senior"].folders
    for key, name in (
        ("kladder", "Kladder"), ("sendt", "Sendt"), ("arkiv", "Arkiv"), ("slettet", "Slettet"), (own.id, "Bolig")
    ):  # fmt: skip
        assert f'href="{POST}/mappe/{key}"' in page
        assert f"<h1>{name}</h1>" in client.get(f"{POST}/mappe/{key}").text
    unread = world(client).post["senior"].unread
    assert f"Indbakke {unread} ulæste" in main_of(page)
    assert "Kladder 1 kladde " in main_of(page)


@pytest.mark.parametrize("key", ["inbox", "findes-ikke", "drafts"])
def test_a_folder_that_is_not_there_is_not_there(signed_in: SignedIn, key: str) -> None:
    assert signed_in().get(f"{POST}/mappe/{key}").status_code == 404


def test_a_letter_is_listed_where_it_lies_and_nowhere_else(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    ids = [boxed.id for boxed in world(client).post["senior"].letters]
    folder = change(client, lambda world: folders.make_folder(world, "senior", "Bolig"))
    change(client, lambda world: folders.move(world, "senior", ids[0], folder.id))
    change(client, lambda world: folders.move(world, "senior", ids[1], "archive"))
    change(client, lambda world: folders.delete(world, "senior", ids[2]))
    assert listed(client.get(f"{POST}/").text) == ids[3:]
    for key, lying in ((folder.id, ids[0]), ("arkiv", ids[1]), ("slettet", ids[2])):
        assert listed(client.get(f"{POST}/mappe/{key}").text) == [lying]


def test_what_was_written_is_listed_by_whom_it_is_to(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    draft = change(client, lambda world: writing.begin(world, "senior", "politiet"))
    change(
        client,
        lambda world: writing.keep(world, "senior", draft.id, Typed("attest", "Min attest", "Hej")),
    )
    page = main_of(client.get(f"{POST}/mappe/kladder").text)
    assert "Til: Politiet" in page
    assert "Min attest" in page
    change(client, lambda world: writing.send(world, "senior", draft.id))
    assert "Mappen er tom." in client.get(f"{POST}/mappe/kladder").text
    assert "Min attest" in main_of(client.get(f"{POST}/mappe/sendt").text)


def test_a_draft_without_a_subject_can_be_seen_in_the_list(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    begin_to_write(change, client)
    assert "(uden emne)" in client.get(f"{POST}/mappe/kladder").text


def test_the_list_can_be_turned_and_sorted_by_sender(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    newest = [boxed.id for boxed in world(client).post["senior"].letters]
    assert listed(client.get(f"{POST}/?orden=oldest").text) == newest[::-1]
    by_sender = listed(client.get(f"{POST}/?orden=sender").text)
    box = world(client).post["senior"]
    named = [letters.letter_facts(world(client), "senior", box.find(each))["sender"] for each in by_sender]
    assert len(named) == len(newest)
    assert all(named.count(each) == 1 or named[named.index(each) + 1] == each for each in named)


def test_the_list_can_be_narrowed_to_a_sender_to_the_unread_to_flags_and_deadlines(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    box = world(client).post["senior"]
    flagged = box.letters[3]
    change(client, lambda world: folders.flag(world, "senior", flagged.id, flagged=True))
    assert listed(client.get(f"{POST}/?vis=flagged").text) == [flagged.id]
    unread = [boxed.id for boxed in box.letters if not boxed.read]
    assert listed(client.get(f"{POST}/?vis=unread").text) == unread
    due = [boxed.id for boxed in box.letters if letters.deadline(boxed)]
    assert listed(client.get(f"{POST}/?vis=deadline").text) == due
    senders = {boxed.id: content.letters()[boxed.letter].sender for boxed in box.letters}
    ((sender, number),) = Counter(senders.values()).most_common(1)
    name = authorities()[sender].called(municipality().name)
    page = client.get(f"{POST}/", query_string={"afsender": name}).text
    assert number > 1
    assert listed(page) == [boxed for boxed, slug in senders.items() if slug == sender]
    assert f"Du ser {number} af {len(box.letters)}." in main_of(page)
    assert f'<option value="{name}" selected>' in page


def test_a_list_that_was_narrowed_to_nothing_says_so_and_leads_back(signed_in: SignedIn) -> None:
    page = signed_in().get(f"{POST}/?afsender=Politiet").text
    assert "Der er ingen breve, der passer til det, du har valgt." in page
    assert "Vis alt igen" in page


@pytest.mark.parametrize("query", ["orden=x", "vis=x", "orden=&vis="])
def test_what_cannot_be_asked_for_changes_nothing(signed_in: SignedIn, world: WorldOf, query: str) -> None:
    client = signed_in()
    every = [boxed.id for boxed in world(client).post["senior"].letters]
    assert listed(client.get(f"{POST}/?{query}").text) == every


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("øveby sygehus", "indkaldelse-oejne"),
        ("OEVEBY SYGEHUS", "indkaldelse-oejne"),
        ("forundersøgelse", "indkaldelse-oejne"),
        ("nethinden dråberne", "indkaldelse-oejne"),
        ("Æblehaven", None),
        ("kundenummeret", "elregning"),
    ],
)
def test_a_search_looks_at_sender_subject_and_body(
    signed_in: SignedIn, world: WorldOf, words: str, slug: str | None
) -> None:
    client = signed_in()
    found = listed(client.get(f"{POST}/", query_string={"q": words}).text)
    slugs = {world(client).post["senior"].find(each).letter for each in found}
    assert slug in slugs if slug else not slugs


@pytest.mark.parametrize(
    ("typed", "word"), [("sygheus", "sygehus"), ("elreging", "elregning"), ("SYGHEUS", "sygehus")]
)
def test_a_misspelt_word_is_understood(signed_in: SignedIn, typed: str, word: str, change: Change) -> None:
    client = signed_in()
    change(client, lambda world: letters.deliver(world, "senior", "elregning"))
    page = client.get(f"{POST}/", query_string={"q": typed}).text
    assert f"Mente du “{word}”?" in page
    assert listed(page) == listed(client.get(f"{POST}/", query_string={"q": word}).text)
    assert "Mente du" not in client.get(f"{POST}/?q={word}").text
    assert "Mente du" not in client.get(f"{POST}/?q=xyzzyplugh").text


def test_a_search_finds_what_lies_in_any_folder_and_names_it(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    letter_id = next(b.id for b in world(client).post["senior"].letters if b.letter == "indkaldelse-oejne")
    change(client, lambda world: folders.move(world, "senior", letter_id, "archive"))
    draft = change(client, lambda world: writing.begin(world, "senior", "politiet"))
    change(client, lambda world: writing.keep(world, "senior", draft.id, Typed("", "Om nethinden", "Hej")))
    assert "Vi fandt et brev." in client.get(f"{POST}/?q=undersøgelse+nethinde+øjenafdeling").text
    page = main_of(client.get(f"{POST}/?q=nethinden").text)
    assert "Vi fandt 2 breve og beskeder." in page
    assert "Arkiv" in page.split("Vi fandt")[1]
    assert "Kladder" in page.split("Vi fandt")[1]


def test_a_search_without_a_hit_helps_and_tells_of_what_is_deleted(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    assert "Vi fandt ikke noget" in client.get(f"{POST}/?q=zebra").text
    letter_id = next(b.id for b in world(client).post["senior"].letters if b.letter == "indkaldelse-oejne")
    change(client, lambda world: folders.delete(world, "senior", letter_id))
    page = main_of(client.get(f"{POST}/?q=nethinden").text)
    assert "Vi fandt ikke noget" in page
    assert "Der er også 1, der passer, i mappen Slettet" in page


def test_a_search_is_told_by_how_much_it_found_and_never_by_its_words(
    signed_in: SignedIn, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    told: list[Event] = []
    act_on = Store.act_on

    def listen(*arguments: Any, **named: Any) -> Any:
        acted = act_on(*arguments, **named)
        told.extend(acted.events)
        return acted

    monkeypatch.setattr(Store, "act_on", listen)
    client.get(f"{POST}/?q=nethinden")
    assert [each for each in told if isinstance(each, PostSearched)] == [
        PostSearched(citizen="senior", found=1)
    ]


def test_a_letter_says_its_deadline_in_the_list_while_it_matters(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    change(client, lambda world: world.post["senior"].letters.clear())
    change(client, lambda world: letters.deliver(world, "senior", "elregning"))
    for days, told in (
        (0, "Frist: 14. december 2026"),
        (8, "(om 13 dage)"),
        (12, "Frist: i morgen"),
        (1, "i dag"),
    ):
        change(client, partial(later, by=timedelta(days=days)))
        assert told in main_of(client.get(f"{POST}/").text)
    change(client, partial(later, by=timedelta(days=2)))
    assert "Fristen er gået: 14. december 2026" in main_of(client.get(f"{POST}/").text)
    change(client, partial(later, by=timedelta(days=40)))
    assert "Frist" not in main_of(client.get(f"{POST}/").text).split("Din elregning")[1]


def test_the_inbox_asks_the_database_once(signed_in: SignedIn, services: Services) -> None:
    client, asked = signed_in(), []

    def note(*arguments: Any) -> None:
        asked.append(arguments[2])

    event.listen(services.database.engine, "before_cursor_execute", note)
    assert client.get(f"{POST}/").status_code == 200
    assert len(asked) <= 2


def test_copies_of_a_letter_are_rendered_once_for_a_search(
    signed_in: SignedIn, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    rendered: list[str] = []
    said = inbox._said

    def counting(role: Role, boxed: BoxedLetter) -> list[str]:
        rendered.append(boxed.letter)
        return said(role, boxed)

    monkeypatch.setattr(inbox, "_said", counting)
    client.get("/post.borger.dk/?q=zebraer+xyz")
    before = len(rendered)

    def forward_often(world: World) -> None:
        for _often in range(40):
            letter = world.post["parent"].letters[-1].id
            forwarding.forward(world, "parent", letter, Receiver(person="senior"), "Emne", "Se her")

    change(client, forward_often)
    rendered.clear()
    client.get("/post.borger.dk/?q=zebraer+xyz")
    assert len(rendered) == before + 1


def test_a_full_seat_says_so_kindly_and_gives_back_what_was_typed(
    signed_in: SignedIn, change: Change, world: WorldOf
) -> None:
    client = signed_in()

    def fill(world: World) -> None:
        for _often in range(20):
            message = writing.begin(world, "senior", "borgerservice")
            writing.keep(world, "senior", message.id, Typed(text="x" * LONGEST_KEPT))

    change(client, fill)
    draft = world(client).post["senior"].messages[0]
    change(client, lambda world: setattr(world.post["senior"].find_message(draft.id), "text", ""))
    answer = client.post(
        f"/post.borger.dk/skriv/{draft.id}", data={"subject": "Om haven", "text": "y" * 900, "do": "keep"}
    )
    assert (answer.status_code, "Der er ikke plads til mere" in answer.text) == (409, True)
    assert "Send igen" in answer.text
    assert "y" * 900 in answer.text
    assert world(client).post["senior"].find_message(draft.id).text == ""
    assert client.get("/post.borger.dk/").status_code == 200
