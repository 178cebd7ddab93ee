from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from sandbox.world.mailbox import folders
from sandbox.world.state.world import World
from tests.sites.mailboxes import POST, main_of, sent

SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., Any]


def test_a_folder_is_made_renamed_and_deleted(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    assert "Mappen Bolig er lavet." in sent(client.post(f"{POST}/mapper", data={"name": " Bolig "}), client)
    (folder,) = world(client).post["senior"].folders
    at = f"{POST}/mapper/{folder.id}"
    renamed = client.post(f"{at}/omdoeb", data={"new_name": "Mit hjem"})
    assert "Mappen hedder nu Mit hjem." in sent(renamed, client)
    assert "Mit hjem" in client.get(f"{POST}/").text
    assert "Mappen Mit hjem er slettet." in sent(client.post(f"{at}/slet"), client)
    assert world(client).post["senior"].folders == []


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Skriv, hvad mappen skal hedde"),
        ("Arkiv", "Der er allerede en mappe, der hedder det."),
        ("x" * 31, "Navnet er for langt."),
    ],
)
def test_a_wrong_name_is_told_at_the_field_and_above_and_kept(
    signed_in: SignedIn, world: WorldOf, change: Change, name: str, message: str
) -> None:
    client = signed_in()
    other = change(client, lambda world: folders.make_folder(world, "senior", "Skat"))
    for at, field in ((f"{POST}/mapper", "name"), (f"{POST}/mapper/{other.id}/omdoeb", "new_name")):
        answer = client.post(at, data={field: name})
        assert answer.status_code == 422
        assert answer.text.count(message) == 2
        assert not name or f'value="{name}"' in answer.text
    assert [folder.name for folder in world(client).post["senior"].folders] == ["Skat"]


def test_real_data_is_no_folders_name(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in()
    answer = client.post(f"{POST}/mapper", data={"name": "nogen@posthus.dk"})
    assert answer.status_code == 422
    assert "Det ligner en rigtig e-mailadresse." in answer.text
    assert "posthus" not in answer.text
    assert world(client).post["senior"].folders == []


def test_a_folder_with_letters_in_it_is_not_deleted_and_says_why(
    signed_in: SignedIn, world: WorldOf, change: Change
) -> None:
    client = signed_in()
    folder = change(client, lambda world: folders.make_folder(world, "senior", "Bolig"))
    letter_id = world(client).post["senior"].letters[0].id
    change(client, lambda world: folders.move(world, "senior", letter_id, folder.id))
    at = f"{POST}/mapper/{folder.id}"
    page = client.get(at).text
    assert "Der ligger 1 brev i mappen." in main_of(page)
    assert f'action="{at}/slet"' not in page
    assert "Mappen Bolig er ikke tom." in sent(client.post(f"{at}/slet"), client)
    assert len(world(client).post["senior"].folders) == 1


def test_a_folder_that_is_not_there_is_not_there(signed_in: SignedIn) -> None:
    client = signed_in()
    assert client.get(f"{POST}/mapper/x").status_code == 404
    for button in ("omdoeb", "slet"):
        assert client.post(f"{POST}/mapper/x/{button}", data={"new_name": "A"}).status_code == 404


def test_when_there_are_as_many_as_there_can_be_no_more_are_offered(
    signed_in: SignedIn, change: Change
) -> None:
    client = signed_in()
    for number in range(folders.MOST_FOLDERS):
        change(client, lambda world, number=number: folders.make_folder(world, "senior", f"Nr. {number}"))
    page = client.get(f"{POST}/mapper").text
    assert 'name="name"' not in page
    assert client.post(f"{POST}/mapper", data={"name": "En til"}).status_code == 422
