import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.letters import letters
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.state.mailbox import BoxedLetter
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World

Participant = Callable[..., FlaskClient]
SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]


def unread_letter(world: World) -> BoxedLetter:
    return next(boxed for boxed in world.post["senior"].letters if not boxed.read)


def test_the_inbox_shows_whose_post_it_is_and_every_letter_newest_first(
    signed_in: SignedIn, world: WorldOf
) -> None:
    client = signed_in()
    page = client.get("/post.borger.dk/").text
    state = world(client)
    box = state.post["senior"]
    assert state.citizen("senior").name in page
    assert re.findall(r"/post\.borger\.dk/brev/(\w+)", page) == [boxed.id for boxed in box.letters]
    assert f"Du har {box.unread} ulæste breve." in page
    assert page.count("Ulæst<") == box.unread


def test_every_letter_shows_sender_subject_and_date(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    boxed = world(client).post["senior"].letters[0]
    facts = mailbox_letters.letter_facts(world(client), "senior", boxed)
    for page in (client.get("/post.borger.dk/").text, client.get(f"/post.borger.dk/brev/{boxed.id}").text):
        assert facts["sender"] in page
        assert letters()[boxed.letter].subject.split("{")[0] in page
        assert "november 2026" in page


@pytest.mark.parametrize("role", ROLES)
def test_every_seeded_letter_can_be_opened(signed_in: SignedIn, world: WorldOf, role: Role) -> None:
    client = signed_in(role)
    for boxed in world(client).post[role].letters:
        page = client.get(f"/post.borger.dk/brev/{boxed.id}")
        assert page.status_code == 200, boxed.letter
        assert "{" not in page.text.split('class="letter letter-size-1"')[1].split("</article>")[0]
    assert world(client).post[role].unread == 0
    assert "Du har læst alle dine breve." in client.get("/post.borger.dk/").text


def test_opening_a_letter_reads_that_letter_only(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    boxed, unread = unread_letter(world(client)), world(client).post["senior"].unread
    client.get(f"/post.borger.dk/brev/{boxed.id}")
    assert world(client).post["senior"].find(boxed.id).read
    assert world(client).post["senior"].unread == unread - 1


def test_looking_at_the_inbox_reads_nothing(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    before = world(client).to_json()
    client.get("/post.borger.dk/")
    assert world(client).to_json() == before


def test_a_letter_says_how_to_complain_where_one_can(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    slug = next(slug for slug, each in letters().items() if each.appeal)
    facts = dict.fromkeys(letters()[slug].required, "12")
    boxed = change(client, lambda world: mailbox_letters.deliver(world, "senior", slug, facts))
    assert isinstance(boxed, BoxedLetter)
    assert "Sådan klager du" in client.get(f"/post.borger.dk/brev/{boxed.id}").text


def test_another_citizens_or_another_seats_letter_is_not_here(
    signed_in: SignedIn, world: WorldOf, participant: Participant
) -> None:
    client, other = signed_in(), participant(seat=2)
    foreign = [
        world(client).post["young"].letters[0].id,
        world(other).post["senior"].letters[0].id,
        "x",
        "%00",
    ]
    for letter_id in foreign:
        page = client.get(f"/post.borger.dk/brev/{letter_id}")
        assert page.status_code == 404
        assert "Brevet er ikke her" in page.text
        assert 'href="/post.borger.dk/"' in page.text
    assert world(other).post["senior"].unread > 0


def test_an_empty_inbox_says_so(signed_in: SignedIn, change: Change) -> None:
    client = signed_in()
    change(client, lambda world: world.post["senior"].letters.clear())
    assert "Der er ingen breve til dig endnu." in client.get("/post.borger.dk/").text


@pytest.mark.parametrize("path", ["/post.borger.dk/", "/post.borger.dk/brev/123"])
def test_nobody_reads_post_without_signing_in(participant: Participant, path: str) -> None:
    answer = participant().get(path)
    assert answer.status_code == 303
    assert answer.location.startswith("/nemlog-in.dk/login?service=post.borger.dk")


def test_after_logging_off_the_back_button_finds_nothing(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    boxed = unread_letter(world(client))
    page = client.get(f"/post.borger.dk/brev/{boxed.id}")
    assert page.headers["Cache-Control"] == "no-store"
    client.post("/nemlog-in.dk/log-af")
    assert client.get(f"/post.borger.dk/brev/{boxed.id}").status_code == 303


def test_an_error_on_the_site_leaves_the_way_out(signed_in: Callable[..., FlaskClient]) -> None:
    page = signed_in().get("/post.borger.dk/findes-ikke/her")
    assert page.status_code == 404
    assert "Log af" in page.text
