import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.sites.papers import columns
from sandbox.world import paper_mail
from sandbox.world.nemid import presets
from sandbox.world.state.documents import Kind
from sandbox.world.state.nemid import COLUMNS, KEYS, ROWS
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
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
    participant: Participant, world: WorldOf, role: Role
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


def test_a_script_gets_all_papers_alone_and_each_of_them_can_be_laid_there_too(
    participant: Participant,
) -> None:
    fragment = participant().get("/papers/", headers={"X-Fragment": "1"}).text
    assert "<html" not in fragment
    assert "<h1" not in fragment
    assert fragment.count('data-drawer="drawer"') == fragment.count('class="letter-row"') > 0
    assert "data-drawer" not in participant().get("/papers/").text


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


Change = Callable[[FlaskClient, Callable[[World], object]], object]


def test_what_came_by_post_is_listed_with_its_day_the_newest_first(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, lambda world: presets.not_activated(world, "senior"))
    page = client.get("/papers/").text
    came = re.findall(r'href="/papers/post/([^"]+)"', page)
    assert came == [paper.id for paper in paper_mail.here(world(client))]
    assert page.index("21. november 2026") < page.index("20. november 2026") < page.index("18. november 2026")


PAPERS = [
    ("welcome", ["Velkommen til NemID", "number"]),
    ("temporary-password", ["Din midlertidige adgangskode", "code"]),
    ("key-card", ["Kort nr.", "card"]),
    ("health-card", ["Sundhedskort", "cpr"]),
]


@pytest.mark.parametrize(("kind", "texts"), PAPERS, ids=[row[0] for row in PAPERS])
@pytest.mark.parametrize("alone", [True, False], ids=["beside a page", "on its own page"])
def test_a_paper_has_on_it_what_it_is_for(
    participant: Participant, world: WorldOf, change: Change, kind: Kind, texts: list[str], alone: bool
) -> None:
    client = participant()
    change(client, lambda world: presets.not_activated(world, "senior"))
    paper = paper_mail.latest(world(client), "senior", kind)
    assert paper
    own, citizen = world(client).nemid["senior"], world(client).citizen("senior")
    facts = {"number": own.number, "card": own.card.number, "cpr": citizen.cpr_text, **paper.facts}
    page = client.get(f"/papers/post/{paper.id}", headers={"X-Fragment": "1"} if alone else {}).text
    for text in texts:
        assert facts.get(text, text) in page
    assert citizen.name in page
    assert ("<h1" in page) != alone
    assert "css/papers" in page


@pytest.mark.parametrize("kind", ["eu-card", "passport"])
def test_what_holds_for_some_years_says_until_when(
    participant: Participant, world: WorldOf, change: Change, kind: Kind
) -> None:
    client = participant()
    change(
        client, lambda world: paper_mail.hand(world, "young", kind, {"person": "Ida", "valid": "2031-11-22"})
    )
    paper = paper_mail.latest(world(client), "young", kind)
    assert paper
    page = client.get(f"/papers/post/{paper.id}").text
    assert "Ida" in page
    assert "Gælder til</dt><dd>22. november 2031" in page


def test_an_old_card_is_still_among_the_papers_and_a_new_one_too(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, lambda world: presets.changed_card(world, "senior"))
    own = world(client).nemid["senior"]
    cards = [
        paper for paper in paper_mail.here(world(client)) if (paper.to, paper.kind) == ("senior", "key-card")
    ]
    assert [paper.facts["number"] for paper in cards] == [own.card.number, own.old_cards[0]]
    for paper, card in zip(cards, (own.card, *own.old()), strict=True):
        page = client.get(f"/papers/post/{paper.id}").text
        assert tuple(re.findall(r'<th scope="row">(\d{4})</th><td>(\d{6})</td>', page)) == card.pairs()
        assert ("nøgler tilbage" in page) == (card == own.card)


def test_a_paper_on_its_way_is_not_to_be_seen_and_can_be_waited_for(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, lambda world: presets.new_card(world, "senior", "coming"))
    paper = paper_mail.latest(world(client), "senior", "key-card")
    assert paper
    assert client.get(f"/papers/post/{paper.id}").status_code == 404
    assert "Det kommer den 30. november 2026." in client.get("/papers/").text
    assert client.post("/papers/vent").location == "/papers/"
    assert client.get(f"/papers/post/{paper.id}").status_code == 200
    assert "på vej til dig" not in client.get("/papers/").text
    before = world(client).clock
    client.post("/papers/vent")
    assert (world(client).clock - before).total_seconds() < 60


def test_a_sheet_says_what_is_to_be_used_before_the_nemid_is(
    participant: Participant, change: Change
) -> None:
    client = participant()
    change(client, lambda world: presets.not_activated(world, "senior"))
    page = client.get("/papers/").text
    for text in (
        "Ikke i brug. Brug brevene fra posten.",
        "Bruger-id, du kan vælge",
        "Adgangskode, du kan vælge",
    ):
        assert text in page


@pytest.mark.parametrize(
    "path", ["/papers/noegleviser/senior", "/papers/noegleviser/ingen", "/papers/post/ingen"]
)
def test_what_the_seat_does_not_have_gets_the_kind_page(participant: Participant, path: str) -> None:
    assert participant().get(path).status_code == 404
