from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.world import session as world_session
from sandbox.world.grants import power_of_attorney
from sandbox.world.state.world import World
from tests.sites.walking import Walk

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
PAGE = "/nemlog-in.dk/person/"
TO = {"service": "borger.dk", "return_to": "/borger.dk/flytning"}


def let_parent_act(world: World) -> None:
    power_of_attorney.give(world, "senior", "parent", "borger.dk", world.date + timedelta(days=10))
    power_of_attorney.give(world, "senior", "parent", "oeveby.dk", world.date + timedelta(days=10))
    world_session.open_session(world, "parent", "nemid", "borger.dk")


@pytest.fixture
def holder(participant: Participant, change: Change) -> FlaskClient:
    """A participant signed in as the parent, who may act for the senior."""
    client = participant()
    change(client, let_parent_act)
    return client


def test_the_first_page_of_the_service_asks_for_whom(holder: FlaskClient, world: WorldOf) -> None:
    answer = holder.get("/borger.dk/flytning?a=1")
    assert answer.location == f"{PAGE}?service=borger.dk&return_to=/borger.dk/flytning?a%3D1"
    page = holder.get(answer.location)
    for role in ("parent", "senior"):
        assert world(holder).citizen(role).name in page.text


@pytest.mark.parametrize("path", ["/post.borger.dk/", "/nemlog-in.dk/login", "/welcome", "/papers/"])
def test_where_there_is_no_power_nothing_is_asked(path: str, holder: FlaskClient) -> None:
    assert "/person" not in (holder.get(path).location or "")


def test_whoever_chooses_acts_for_that_person_and_can_see_it(holder: FlaskClient, world: WorldOf) -> None:
    answer = holder.post(PAGE, data={**TO, "person": "senior"})
    assert answer.location == "/borger.dk/flytning"
    senior = world(holder).citizen("senior")
    page = holder.get(answer.location)
    assert f"Du handler for {senior.name}." in page.text
    assert f"Du handler for {senior.first_name}\n" in page.text
    assert "Skift person" in page.text
    assert world(holder).signed_in == "parent"


def test_digital_post_stays_ones_own(holder: FlaskClient, world: WorldOf) -> None:
    holder.post(PAGE, data={**TO, "person": "senior"})
    holder.get("/borger.dk/")
    page = holder.get("/post.borger.dk/")
    assert world(holder).citizen("parent").name in page.text
    assert "Du handler for" not in page.text


def test_a_self_service_is_filled_in_for_the_person_chosen(holder: FlaskClient, world: WorldOf) -> None:
    holder.post(PAGE, data={"service": "oeveby.dk", "return_to": "/oeveby.dk/", "person": "senior"})
    page = holder.get("/oeveby.dk/selvbetjening/flytning/dig-og-din-husstand")
    senior = world(holder).citizen("senior")
    assert senior.name in page.text
    assert "(dig selv)" not in page.text


def test_whoever_acts_for_themselves_can_see_it_and_change_it_where_they_may(holder: FlaskClient) -> None:
    holder.post(PAGE, data={**TO, "person": "parent"})
    page = holder.get("/borger.dk/")
    assert "Du handler for dig selv\n" in page.text
    assert "Skift person" in page.text
    assert "Du handler for" not in holder.get("/mitid.dk/").text


def test_none_chosen_is_told_at_the_field(holder: FlaskClient) -> None:
    page = holder.post(PAGE, data=TO)
    assert page.status_code == 422
    assert "Vælg, hvem det gælder." in page.text


def test_whom_one_may_not_act_for_cannot_be_chosen(holder: FlaskClient, world: WorldOf) -> None:
    assert holder.post(PAGE, data={**TO, "person": "young"}).status_code == 409
    session = world(holder).session
    assert session
    assert session.person is None


def test_without_any_power_the_page_leads_on(participant: Participant) -> None:
    assert participant().get(f"{PAGE}?service=borger.dk").location == "/borger.dk/"


def test_the_choice_can_be_changed(holder: FlaskClient, world: WorldOf) -> None:
    for person in ("senior", "parent"):
        holder.post(PAGE, data={**TO, "person": person})
        session = world(holder).session
        assert session
        assert session.person == person
    assert holder.get(f"{PAGE}?service=borger.dk").status_code == 200


def test_what_is_sent_for_somebody_is_theirs_and_the_receipt_says_who_gets_the_letters(
    holder: FlaskClient, world: WorldOf, change: Change
) -> None:
    change(holder, lambda world: power_of_attorney.choose(world, "senior", "oeveby.dk"))
    service = services()["flytning"]
    walk = Walk(holder, service, world(holder).clock).to(CHECK, dict(service.examples[0].answers))
    receipt = holder.get(walk.send().location).text
    name = world(holder).citizen("senior").name
    assert f"Brevene om det kommer til {name} i Digital Post, ikke til dig." in receipt
    assert world(holder).submissions[0].citizen == "senior"
    assert "kvittering-flytning" in {boxed.letter for boxed in world(holder).post["senior"].letters[:2]}
    assert "kvittering-flytning" not in {boxed.letter for boxed in world(holder).post["parent"].letters[:2]}


# A power does not reach everywhere, and nothing is done for oneself unawares.

BEYOND = "/nemlog-in.dk/person/uden-for-fuldmagten"
ACTED_ON = [
    "/borger.dk/selvbetjening/eu-kort/",
    "/borger.dk/selvbetjening/eu-kort/hvem",
    "/borger.dk/min-side",
    "/oeveby.dk/selvbetjening/flytning/",
    "/oeveby.dk/praj/hul-i-vejen",
    "/oeveby.dk/tidsbestilling/mine",
]


@pytest.fixture
def helper(participant: Participant, change: Change) -> FlaskClient:
    """The parent, acting for the senior by a power on Mit Overblik and the health card alone."""

    def act_for_senior(world: World) -> None:
        places = ["borger.dk/mit-overblik", "oeveby.dk/sundhedskort"]
        power_of_attorney.give(world, "senior", "parent", places, world.date + timedelta(days=10))
        world_session.open_session(world, "parent", "nemid", "borger.dk")
        power_of_attorney.choose(world, "senior", "borger.dk", "mit-overblik")
        power_of_attorney.choose(world, "senior", "oeveby.dk", "sundhedskort")

    client = participant()
    change(client, act_for_senior)
    return client


@pytest.mark.parametrize("path", ACTED_ON)
def test_where_the_power_does_not_reach_it_is_told_before_anything_is_done(
    path: str, helper: FlaskClient, world: WorldOf
) -> None:
    answer = helper.get(path)
    assert answer.location == f"{BEYOND}?service={path.split('/')[1]}&return_to={path}"
    page = helper.get(answer.location).text
    for said in (
        "Fuldmagten gælder ikke her",
        world(helper).citizen("senior").name,
        "Se Mit Overblik",
        "/oeveby.dk/selvbetjening/sundhedskort/",
        "Bed om en fuldmagt mere",
        "Gør det for mig selv",
        "Tilbage",
    ):
        assert said in page


@pytest.mark.parametrize("path", ["/borger.dk/", "/borger.dk/eu-kort", "/oeveby.dk/"])
def test_a_page_to_read_says_in_its_head_that_the_power_does_not_reach_it(
    path: str, helper: FlaskClient, world: WorldOf
) -> None:
    page = helper.get(path)
    assert f"Fuldmagten fra {world(helper).citizen('senior').first_name} gælder ikke her" in page.text


@pytest.mark.parametrize("path", ["/post.borger.dk/", "/mitid.dk/min", "/fuldmagt.borger.dk/mine"])
def test_what_is_always_ones_own_has_nothing_to_do_with_powers(path: str, helper: FlaskClient) -> None:
    assert "gælder ikke her" not in helper.get(path, follow_redirects=True).text


def test_whoever_wants_to_goes_on_for_themselves(helper: FlaskClient, world: WorldOf) -> None:
    to = {"service": "borger.dk", "return_to": ACTED_ON[0]}
    assert helper.post(BEYOND, data=to).location == ACTED_ON[0]
    assert helper.get(ACTED_ON[0]).status_code == 200
    session = world(helper).session
    assert session
    assert session.person == "parent"
    assert helper.get(BEYOND, query_string=to).location == ACTED_ON[0]


def test_an_answer_that_the_power_does_not_reach_is_not_kept(helper: FlaskClient, world: WorldOf) -> None:
    assert helper.post("/borger.dk/selvbetjening/eu-kort/hvem", data={}).location.startswith(BEYOND)
    assert not world(helper).drafts
