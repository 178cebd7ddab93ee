from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.authorities import RECEIPT
from sandbox.world.grants import granting_access, mailbox_access
from sandbox.world.mailbox import folders, letters
from sandbox.world.state.grants import Level
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Page, sign_in

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], Any]], Any]
SITE = "/post.borger.dk"


def typed(world: World, other: Role, level: str = "read", days: int = 30) -> dict[str, str]:
    who, day = world.citizen(other), world.clock.date() + timedelta(days=days)
    return {
        "first_name": who.first_name,
        "last_name": who.last_name,
        "cpr": who.cpr_text,
        "level": level,
        **{f"until_{part}": str(getattr(day, part)) for part in ("day", "month", "year")},
    }


@pytest.fixture
def senior(participant: Participant, change: Change) -> FlaskClient:
    client = participant()
    sign_in(change, client, "senior")
    return client


def visitor(participant: Participant, change: Change, level: Level) -> FlaskClient:
    """The parent, looking into the senior's mailbox."""
    client = participant()
    change(client, lambda world: mailbox_access.give(world, "senior", "parent", level, world.date))
    sign_in(change, client, "parent")
    assert client.post(f"{SITE}/skift", data={"owner": "senior"}).location == f"{SITE}/"
    return client


@pytest.fixture
def reader(participant: Participant, change: Change) -> FlaskClient:
    return visitor(participant, change, "read")


@pytest.fixture
def writer(participant: Participant, change: Change) -> FlaskClient:
    return visitor(participant, change, "write")


def test_access_is_given_and_both_are_told(senior: FlaskClient, world: WorldOf) -> None:
    answer = senior.post(f"{SITE}/adgang/giv", data=typed(world(senior), "parent"))
    assert answer.location == f"{SITE}/adgang"
    page = senior.get(answer.location).text
    assert f"{world(senior).citizen('parent').name} har nu adgang." in page
    assert world(senior).mailbox_access[0].state == "given"
    assert world(senior).post["parent"].letters[0].letter == "adgang-modtaget"


def test_access_is_asked_for_and_answered(participant: Participant, change: Change, world: WorldOf) -> None:
    client = participant()
    sign_in(change, client, "parent")
    client.post(f"{SITE}/adgang/anmod", data=typed(world(client), "senior", "write"))
    assert "Venter på svar" in client.get(f"{SITE}/adgang").text
    sign_in(change, client, "senior")
    assert "beder om adgang til din post" in client.get(f"{SITE}/adgang").text
    request = f"{SITE}/adgang/svar/{world(client).mailbox_access[0].id}"
    assert client.post(request, data={"answer": "perhaps"}).location == request
    assert client.post(request, data={"answer": "approve"}).location == f"{SITE}/adgang"
    assert world(client).mailbox_access[0].state == "given"
    assert client.get(request).location == f"{SITE}/adgang"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"cpr": "070761-4285"}, "cpr"),
        ({"cpr": "12"}, "cpr"),
        ({"first_name": ""}, "first_name"),
        ({"level": ""}, "level"),
        ({"until_year": "2020"}, "until"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(
    wrong: dict[str, str], field: str, senior: FlaskClient, world: WorldOf
) -> None:
    given = typed(world(senior), "parent") | wrong
    answer = senior.post(f"{SITE}/adgang/giv", data=given)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.targets[-1] == field
    assert page.sent["last_name"] == [given["last_name"]]
    assert world(senior).mailbox_access == []


def test_a_visitor_sees_the_mailbox_and_whose_it_is(reader: FlaskClient, world: WorldOf) -> None:
    owner = world(reader).citizen("senior").name
    page = reader.get(f"{SITE}/").text
    assert f"Du ser post til {owner}." in page
    assert "Indkaldelse til forundersøgelse på Øjenafdelingen" in page
    assert "Du ser post til" not in reader.get("/borger.dk/").text


def test_no_private_letter_is_in_it(reader: FlaskClient, world: WorldOf) -> None:
    private = [each for each in world(reader).post["senior"].inbox if mailbox_access.is_private(each)]
    assert private
    for path in ("", "/flyt", "/slet", "/pdf", "/videresend"):
        address = f"{SITE}/brev/{private[0].id}{path}"
        send = reader.post if path in ("/flyt", "/slet") else reader.get
        assert send(address).status_code == 404, path
    assert not world(reader).post["senior"].find(private[0].id).deleted


def test_a_mailbox_with_a_letter_that_any_authority_may_send_is_looked_into(
    reader: FlaskClient, change: Change
) -> None:
    given = {"authority": "skattestyrelsen", "about": "=Skat", "sent_at": "2026-11-22T08:30"}
    boxed = change(reader, lambda world: letters.deliver(world, "senior", RECEIPT, given))
    for path in ("/", "/log", "/?q=kvittering", "/skift", f"/brev/{boxed.id}"):
        assert reader.get(SITE + path).status_code in (200, 303), path
    assert "Skattestyrelsen" in reader.get(f"{SITE}/").text


def test_a_reader_reads_sorts_and_forwards(reader: FlaskClient, world: WorldOf) -> None:
    boxed = next(each for each in world(reader).post["senior"].inbox if not mailbox_access.is_private(each))
    address = f"{SITE}/brev/{boxed.id}"
    assert reader.get(address).status_code == 200
    reader.post(f"{address}/flyt", data={"folder": "archive"})
    assert world(reader).post["senior"].find(boxed.id).folder == "archive"
    reader.post(f"{address}/videresend", data={"to": "parent", "note": ""})
    assert world(reader).post["parent"].letters[0].forwarded
    log = world(reader).post["senior"].log
    assert {line.by for line in log if line.what in ("letter-moved", "letter-forwarded")} == {"parent"}


def test_what_a_reader_may_not_do_is_told_kindly(reader: FlaskClient, change: Change, world: WorldOf) -> None:
    boxed = next(each for each in world(reader).post["senior"].inbox if each.letter == "indkaldelse-oejne")
    change(reader, lambda world: folders.delete(world, "senior", boxed.id))
    told = f"{SITE}/adgang/kun-laese"
    for path in ("/skriv", "/indstillinger", "/indstillinger/besked", f"/brev/{boxed.id}/slet-helt"):
        assert reader.get(SITE + path).location == told, path
    for path in (f"/brev/{boxed.id}/slet-helt", f"/brev/{boxed.id}/besvar", "/indstillinger/besked"):
        assert reader.post(SITE + path).location == told, path
    assert boxed.id in {letter.id for letter in world(reader).post["senior"].letters}
    assert "Du har ikke gjort noget galt." in reader.get(told).text


def test_who_may_write_writes_from_the_mailbox(writer: FlaskClient, world: WorldOf) -> None:
    writer.post(f"{SITE}/skriv", data={"authority": "borgerservice"})
    assert world(writer).post["senior"].unsent
    assert world(writer).post["parent"].unsent == []
    assert writer.get(f"{SITE}/indstillinger").status_code == 200
    assert writer.get(f"{SITE}/adgang/kun-laese").location == f"{SITE}/"


def test_access_is_given_from_ones_own_mailbox_only(writer: FlaskClient) -> None:
    for path in ("/adgang", "/adgang/giv", "/indstillinger/adgange", "/indstillinger/adgange/giv"):
        assert writer.get(SITE + path).location == f"{SITE}/skift", path


def test_one_comes_back_to_ones_own_mailbox(reader: FlaskClient, world: WorldOf) -> None:
    reader.post(f"{SITE}/skift", data={"owner": "parent"})
    page = reader.get(f"{SITE}/").text
    assert "Du ser nu din egen post." in page
    assert world(reader).citizen("parent").name in page
    assert reader.get(f"{SITE}/adgang").status_code == 200


def test_nobody_switches_to_where_they_may_not(reader: FlaskClient) -> None:
    assert reader.post(f"{SITE}/skift", data={"owner": "young"}).status_code == 409
    assert reader.post(f"{SITE}/skift", data={"owner": "nobody"}).location == f"{SITE}/"


def test_access_that_ends_in_the_middle_ends_at_once(
    reader: FlaskClient, change: Change, world: WorldOf
) -> None:
    boxed = next(each for each in world(reader).post["senior"].inbox if each.letter == "indkaldelse-oejne")
    access_id = world(reader).mailbox_access[0].id
    change(reader, lambda world: granting_access.withdraw(world, "senior", access_id))
    told = f"{SITE}/adgang/slut"
    assert reader.post(f"{SITE}/brev/{boxed.id}/slet").location == told
    assert reader.get(f"{SITE}/").location == told
    assert not world(reader).post["senior"].find(boxed.id).deleted
    assert world(reader).citizen("senior").name in reader.get(told).text
    assert reader.post(told).location == f"{SITE}/"
    assert world(reader).citizen("parent").name in reader.get(f"{SITE}/").text
    assert reader.get(told).location == f"{SITE}/"


@pytest.mark.parametrize("role", ["senior", "parent"])
def test_either_ends_it_after_reading_what_it_means(
    role: Role, participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    change(client, lambda world: mailbox_access.give(world, "senior", "parent", "read", world.date))
    sign_in(change, client, role)
    address = f"{SITE}/adgang/afbryd/{world(client).mailbox_access[0].id}"
    assert "Afbryd adgangen" in client.get(address).text
    for _again in range(2):
        assert client.post(address).location == f"{SITE}/adgang"
    assert world(client).mailbox_access[0].state == "withdrawn"
    assert client.get(address).location == f"{SITE}/adgang"


def test_who_has_no_part_in_it_finds_nothing(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    change(client, lambda world: mailbox_access.give(world, "senior", "parent", "read", world.date))
    sign_in(change, client, "young")
    access_id = world(client).mailbox_access[0].id
    for path in ("svar", "afbryd"):
        assert client.get(f"{SITE}/adgang/{path}/{access_id}").status_code == 404
    assert "Skift postkasse" not in client.get(f"{SITE}/").text
