"""The code app's screens, one for each thing it can have to say."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world.nemid import code_app
from sandbox.world.state.nemid import CodeApp
from sandbox.world.state.world import World
from tests.sites.phones import heading, notices

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
APP = "/phone/senior/code-app"


@pytest.fixture
def client(participant: Participant, change: Change) -> FlaskClient:
    """At a seat whose senior has the code app."""
    client = participant()
    change(client, lambda world: code_app.install(world, "senior"))
    return client


@pytest.fixture
def app_of(world: WorldOf) -> Callable[[FlaskClient], CodeApp]:
    def own(client: FlaskClient) -> CodeApp:
        app = world(client).nemid["senior"].app
        assert app
        return app

    return own


def ask(world: World) -> None:
    assert code_app.ask(world, "senior", "post.borger.dk")


def test_a_phone_without_the_app_says_so(participant: Participant) -> None:
    without = participant()
    assert "ikke på den her telefon" in without.get("/phone/young/code-app").text
    assert "Nøgleapp" not in without.get("/phone/young/").text


def test_nothing_waits(client: FlaskClient) -> None:
    assert "Nøgleapp" in client.get("/phone/senior/").text
    assert heading(client.get(APP)) == "Der er ikke noget at godkende"
    assert notices(client.get("/phone/senior/")) == []


def test_the_app_is_not_ready_at_once(client: FlaskClient, change: Change) -> None:
    change(client, lambda world: code_app.install(world, "senior", 60))
    assert "Appen er klar kl. 9.3" in client.get(APP).text


def test_what_is_to_be_approved_is_named_and_approved_with_the_apps_code(
    client: FlaskClient, change: Change, app_of: Callable[..., CodeApp]
) -> None:
    change(client, ask)
    assert notices(client.get("/phone/senior/")) == ["Nøgleapp: Noget venter på dit svar"]
    page = client.get(APP)
    assert "<strong>Digital Post</strong>" in page.text
    assert notices(page) == []
    asked = app_of(client).request
    assert asked
    form = {"request": asked.id, "pin": app_of(client).pin}
    assert heading(client.post(f"{APP}/approve", data=form, follow_redirects=True)) == "Du har godkendt"
    assert heading(client.post(f"{APP}/approve", data=form, follow_redirects=True)) == "Det er for sent"


def test_refusing_is_told(client: FlaskClient, change: Change, app_of: Callable[..., CodeApp]) -> None:
    change(client, lambda world: code_app.ask_unasked(world, "senior"))
    asked = app_of(client).request
    assert asked
    answer = client.post(f"{APP}/refuse", data={"request": asked.id}, follow_redirects=True)
    assert heading(answer) == "Du har afvist"


def test_a_wrong_code_is_told_and_too_many_close_the_app(
    client: FlaskClient, change: Change, app_of: Callable[..., CodeApp]
) -> None:
    change(client, ask)
    asked = app_of(client).request
    assert asked
    said = {
        "": "Appens kode har fire tal.",
        "123": "Appens kode har fire tal. Du har skrevet 3.",
        "12x4": "Appens kode har fire tal. Skriv kun tal.",
        "0000": "Koden er forkert. Prøv igen.",
    }
    for typed, told in said.items():
        answer = client.post(
            f"{APP}/approve", data={"request": asked.id, "pin": typed}, follow_redirects=True
        )
        assert told in answer.text
        assert answer.request.path == APP
    while not app_of(client).blocked:
        last = client.post(f"{APP}/approve", data={"request": asked.id, "pin": "0000"}, follow_redirects=True)
    assert heading(last) == "Appen er lukket"
    assert "sættes op igen" in client.get(APP).text
