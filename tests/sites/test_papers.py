import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.sites.papers import columns
from sandbox.world.keycard import COLUMNS, KEYS, ROWS
from sandbox.world.people import ROLES
from sandbox.world.world import World
from tests.sites.signing import asked_key, pass_first_step, send_key

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]


def test_the_papers_have_all_that_is_needed_to_sign_in(participant: Participant, world: WorldOf) -> None:
    client = participant()
    page = client.get("/papers/").text
    for role in ROLES:
        citizen, own = world(client).citizen(role), world(client).nemid[role]
        for text in (
            citizen.name,
            citizen.cpr_text,
            citizen.address.line,
            own.user_id,
            own.number,
            own.password,
        ):
            assert text in page
        assert f'href="/papers/keycard/{role}"' in page
    assert "Øvelsesnummer" in page


@pytest.mark.parametrize("role", ROLES)
def test_a_key_card_has_its_number_and_every_pair_in_four_columns(
    participant: Participant, world: WorldOf, role: str
) -> None:
    client = participant()
    page = client.get(f"/papers/keycard/{role}").text
    card = world(client).nemid[role].card
    assert card.number in page
    assert page.count("<table") == COLUMNS
    pairs = re.findall(r'<th scope="row">(\d{4})</th><td>(\d{6})</td>', page)
    assert tuple(pairs) == card.pairs()
    assert f"{KEYS} nøgler tilbage" in page


def test_a_column_goes_on_where_the_one_before_ended(participant: Participant, world: WorldOf) -> None:
    card = world(participant()).nemid["senior"].card
    parts = columns(card)
    assert [len(part) for part in parts] == [ROWS] * COLUMNS
    assert tuple(pair for part in parts for pair in part) == card.pairs()


def test_a_used_key_is_struck_through_but_never_the_one_that_is_asked_for(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    pass_first_step(client, world(client))
    pending = world(client).pending
    assert pending
    assert "<s>" not in client.get("/papers/keycard/senior").text
    send_key(client, asked_key(world(client)))
    page = client.get("/papers/keycard/senior").text
    assert f"<s>{pending.key_number}</s>" in page
    assert "147 nøgler tilbage" in page
    assert "<s>" not in client.get("/papers/keycard/young").text


def test_a_script_gets_the_card_alone_to_lay_it_beside_the_page(participant: Participant) -> None:
    fragment = participant().get("/papers/keycard/senior", headers={"X-Fragment": "1"}).text
    assert "<html" not in fragment
    assert "<h1" not in fragment
    assert "<table" in fragment
    assert "papers" in fragment.split("<section")[0]


def test_a_seat_has_its_own_papers(participant: Participant) -> None:
    assert participant(seat=1).get("/papers/").text != participant(seat=2).get("/papers/").text


@pytest.mark.parametrize("role", ["findes-ikke", "Senior", "senior,young", "..%2f"])
def test_a_card_of_nobody_gets_the_kind_page(participant: Participant, role: str) -> None:
    assert participant().get(f"/papers/keycard/{role}").status_code == 404


@pytest.mark.parametrize("path", ["/papers/", "/papers/keycard/senior"])
def test_without_a_seat_there_are_no_papers(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.location) == (303, "/")


def test_looking_at_the_papers_changes_nothing(participant: Participant, world: WorldOf) -> None:
    client = participant()
    before = world(client).to_json()
    client.get("/papers/")
    client.get("/papers/keycard/senior")
    assert world(client).to_json() == before
