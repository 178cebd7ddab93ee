from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.content.portal.power_areas import coverable, host_of
from sandbox.world import session
from sandbox.world.grants import granting_power, power_of_attorney
from sandbox.world.state.grants import Power
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites.walking import Page, sign_in
from tests.world.worlds import sign_in_for_long

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], Any]], Any]
SITE = "/fuldmagt.borger.dk"
MOVE = "oeveby.dk/flytning"


@pytest.fixture
def senior(participant: Participant, change: Change) -> FlaskClient:
    client = participant()
    sign_in(change, client, "senior")
    return client


def person(world: World, role: Role) -> dict[str, str]:
    who = world.citizen(role)
    return {"first_name": who.first_name, "last_name": who.last_name, "cpr": who.cpr_text}


def until(world: World, days: int = 30) -> dict[str, str]:
    day = world.clock.date() + timedelta(days=days)
    return {f"until_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def to_check(client: FlaskClient, world: World, what: str, other: Role) -> Page:
    """Walk the three steps; the page on which all is checked."""
    steps = {"person": person(world, other), "omraade": {"covers": [MOVE]}, "udloeb": until(world)}
    after = iter(["omraade", "udloeb", "tjek"])
    for step, typed in steps.items():
        answer = client.post(f"{SITE}/{what}/{step}", data=typed)
        assert answer.location == f"{SITE}/{what}/{next(after)}", answer.text
    page = client.get(f"{SITE}/{what}/tjek")
    assert world.citizen(other).name in page.text
    assert "Meld flytning" in page.text
    return Page(page.text)


def send(client: FlaskClient, what: str, page: Page, **more: str) -> TestResponse:
    return client.post(f"{SITE}/{what}/tjek", data={**page.sent, "sure": "ja", **more})


def one(world: World) -> Power:
    [power] = world.powers
    return power


def given(
    change: Change, client: FlaskClient, giver: Role, holder: Role, covers: str = MOVE, days: int = 9
) -> str:
    def give(world: World) -> str:
        return power_of_attorney.give(world, giver, holder, covers, world.date + timedelta(days=days)).id

    return str(change(client, give))


def asked(change: Change, client: FlaskClient) -> str:
    """The parent has asked the senior."""

    def ask(world: World) -> str:
        until = world.date + timedelta(days=9)
        return power_of_attorney.give(world, "senior", "parent", MOVE, until, "asked").id

    return str(change(client, ask))


def test_the_front_page_needs_no_log_on_and_everything_behind_it_does(participant: Participant) -> None:
    client = participant()
    assert "Giv fuldmagt" in client.get(f"{SITE}/").text
    for path in ("/mine/", "/giv/person", "/anmod/udloeb", "/giv/tjek", "/fuldmagt/x", "/brug/x"):
        answer = client.get(SITE + path)
        assert answer.location
        assert answer.location.startswith("/nemlog-in.dk/login?service=fuldmagt.borger.dk"), path


def test_a_power_is_given_in_steps_and_has_a_receipt(senior: FlaskClient, world: WorldOf) -> None:
    page = to_check(senior, world(senior), "giv", "parent")
    answer = send(senior, "giv", page)
    power = one(world(senior))
    assert answer.location == f"{SITE}/kvittering/{power.id}"
    receipt = senior.get(answer.location)
    for text in ("Du har givet en fuldmagt", world(senior).citizen("parent").name, power.number):
        assert text in receipt.text
    assert world(senior).post["parent"].letters[0].letter == "fuldmagt-modtaget"


def test_a_button_pressed_twice_gives_one_power(senior: FlaskClient, world: WorldOf) -> None:
    page = to_check(senior, world(senior), "giv", "parent")
    first, second = send(senior, "giv", page), send(senior, "giv", page)
    assert second.location == first.location
    assert len(world(senior).powers) == 1


def test_without_the_cross_nothing_is_given(senior: FlaskClient, world: WorldOf) -> None:
    page = to_check(senior, world(senior), "giv", "parent")
    answer = senior.post(f"{SITE}/giv/tjek", data=page.sent)
    assert answer.status_code == 422
    assert "Sæt kryds" in answer.text
    assert world(senior).powers == []


def test_a_wish_is_sent_and_answered(participant: Participant, change: Change, world: WorldOf) -> None:
    client = participant()
    sign_in(change, client, "parent")
    receipt = client.get(send(client, "anmod", to_check(client, world(client), "anmod", "senior")).location)
    assert "Din anmodning er sendt" in receipt.text
    sign_in(change, client, "senior")
    assert "beder om fuldmagt fra dig" in client.get(f"{SITE}/mine/").text
    power_id = one(world(client)).id
    request = f"{SITE}/anmodning/{power_id}"
    assert client.post(request, data={"answer": "approve"}).status_code == 422
    assert client.post(request).status_code == 422
    answer = client.post(request, data={"answer": "approve", "read": "ja"})
    assert answer.location == f"{SITE}/svar/{power_id}"
    assert "Du har givet fuldmagten" in client.get(answer.location).text
    assert one(world(client)).state == "given"


def test_no_can_be_said_without_a_cross(senior: FlaskClient, change: Change, world: WorldOf) -> None:
    power_id = asked(change, senior)
    answer = senior.post(f"{SITE}/anmodning/{power_id}", data={"answer": "refuse"})
    assert "Du har sagt nej" in senior.get(answer.location).text
    assert one(world(senior)).state == "refused"


def test_what_was_typed_is_kept_when_something_is_wrong(senior: FlaskClient, world: WorldOf) -> None:
    typed = {**person(world(senior), "parent"), "first_name": "Egon"}
    answer = senior.post(f"{SITE}/giv/person", data=typed)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.targets[-1] == "first_name"
    assert {name: page.sent[name] for name in typed} == {name: [value] for name, value in typed.items()}


@pytest.mark.parametrize(("field", "typed"), [("cpr", "070761-4285"), ("first_name", "nogen@posthus.dk")])
def test_what_could_be_a_real_persons_is_refused_at_its_field(
    field: str, typed: str, senior: FlaskClient, world: WorldOf
) -> None:
    answer = senior.post(f"{SITE}/giv/person", data={**person(world(senior), "parent"), field: typed})
    assert answer.status_code == 422
    assert typed not in answer.text
    assert "Det ligner" in answer.text
    assert Page(answer.text).targets[-1] == field


@pytest.mark.parametrize(
    ("step", "typed", "message"),
    [
        ("omraade", {}, "Sæt mindst ét kryds"),
        ("udloeb", {}, "Skriv den sidste dag, den"),
        ("udloeb", {"until_day": "1", "until_month": "1", "until_year": "2020"}, "Den dag er gået"),
        ("udloeb", {"until_day": "1", "until_month": "1", "until_year": "2099"}, "Det er for lang tid"),
        ("udloeb", {"until_day": "20 30 40 50", "until_month": "1", "until_year": "2027"}, "Det ligner"),
    ],
)
def test_each_step_tells_what_is_wrong(
    step: str, typed: dict[str, str], message: str, senior: FlaskClient, world: WorldOf
) -> None:
    to_check(senior, world(senior), "giv", "parent")
    answer = senior.post(f"{SITE}/giv/{step}", data=typed)
    assert answer.status_code == 422
    assert message in answer.text


def test_nobody_jumps_ahead_of_a_step(senior: FlaskClient, world: WorldOf) -> None:
    assert senior.get(f"{SITE}/giv/udloeb").location == f"{SITE}/giv/person"
    assert senior.get(f"{SITE}/giv/tjek").location == f"{SITE}/giv/person"
    senior.post(f"{SITE}/giv/person", data=person(world(senior), "parent"))
    assert senior.post(f"{SITE}/giv/udloeb", data=until(world(senior))).location == f"{SITE}/giv/omraade"
    assert senior.get(send(senior, "giv", Page("")).location).location == f"{SITE}/giv/omraade"
    assert world(senior).powers == []


def test_an_answer_can_be_changed_and_leads_back_to_the_check(senior: FlaskClient, world: WorldOf) -> None:
    to_check(senior, world(senior), "giv", "parent")
    page = Page(senior.get(f"{SITE}/giv/omraade?ret=1").text)
    assert page.sent["covers"] == [MOVE]
    answer = senior.post(f"{SITE}/giv/omraade", data={**page.sent, "covers": ["borger.dk"]})
    assert answer.location == f"{SITE}/giv/tjek"
    assert "Alt på borger.dk" in senior.get(answer.location).text


def test_one_can_go_on_later_or_begin_anew(senior: FlaskClient, world: WorldOf) -> None:
    senior.post(f"{SITE}/giv/person", data=person(world(senior), "parent"))
    assert "Du er i gang med at give en fuldmagt" in senior.get(f"{SITE}/mine/").text
    assert Page(senior.get(f"{SITE}/giv/person").text).sent["cpr"] == [
        world(senior).citizen("parent").cpr_text
    ]
    assert senior.post(f"{SITE}/giv/forfra").location == f"{SITE}/mine/"
    assert "Du er i gang" not in senior.get(f"{SITE}/mine/").text


def test_a_power_is_used_by_choosing_a_person(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    power_id = given(change, client, "senior", "parent")
    sign_in(change, client, "parent")
    assert "/oeveby.dk/selvbetjening/flytning/" in client.get(f"{SITE}/brug/{power_id}").text
    asks = client.get("/oeveby.dk/selvbetjening/flytning/")
    assert asks.location
    assert asks.location.startswith("/nemlog-in.dk/person/")
    to = {"service": "oeveby.dk", "return_to": "/oeveby.dk/selvbetjening/flytning/", "person": "senior"}
    page = client.get(client.post("/nemlog-in.dk/person/", data=to).location)
    assert f"Du handler for {world(client).citizen('senior').first_name}" in page.text
    assert "Du handler for" not in client.get("/borger.dk/").text


def test_whoever_acts_when_it_is_withdrawn_is_told_and_sends_nothing(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    power_id = given(change, client, "senior", "parent")
    sign_in(change, client, "parent")
    change(client, lambda world: power_of_attorney.choose(world, "senior", "oeveby.dk", "flytning"))
    change(client, lambda world: granting_power.withdraw(world, "senior", power_id))
    answer = client.post("/oeveby.dk/selvbetjening/flytning/dig-og-din-husstand", data={"movers": "self"})
    assert answer.location == "/nemlog-in.dk/person/slut?return_to=/oeveby.dk/"
    assert world(client).drafts == []
    page = client.get(answer.location)
    assert world(client).citizen("senior").name in page.text
    assert client.get("/borger.dk/").location == "/nemlog-in.dk/person/slut?return_to=/borger.dk/"
    on = client.post("/nemlog-in.dk/person/slut", data={"return_to": "/borger.dk/"})
    assert client.get(on.location).status_code == 200
    assert client.get("/nemlog-in.dk/person/slut").location == "/borger.dk/"


@pytest.mark.parametrize(
    ("role", "word"), [("senior", "Tilbagekald fuldmagten"), ("parent", "Giv fuldmagten tilbage")]
)
def test_either_takes_it_back_after_reading_what_it_means(
    role: Role, word: str, participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    power_id = given(change, client, "senior", "parent")
    sign_in(change, client, role)
    assert word in client.get(f"{SITE}/fuldmagt/{power_id}").text
    assert word in client.get(f"{SITE}/tilbagekald/{power_id}").text
    for _again in range(2):
        answer = client.post(f"{SITE}/tilbagekald/{power_id}")
        assert answer.location == f"{SITE}/fuldmagt/{power_id}"
    assert one(world(client)).state == "withdrawn"
    page = client.get(answer.location).text
    assert "Tilbagekaldt" in page
    assert word not in page


def test_the_overview_shows_each_where_it_belongs(
    senior: FlaskClient, change: Change, world: WorldOf
) -> None:
    given(change, senior, "senior", "parent")
    given(change, senior, "young", "senior", "borger.dk")
    given(change, senior, "senior", "young", "oeveby.dk", days=-1)
    page = senior.get(f"{SITE}/mine/").text
    names = {role: world(senior).citizen(role).name for role in ("parent", "young")}
    assert f"Til {names['parent']}" in page
    assert f"Fra {names['young']}" in page
    assert "Udløbet" in page


def test_what_does_not_fit_how_it_stands_leads_to_how_it_stands(senior: FlaskClient, change: Change) -> None:
    old, wish = given(change, senior, "senior", "young", days=-1), asked(change, senior)
    every = {"brug": old, "tilbagekald": old, "anmodning": old, "svar": wish, "kvittering": wish}
    for path, power_id in every.items():
        assert senior.get(f"{SITE}/{path}/{power_id}").location == f"{SITE}/fuldmagt/{power_id}"


def test_another_familys_or_another_ones_power_is_not_there(participant: Participant, change: Change) -> None:
    client = participant()
    power_id = given(change, client, "senior", "parent")
    sign_in(change, client, "young")
    for path in ("fuldmagt", "brug", "tilbagekald", "anmodning", "kvittering", "svar"):
        assert client.get(f"{SITE}/{path}/{power_id}").status_code == 404
    assert client.post(f"{SITE}/tilbagekald/{power_id}").status_code == 404


def test_nobody_can_act_for_another_at_digital_fuldmagt_itself(
    participant: Participant, change: Change, world: WorldOf
) -> None:
    client = participant()
    given(change, client, "senior", "parent", "borger.dk")
    change(client, lambda world: session.open_session(world, "parent", "nemid", "borger.dk"))
    change(client, lambda world: power_of_attorney.choose(world, "senior", "borger.dk"))
    page = client.get(f"{SITE}/mine/").text
    assert "Du handler for" not in page
    assert f"Fra {world(client).citizen('senior').name}" in page


def test_a_power_reaches_what_it_covers_on_every_host_and_nothing_else(
    participant: Participant, change: Change
) -> None:
    """Whoever holds it is asked for whom at just those pages: the whole site, or the part, and none beside it."""
    client, places = participant(), coverable()
    for place in places.values():

        def hold_that_alone(world: World, place: str = place.place) -> None:
            world.powers = []
            power_of_attorney.give(world, "senior", "parent", place, world.date)
            sign_in_for_long(world, "parent")

        change(client, hold_that_alone)
        for other in places.values():
            covered = other.place == place.place or host_of(other.place) == place.place
            answer = client.get(other.path)
            asked = (answer.location or "").startswith("/nemlog-in.dk/person/")
            assert asked is covered, (place.place, other.place)
            assert answer.status_code == (302 if covered else 200), other.path
