"""The way through a self-service, and everything a participant may do beside it."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.world import session
from sandbox.world.selfservice.submissions import submissions_of
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Page, Typed, Walk, draft, errors_in, sign_in

MOVE = services()["flytning"]
BASE = "/oeveby.dk/selvbetjening/flytning/"
HOST, ALONE = MOVE.examples[2], MOVE.examples[0]
ROLE: Role = "young"
Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]


@pytest.fixture
def client(participant: Participant, change: Any) -> FlaskClient:
    client = participant()
    sign_in(change, client, ROLE)
    return client


@pytest.fixture
def walk(client: FlaskClient, world: WorldOf) -> Walk:
    return Walk(client, MOVE, world(client).clock)


def finish(walk: Walk) -> str:
    """Walk to the end and send; the receipt's address."""
    return str(walk.to(CHECK, dict(HOST.answers)).send().headers["Location"])


def followed(client: FlaskClient, response: Any) -> tuple[str, str]:
    """Where a redirection leads, and what is there."""
    assert response.status_code == 303
    return response.headers["Location"], client.get(response.headers["Location"]).text


def test_the_first_page_says_what_is_needed_to_anybody(participant: Participant) -> None:
    html = participant().get(BASE).text
    assert "Hav det her klar" in html
    assert "cirka 10 minutter" in html
    assert "Øveby Kommune, Borgerservice" in html


def test_the_first_step_asks_for_signing_in_and_comes_back(participant: Participant) -> None:
    response = participant().get(BASE + "dig-og-din-husstand")
    assert response.status_code == 303
    assert "service=oeveby.dk" in response.headers["Location"]
    assert "dig-og-din-husstand" in response.headers["Location"]
    assert participant().get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "path", ["/borger.dk/selvbetjening/flytning/", BASE + "findes-ikke", BASE + "forfra"]
)
def test_what_is_not_there_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_steps_are_counted_and_a_condition_adds_one(walk: Walk) -> None:
    html = walk.client.get(BASE + walk.at).text
    assert "Trin 1 af 6" in html
    walk.to("hvem-bor-der", dict(HOST.answers))
    assert "Trin 4 af 7" in walk.client.get(BASE + "hvem-bor-der").text


def test_every_step_is_kept_as_soon_as_it_is_answered(walk: Walk, world: WorldOf) -> None:
    walk.to("hvorhen", dict(HOST.answers))
    assert draft(world(walk.client), MOVE)["moving_date"] == "2026-12-21"
    assert walk.get("hvornaar").sent["moving_date_day"] == ["21"]


def test_a_step_whose_turn_has_not_come_leads_to_the_one_that_has(walk: Walk) -> None:
    for name in ("laege", CHECK):
        where, html = followed(walk.client, walk.client.get(BASE + name))
        assert where == BASE + "dig-og-din-husstand"
        assert "Du er ikke helt færdig endnu" in html
    walk.to("hvorhen", dict(HOST.answers))
    where, _ = followed(walk.client, walk.client.get(BASE + "kontakt"))
    assert where == BASE + "hvorhen"


def test_answers_cannot_be_posted_past_a_step(walk: Walk, world: WorldOf) -> None:
    response = walk.post({"email": ["a@postkasse.example"], "phone": ["02 34 56 78"]}, "kontakt")
    assert response.headers["Location"] == BASE + "dig-og-din-husstand"
    assert not world(walk.client).drafts


def test_one_goes_on_later_where_one_stopped(walk: Walk) -> None:
    walk.to("laege", dict(HOST.answers))
    html = walk.client.get(BASE).text
    assert "Du er i gang" in html
    where, _ = followed(walk.client, walk.client.get(BASE + CHECK))
    assert where == BASE + "laege"


def test_who_comes_back_signed_out_is_offered_to_go_on(
    walk: Walk, participant: Participant, change: Any
) -> None:
    first = participant()
    assert f'href="{BASE}begynd"' in first.get(BASE).text
    sign_in(change, first, ROLE)
    assert first.get(BASE + "begynd").location == BASE + MOVE.steps[0].name
    walk.to("hvornaar", dict(HOST.answers))
    change(walk.client, session.log_off)
    asked = walk.client.get(BASE + "begynd").location
    assert "nemlog-in.dk" in asked
    sign_in(change, walk.client, ROLE)
    where, html = followed(walk.client, walk.client.get(BASE + "begynd"))
    assert where == BASE
    assert 'data-show="continue"' in html
    assert 'data-show="start-over"' in html


def test_beginning_anew_forgets_the_answers(walk: Walk, world: WorldOf) -> None:
    walk.to("laege", dict(HOST.answers))
    where, html = followed(walk.client, walk.client.post(BASE + "forfra"))
    assert where == BASE
    assert "Du kan begynde forfra" in html
    assert not world(walk.client).drafts


def test_a_correction_leads_straight_back_to_the_check(walk: Walk, world: WorldOf) -> None:
    walk.to(CHECK, dict(HOST.answers))
    page = Page(walk.client.get(BASE + "kontakt?ret=1").text)
    response = walk.post(page.sent | {"phone": ["02 99 88 77"]}, "kontakt")
    assert response.headers["Location"] == BASE + CHECK
    assert draft(world(walk.client), MOVE)["phone"] == "02 99 88 77"


def test_a_correction_that_asks_for_more_leads_there(walk: Walk) -> None:
    walk.to(CHECK, dict(ALONE.answers))
    page = Page(walk.client.get(BASE + "hvorhen?ret=1").text)
    response = walk.post(page.sent | {"somebody_stays": ["ja"]}, "hvorhen")
    assert response.headers["Location"] == BASE + "hvem-bor-der"


def test_what_is_not_confirmed_is_not_sent(walk: Walk, world: WorldOf) -> None:
    walk.to(CHECK, dict(HOST.answers))
    response = walk.send(declaration="")
    assert response.status_code == 422
    assert errors_in(response) == ["indhold", "declaration"]
    assert not world(walk.client).submissions


def test_the_receipt_shows_what_was_sent(walk: Walk, world: WorldOf) -> None:
    html = walk.client.get(finish(walk)).text
    sent = world(walk.client).submissions[0]
    for text in (sent.case_number, "Solsortevej 6, 0010 Øveby", "21. december 2026", "Asta Prøvesen"):
        assert text in html


def test_sending_twice_gives_the_same_receipt_and_says_so(walk: Walk, world: WorldOf) -> None:
    receipt = finish(walk)
    where, html = followed(walk.client, walk.send())
    assert where == receipt
    assert "Du har allerede sendt det her" in html
    assert len(world(walk.client).submissions) == 1


@pytest.mark.parametrize("name", [CHECK, "hvornaar", "kontakt"])
def test_going_back_after_the_receipt_leads_to_the_receipt(walk: Walk, name: str) -> None:
    receipt = finish(walk)
    where, html = followed(walk.client, walk.client.get(BASE + name))
    assert where == receipt
    assert "Du har allerede sendt det her" in html


def test_an_old_page_sent_after_the_receipt_changes_nothing(walk: Walk, world: WorldOf) -> None:
    walk.to("kontakt", dict(HOST.answers))
    old = dict(walk.page.sent)
    receipt = finish(walk)
    assert walk.post(old, "kontakt").headers["Location"] == receipt
    assert not world(walk.client).drafts


def test_one_can_move_again(walk: Walk, world: WorldOf) -> None:
    receipt = finish(walk)
    assert receipt in walk.client.get(BASE).text
    again = Walk(walk.client, MOVE, world(walk.client).clock)
    assert finish(again) != receipt


def test_another_seats_receipt_and_draft_are_not_there(
    walk: Walk, participant: Participant, change: Any, world: WorldOf
) -> None:
    receipt = finish(walk)
    other = participant(seat=2)
    sign_in(change, other, ROLE)
    assert other.get(receipt).status_code == 404
    theirs = Walk(other, MOVE, world(other).clock).to("hvornaar", dict(HOST.answers))
    stolen = theirs.page.sent["draft"][0]
    mine = Walk(walk.client, MOVE, world(walk.client).clock)
    assert mine.post(mine.page.sent | {"draft": [stolen]}).status_code == 404
    assert mine.post(mine.page.sent | {"draft": [stolen]}, CHECK).status_code == 404


def test_somebody_else_of_the_household_does_not_see_the_draft(
    walk: Walk, change: Any, world: WorldOf
) -> None:
    receipt = finish(walk)
    change(walk.client, session.log_off)
    sign_in(change, walk.client, "senior")
    assert walk.client.get(receipt).status_code == 404
    assert "Du er i gang" not in walk.client.get(BASE).text


def test_real_data_is_explained_at_its_field_and_the_rest_is_kept(walk: Walk, world: WorldOf) -> None:
    walk.to("kontakt", dict(HOST.answers))
    response = walk.post({**walk.page.sent, "email": ["jens.hansen@firma.dk"], "phone": ["02 11 22 33"]})
    assert response.status_code == 422
    assert "Det ligner en rigtig e-mailadresse" in response.text
    assert "firma.dk" not in response.text + world(walk.client).to_json()
    assert Page(response.text).sent["phone"] == ["02 11 22 33"]


def test_an_address_that_is_nearly_right_can_be_chosen(walk: Walk, world: WorldOf) -> None:
    walk.to("hvorhen", dict(HOST.answers))
    typed = {**walk.page.sent, "new_address": ["solsortevje 6"], "somebody_stays": ["nej"]}
    page = Page(walk.post(typed).text)
    chosen = page.offered["new_address_choice"][0]
    assert chosen == "Solsortevej 6, 0010 Øveby"
    assert walk.post({**page.sent, "new_address_choice": [chosen]}).status_code == 303
    assert draft(world(walk.client), MOVE)["new_address"] == chosen


def test_a_session_that_has_ended_leads_to_signing_in(walk: Walk, change: Any) -> None:
    walk.to("hvornaar", dict(HOST.answers))
    change(walk.client, session.log_off)
    response = walk.post(walk.page.sent)
    assert response.status_code == 303
    assert response.headers["Location"].startswith("/nemlog-in.dk/login")


STEPS = [step.name for step in MOVE.steps]
INPUTS = [f"{field.name}{part}" for field in MOVE.fields() for part in ("", "_day", "_choice")]


@pytest.mark.parametrize("name", STEPS)
def test_ten_thousand_signs_in_every_field_are_refused(
    client: FlaskClient, change: Any, world: WorldOf, name: str
) -> None:
    sign_in(change, client, "parent")
    walk = Walk(client, MOVE, world(client).clock)
    children: dict[str, Typed] = {
        "movers": ["self", "child-1"],
        "alone": "nej",
        "other_parent": "Villy Prøvesen",
    }
    walk.to(name, {**(HOST if name == "hvem-bor-der" else ALONE).answers, **children})
    fields = MOVE.step(name)
    assert fields
    long = {part: ["x" * 10_000] for field in fields.fields for part in (field.name, f"{field.name}_day")}
    response = walk.post({**walk.page.sent, **long})
    assert response.status_code == 422
    assert "x" * 10_000 not in world(walk.client).to_json()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([*STEPS, CHECK]),
    form=st.dictionaries(st.sampled_from([*INPUTS, "draft", "ret"]), st.text(max_size=40), max_size=6),
)
def test_whatever_is_posted_is_answered_and_never_sent(
    client: FlaskClient, world: WorldOf, name: str, form: dict[str, str]
) -> None:
    response = client.post(BASE + name, data=form)
    assert response.status_code in (303, 404, 422)
    assert not submissions_of(world(client), ROLE, MOVE)
