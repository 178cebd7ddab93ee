from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world.mitid import accounts
from sandbox.world.state.world import World
from tests.sites.mitids import LOGIN, begin

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
AT = "/papers/kodeviser/senior"


def shown(world: World) -> str:
    display = world.mitid["senior"].display
    assert display
    return f"{display.shown[:3]} {display.shown[3:]}"


def test_a_press_shows_the_next_code(participant: Participant, world: WorldOf) -> None:
    client = participant()
    assert "Ingen kode" in client.get(AT).text
    for _ in range(2):
        answer = client.post(AT)
        assert (answer.status_code, answer.location) == (303, AT)
        assert f"<strong>{shown(world(client))}</strong>" in client.get(AT).text


def test_looking_makes_no_code(participant: Participant, world: WorldOf) -> None:
    client = participant()
    before = world(client).to_json()
    client.get(AT)
    assert world(client).to_json() == before


def test_it_lies_beside_the_box_that_asks_for_its_code_and_a_press_comes_back_there(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    begin(client, world(client), "senior")
    assert "Vis en kode" in client.get(LOGIN).text
    assert client.post(AT, data={"back": LOGIN}).location == LOGIN
    assert shown(world(client)) in client.get(LOGIN).text


def test_a_press_leads_nowhere_else(participant: Participant) -> None:
    assert participant().post(AT, data={"back": "https://example.com/"}).location == AT


def test_alone_it_can_be_laid_beside_a_page(participant: Participant) -> None:
    page = participant().get(AT, headers={"X-Fragment": "1"}).text
    assert "Vis en kode" in page
    assert "<html" not in page


@pytest.mark.parametrize("path", ["kodeviser/young", "kodeoplaeser/senior", "kodeviser/ingen"])
def test_what_a_citizen_does_not_have_is_not_there(participant: Participant, path: str) -> None:
    client = participant()
    assert client.get(f"/papers/{path}").status_code == 404
    assert client.post(f"/papers/{path}").status_code == 404


def test_a_code_reader_reads_its_code(participant: Participant, change: Change) -> None:
    client = participant()
    change(client, lambda world: accounts.give(world.mitid["senior"], "code-reader", 1, 1, "senior"))
    assert "Læs en kode op" in client.get("/papers/kodeoplaeser/senior").text
    assert client.post("/papers/kodeoplaeser/senior").location == "/papers/kodeoplaeser/senior"
