import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.content.mail.documents import render
from sandbox.world.documents import own_documents
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.pdfs import pages

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
SignedIn = Callable[..., FlaskClient]
BAND = "ØVELSE – intet her er rigtigt, og intet kan gå galt"


@pytest.mark.parametrize("role", ROLES)
def test_the_shelf_lists_every_document_of_that_citizen_the_newest_first(
    participant: Participant, world: WorldOf, role: Role
) -> None:
    client = participant()
    page = client.get(f"/documents/{role}/").text
    assert re.findall(rf'href="/documents/{role}/([^"]+)"', page) == [
        each.id for each in own_documents.of(world(client), role)
    ]
    assert world(client).citizen(role).name in page
    assert 'aria-current="page"' in page


def test_the_way_to_the_documents_leads_to_whoever_is_signed_in(
    participant: Participant, signed_in: SignedIn, world: WorldOf
) -> None:
    client = participant()
    assert world(client).citizen("senior").name in client.get("/documents/").text
    client = signed_in("young")
    assert world(client).citizen("young").name in client.get("/documents/").text


@pytest.mark.parametrize("role", ROLES)
def test_every_document_of_everybody_opens_as_a_page_and_as_a_file(
    participant: Participant, world: WorldOf, role: Role
) -> None:
    client = participant()
    state = world(client)
    for each in own_documents.of(state, role):
        shown = render(each.content, own_documents.facts(state, role, each))
        page = client.get(f"/documents/{role}/{each.id}")
        assert page.status_code == 200
        assert f'href="{each.id}.pdf"' in page.text
        file = client.get(f"/documents/{role}/{each.id}.pdf")
        assert file.mimetype == "application/pdf"
        sheets = pages(file.get_data())
        assert all(sheet.startswith(BAND) for sheet in sheets)
        said = " ".join(sheets)
        for text in [shown.title, shown.sender, *(value for _, rows in shown.sections for _, value in rows)]:
            assert text in said, each.id
        assert len(file.get_data()) < 60_000


def test_a_file_may_be_shown_by_the_browsers_own_viewer_and_by_nobody_elses_page(
    participant: Participant,
) -> None:
    headers = participant().get("/documents/senior/pasfoto.pdf").headers
    assert "object-src" not in headers["Content-Security-Policy"]
    assert "default-src" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def test_opening_one_is_noted_and_changes_nothing_else(participant: Participant, world: WorldOf) -> None:
    client = participant()
    before = world(client).shelf
    client.get("/documents/senior/pasfoto")
    client.get("/documents/senior/pasfoto.pdf")
    assert world(client).shelf == before


@pytest.mark.parametrize(
    "path",
    [
        "/documents/ingen/",
        "/documents/ingen/pasfoto",
        "/documents/senior/findes-ikke",
        "/documents/senior/findes-ikke.pdf",
        "/documents/senior/loenseddel",
        "/documents/senior/%00.pdf",
    ],
)
def test_what_is_not_there_gets_the_kind_page(participant: Participant, path: str) -> None:
    answer = participant().get(path)
    assert answer.status_code == 404
    assert "Siden findes ikke" in answer.text


@pytest.mark.parametrize("path", ["/documents/", "/documents/senior/", "/documents/senior/pasfoto.pdf"])
def test_without_a_seat_there_are_no_documents(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, "/")


def test_the_documents_are_in_the_guides_language(participant: Participant) -> None:
    client = participant()
    client.post("/language/", data={"language": "en"})
    file = client.get("/documents/parent/loenseddel.pdf").get_data()
    assert b"/Lang (en)" in file
