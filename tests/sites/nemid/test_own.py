"""nemid.nu: its pages about one's own NemID, and help as a role-play."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world import paper_mail
from sandbox.world.nemid import key_cards, presets
from sandbox.world.state.world import World
from tests.sites.signing import pass_first_step, send_key, send_password

Participant = Callable[..., FlaskClient]
SignedIn = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
OWN = "regnbue42"


@pytest.mark.parametrize("path", ["", "aktiver", "glemt", "bestilt", "spaer", "spaerret", "hjaelp"])
def test_the_open_pages_need_no_login(participant: Participant, path: str) -> None:
    assert participant().get(f"/nemid.nu/{path}").status_code == 200


@pytest.mark.parametrize("path", ["mit/", "mit/adgangskode", "mit/bruger-id"])
def test_the_own_pages_ask_for_a_login_and_are_gone_back_to(participant: Participant, path: str) -> None:
    answer = participant().get(f"/nemid.nu/{path}")
    assert answer.status_code in (302, 303)
    assert answer.location == f"/nemlog-in.dk/login?service=nemid.nu&return_to=/nemid.nu/{path}"


def test_my_nemid_shows_number_card_keys_and_use(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("senior")
    own = world(client).nemid["senior"]
    page = client.get("/nemid.nu/mit/").text
    for text in (own.number, own.user_id, own.card.number, "147 nøgler", "Logget på", "post.borger.dk"):
        assert text in page
    assert own.password not in page


def test_a_card_can_be_ordered_and_the_day_is_told(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("senior")
    page = client.post("/nemid.nu/mit/nyt-kort", follow_redirects=True).text
    assert "Et nyt kort kommer med posten den 30. november 2026." in page
    client.post("/nemid.nu/mit/nyt-kort")
    assert len([paper for paper in world(client).papers if paper.to == "senior" and not paper.here]) == 1
    client.post("/papers/vent")
    assert world(client).signed_in is None
    assert paper_mail.here(world(client))[0].kind == "key-card"


def test_the_app_is_got_and_works_after_an_hour(signed_in: SignedIn, world: WorldOf, change: Change) -> None:
    client = signed_in("senior")
    page = client.post("/nemid.nu/mit/noegleapp", follow_redirects=True).text
    assert "Nøgleappen virker fra kl. 9.3" in page
    change(client, lambda world: setattr(world.nemid["senior"].app, "active_from", world.clock))
    assert "Du har nøgleappen på din telefon." in client.get("/nemid.nu/mit/").text
    change(client, lambda world: setattr(world.nemid["senior"].app, "blocked", True))
    assert "Nøgleappen er lukket" in client.get("/nemid.nu/mit/").text
    app = world(client).nemid["senior"].app
    assert app
    assert app.pin in client.get("/papers/").text


def test_the_password_is_changed_with_the_old_one(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("senior")
    own = world(client).nemid["senior"]
    form = {"old_password": own.password, "password": OWN, "password_again": OWN}
    page = client.post("/nemid.nu/mit/adgangskode", data=form, follow_redirects=True).text
    assert "Din adgangskode er skiftet." in page
    assert "Den, du selv har valgt" in client.get("/papers/").text
    client.post("/nemlog-in.dk/log-af")
    assert send_password(client, own.user_id, own.password).status_code == 422
    assert send_password(client, own.user_id, OWN).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "again", "field", "told"),
    [
        ("", OWN, OWN, "old_password", "Skriv den adgangskode, du har nu"),
        ("forkert", OWN, OWN, "old_password", "ikke skrevet rigtigt"),
        ("own", "kort", "kort", "password", "Adgangskoden er for kort."),
        ("own", OWN, "andet42", "password_again", "ikke skrevet det samme to gange"),
    ],
)
def test_what_is_wrong_with_a_change_is_told_at_its_field(
    signed_in: SignedIn, world: WorldOf, old: str, new: str, again: str, field: str, told: str
) -> None:
    client = signed_in("senior")
    password = world(client).nemid["senior"].password if old == "own" else old
    form = {"old_password": password, "password": new, "password_again": again}
    page = client.post("/nemid.nu/mit/adgangskode", data=form)
    assert page.status_code == 422
    assert page.text.count(told) == 2
    assert f'<a href="#{field}">' in page.text


def test_a_wrong_old_password_too_often_locks(signed_in: SignedIn) -> None:
    client = signed_in("senior")
    form = {"old_password": "forkert", "password": OWN, "password_again": OWN}
    pages = [client.post("/nemid.nu/mit/adgangskode", data=form).text for _ in range(5)]
    assert "NemID er nu låst i nogle timer" in pages[4]


def test_a_user_id_is_chosen(signed_in: SignedIn, world: WorldOf) -> None:
    client = signed_in("senior")
    password = world(client).nemid["senior"].password
    address = "/nemid.nu/mit/bruger-id"
    assert "for kort" in client.post(address, data={"user_id": "anna", "old_password": password}).text
    assert (
        "ikke skrevet rigtigt" in client.post(address, data={"user_id": "annabo", "old_password": "x"}).text
    )
    inside = client.post(address, data={"user_id": password[:6], "old_password": password})
    assert "må ikke stå inde i adgangskoden" in inside.text
    done = client.post(address, data={"user_id": "annabo", "old_password": password}, follow_redirects=True)
    assert "Dit bruger-id er skiftet." in done.text
    assert world(client).nemid["senior"].user_id == "annabo"


def test_a_lost_card_is_closed_with_id_and_password_and_a_new_one_is_got_at_the_counter(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    own = world(client).nemid["senior"]
    form = {"user_id": own.user_id, "password": own.password}
    closed = client.post("/nemid.nu/spaer", data=form)
    assert "Dit nøglekort er spærret" in client.get(closed.location).text
    assert "meldt væk" in send_password(client, own.user_id, own.password).text
    helped = client.post("/nemid.nu/hjaelp", data={"who": "senior", "what": "card"})
    assert "Du har fået et nyt nøglekort" in client.get(helped.location).text
    after = world(client).nemid["senior"]
    assert after.card.number != own.card.number
    pass_first_step(client, world(client))
    pending = world(client).pending
    assert pending
    assert send_key(client, dict(after.card.pairs())[pending.key_number]).status_code == 303


@pytest.mark.parametrize(
    ("user_id", "password", "told"),
    [
        ("", "", "Skriv dit bruger-id"),
        ("findes-ikke", "forkert", "Bruger-id eller adgangskode er forkert."),
        ("own", "forkert", "Bruger-id eller adgangskode er forkert."),
    ],
)
def test_a_card_is_not_closed_by_just_anybody(
    participant: Participant, world: WorldOf, user_id: str, password: str, told: str
) -> None:
    client = participant()
    own_id = world(client).nemid["senior"].user_id
    form = {"user_id": own_id if user_id == "own" else user_id, "password": password}
    page = client.post("/nemid.nu/spaer", data=form)
    assert page.status_code == 422
    assert told in page.text
    assert not world(client).nemid["senior"].card_lost


def test_a_forgotten_password_is_answered_alike_whether_or_not_the_user_id_exists(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    answers = [
        client.post("/nemid.nu/glemt", data={"user_id": user_id})
        for user_id in ("findes-ikke", world(client).nemid["senior"].user_id)
    ]
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, "/nemid.nu/bestilt")}
    assert "Skriv dit bruger-id" in client.post("/nemid.nu/glemt").text


def test_a_forgotten_password_from_the_first_page_to_being_logged_on(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    own = world(client).nemid["senior"]
    client.post("/nemid.nu/glemt", data={"user_id": own.user_id})
    assert send_password(client, own.user_id, own.password).status_code == 422
    client.post("/papers/vent")
    letter = paper_mail.here(world(client))[0]
    assert letter.facts["code"] in client.get(f"/papers/post/{letter.id}").text
    answer = send_password(client, own.user_id, letter.facts["code"])
    assert answer.location == "/nemlog-in.dk/nemid/aktivering"
    client.post(answer.location, data={"password": OWN, "password_again": OWN, "user_id": ""})
    under_way = world(client).activation
    assert under_way
    key = dict(world(client).nemid["senior"].card.pairs())[under_way.key_number]
    client.post("/nemlog-in.dk/nemid/aktivering/noegle", data={"key": key})
    assert world(client).signed_in == "senior"


HELPS = [
    ("lost", "Kortet er spærret"),
    ("card", "Du har fået et nyt nøglekort"),
    ("password", "Du har fået en midlertidig adgangskode"),
    ("open", "Dit NemID er åbent igen"),
]


@pytest.mark.parametrize(("what", "told"), HELPS)
def test_the_counter_helps_whoever_comes(
    participant: Participant, world: WorldOf, what: str, told: str
) -> None:
    client = participant()
    page = client.post("/nemid.nu/hjaelp", data={"who": "young", "what": what}, follow_redirects=True).text
    assert told in page
    assert world(client).citizen("young").name in page


def test_the_counter_asks_who_and_what(participant: Participant) -> None:
    page = participant().post("/nemid.nu/hjaelp", data={"who": "ingen", "what": "alt"})
    assert page.status_code == 422
    assert "Vælg, hvem du er" in page.text
    assert "Vælg, hvad du vil have hjælp til" in page.text


def test_an_opened_nemid_with_a_lost_card_is_told_to_ask_for_a_new_one(
    participant: Participant, change: Change
) -> None:
    client = participant()
    change(client, lambda world: key_cards.report_lost(world, "senior"))
    assert "stadig spærret" in client.get("/nemid.nu/hjaelp/laas-op/senior").text


@pytest.mark.parametrize(
    "path", ["/nemid.nu/hjaelp/alt/ingen", "/nemid.nu/mit/nyt-kort", "/nemid.nu/mit/noegleapp"]
)
def test_an_address_that_is_only_sent_to_leads_on(participant: Participant, path: str) -> None:
    assert participant().get(path).status_code == 302


def test_my_nemid_tells_of_a_lost_card_and_of_one_that_has_come(signed_in: SignedIn, change: Change) -> None:
    client = signed_in("senior")
    change(client, lambda world: presets.new_card(world, "senior", "here"))
    assert "Dit nye kort er kommet." in client.get("/nemid.nu/mit/").text
    change(client, lambda world: key_cards.report_lost(world, "senior"))
    change(client, lambda world: presets.give_viewer(world, "senior"))
    page = client.get("/nemid.nu/mit/").text
    assert "Hent et nyt i Borgerservice." in page
    assert "Du har en nøgleviser" in page
