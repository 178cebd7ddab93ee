"""The MitID box: a row for every state and message, then what it remembers and what it does not."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world import timeline
from sandbox.world.mitid import accounts
from sandbox.world.mitid import app as mitid_app
from sandbox.world.state import mitid
from sandbox.world.state.world import World
from tests.sites.mitids import LOGIN, QUERY, TO_POST, approve, begin, open_app, press, send

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
UNKNOWN = "Vi kender ikke det bruger-ID."


def test_the_app_signs_in_and_leads_to_the_page_that_asked(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    assert begin(client, world(client)).location == LOGIN
    page = client.get(LOGIN)
    for text in (
        "Log på hos Digital Post",
        "Åbn MitID app og godkend",
        "Kan du ikke scanne?",
        "Afbryd",
        "<svg",
    ):
        assert text in page.text
    change(client, approve)
    answer = send(client, "fortsaet")
    assert (answer.status_code, answer.location) == (303, "/post.borger.dk/")
    session = world(client).session
    assert session
    assert (session.citizen, session.method, session.level) == ("parent", "mitid", "substantial")


def test_code_and_password_sign_in(participant: Participant, world: WorldOf, change: Change) -> None:
    client = participant()
    begin(client, world(client), "senior")
    assert "Brug din kodeviser" in client.get(LOGIN).text
    code = change(client, lambda world: press(world, "senior"))
    assert send(client, "kode", mitid_code=str(code)).location == LOGIN
    assert "Indtast din adgangskode" in client.get(LOGIN).text
    answer = send(client, "adgangskode", password=world(client).mitid["senior"].password)
    assert (answer.status_code, answer.location) == (303, "/post.borger.dk/")
    assert world(client).signed_in == "senior"


def test_chip_and_password_sign_in(participant: Participant, world: WorldOf, change: Change) -> None:
    client = participant()
    change(client, lambda world: accounts.give(world.mitid["senior"], "chip", 1, 1, "senior"))
    begin(client, world(client), "senior")
    assert "MitID chip" in client.get(f"/mitid.dk/identifikationsmidler{QUERY}").text
    send(client, "vaelg", kind="chip")
    assert "Rør ved chippen" in client.get(LOGIN).text
    assert send(client, "chip").location == LOGIN
    assert (
        send(client, "adgangskode", password=world(client).mitid["senior"].password).location
        == "/post.borger.dk/"
    )


def test_an_unknown_user_id_is_told_at_once_and_can_be_mended(participant: Participant) -> None:
    page = send(participant(), "bruger-id", user_id="findes-ikke")
    assert page.status_code == 422
    assert UNKNOWN in page.text
    assert 'value="findes-ikke"' in page.text


@pytest.mark.parametrize(
    ("step", "stage", "field", "message"),
    [
        ("bruger-id", "", "user_id", "Skriv dit bruger-ID"),
        ("kode", "code", "mitid_code", "Skriv koden fra din kodeviser"),
        ("adgangskode", "password", "password", "Skriv din adgangskode"),
    ],
)
def test_nothing_typed_is_told_at_the_field(
    participant: Participant, world: WorldOf, change: Change, step: str, stage: str, field: str, message: str
) -> None:
    client = participant()
    if stage:
        begin(client, world(client), "senior")
    if stage == "password":
        send(client, "kode", mitid_code=str(change(client, lambda world: press(world, "senior"))))
    page = send(client, step, **{field: " " if step != "adgangskode" else ""})
    assert page.status_code == 422
    assert f'href="#{field}">{message}' in page.text


def test_wrong_codes_count_down_and_then_pause(participant: Participant, world: WorldOf) -> None:
    client = participant()
    begin(client, world(client), "senior")
    assert "Du har 2 forsøg tilbage." in send(client, "kode", mitid_code="1").text
    assert "Du har 1 forsøg tilbage." in send(client, "kode", mitid_code="1").text
    assert send(client, "kode", mitid_code="1").location == LOGIN
    page = client.get(LOGIN)
    assert "MitID kodeviser er spærret lidt" in page.text
    assert re.search(r"Prøv igen efter kl\. \d+\.\d\d\.", page.text)
    assert "Få hjælp" in page.text


def test_a_paused_authenticator_can_be_tried_again_when_the_time_has_passed(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    begin(client, world(client), "senior")
    for _ in range(3):
        send(client, "kode", mitid_code="1")
    assert send(client, "vaelg", kind="code-display").location == LOGIN
    assert "er spærret lidt" in client.get(LOGIN).text
    change(client, lambda world: timeline.move_clock(world, 11))
    assert "Nu kan du prøve igen." in client.get(LOGIN).text
    send(client, "vaelg", kind="code-display")
    assert "Brug din kodeviser" in client.get(LOGIN).text


def test_a_wrong_password_says_that_capitals_matter_and_how_many_tries_are_left(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    begin(client, world(client), "senior")
    send(client, "kode", mitid_code=str(change(client, lambda world: press(world, "senior"))))
    page = send(client, "adgangskode", password="forkert")
    assert "Adgangskoden er forkert." in page.text
    assert "Caps Lock" in page.text
    assert "Du har 4 forsøg tilbage." in page.text


def block(world: World) -> None:
    app = world.mitid["young"].app
    assert app
    app.lock.blocked = True


def unmake(world: World) -> None:
    world.mitid["young"].app = mitid.App()


def pause(world: World) -> None:
    for _ in range(3):
        mitid_app.app_open(world, "young", "000000")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (block, "Appen er spærret, fordi PIN-koden var forkert for mange gange."),
        (pause, "Appen er spærret lidt"),
        (unmake, "Din app er ikke klar endnu."),
    ],
)
def test_an_app_that_cannot_be_used_is_told_with_the_way_on(
    participant: Participant, world: WorldOf, change: Change, make: Callable[[World], None], message: str
) -> None:
    client = participant()
    change(client, make)
    begin(client, world(client), "young")
    page = client.get(LOGIN)
    assert message in page.text
    assert "/mitid.dk/hjaelp" in page.text


def test_refusing_in_the_app_and_waiting_too_long_are_told_and_one_begins_again(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()

    def refuse(world: World) -> None:
        open_app(world)
        mitid_app.app_scan(world, "parent")
        mitid_app.app_refuse(world, "parent")

    for end, message in (
        (refuse, "Du er ikke logget på."),
        (lambda world: timeline.move_clock(world, 6), "Tiden er gået."),
    ):
        begin(client, world(client))
        change(client, end)
        assert send(client, "fortsaet").location == LOGIN
        assert message in client.get(LOGIN).text
        assert send(client, "forfra").location == LOGIN
        assert "Bruger-ID" in client.get(LOGIN).text


def test_saying_that_one_has_approved_does_not_make_it_so(participant: Participant, world: WorldOf) -> None:
    client = participant()
    begin(client, world(client))
    page = send(client, "fortsaet")
    assert page.status_code == 422
    assert "Du har ikke godkendt endnu." in page.text
    assert world(client).signed_in is None


def test_who_cannot_scan_sees_a_one_time_code_in_place_of_the_pictures(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    begin(client, world(client))
    assert send(client, "engangskode").location == LOGIN
    pending = world(client).mitid_pending
    assert pending
    page = client.get(LOGIN)
    assert f"<strong>{pending.one_time_code}</strong>" in page.text
    assert "mitid-frame" not in page.text


def test_on_the_phone_itself_nothing_is_to_be_scanned(participant: Participant, world: WorldOf) -> None:
    client = participant()
    begin(client, world(client))
    send(client, "samme-enhed")
    page = client.get(LOGIN)
    assert "mitid-frame" not in page.text
    assert "Scan koden" not in page.text


def test_the_waiting_line_follows_the_app_and_is_not_sent_again_unchanged(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    begin(client, world(client))
    status, state = f"/mitid.dk/status{QUERY}", f"/mitid.dk/tilstand{QUERY}"
    first = client.get(status)
    assert "Vi venter på din app." in first.text
    assert client.get(status, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    change(client, open_app)
    assert "Appen er åben." in client.get(status).text
    assert client.get(state).text == "waiting"
    change(client, lambda world: mitid_app.app_scan(world, "parent"))
    assert "Appen venter på, at du godkender." in client.get(status).text
    change(client, lambda world: mitid_app.app_approve(world, "parent"))
    assert "Der er svar fra din app." in client.get(status).text
    assert client.get(state).text == "answered"


def test_a_second_sign_in_in_another_window_leads_back_to_the_first_or_drops_it(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    begin(client, world(client))
    own = world(client).mitid["young"].user_id
    answer = client.post("/mitid.dk/bruger-id", data={"service": "borger.dk", "user_id": own})
    assert answer.location == "/mitid.dk/allerede-i-gang?service=borger.dk&return_to=/borger.dk/"
    page = client.get(answer.location)
    assert "Du er allerede i gang" in page.text
    assert LOGIN.replace("&", "&amp;") in page.text
    client.post("/mitid.dk/forfra", data={"service": "borger.dk"})
    answer = client.post("/mitid.dk/bruger-id", data={"service": "borger.dk", "user_id": own})
    assert answer.location == "/mitid.dk/login?service=borger.dk&return_to=/borger.dk/"
    assert client.get("/mitid.dk/allerede-i-gang").status_code == 200


def test_the_page_about_another_window_leads_on_when_there_is_none(participant: Participant) -> None:
    assert participant().get(f"/mitid.dk/allerede-i-gang{QUERY}").location == LOGIN


def test_a_suspended_mitid_and_the_way_to_open_it_are_told(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()

    def suspend(world: World) -> None:
        world.mitid["parent"].suspended = True

    change(client, suspend)
    page = send(client, "bruger-id", user_id=world(client).mitid["parent"].user_id)
    assert "Dit MitID er spærret midlertidigt." in page.text
    assert "Borgerservice" in page.text


def test_the_box_remembers_only_whom_it_was_asked_to(participant: Participant, world: WorldOf) -> None:
    client = participant()
    own = world(client).mitid["parent"].user_id
    send(client, "bruger-id", user_id=own, remember="yes")
    send(client, "afbryd")
    assert f'value="{own}"' in client.get(LOGIN).text
    assert f'value="{own}"' not in client.get("/mitid.dk/login?service=borger.dk").text
    send(client, "bruger-id", user_id=own)
    send(client, "afbryd")
    assert f'value="{own}"' not in client.get(LOGIN).text


def test_only_those_that_one_has_are_offered(participant: Participant, world: WorldOf) -> None:
    client = participant()
    assert client.get(f"/mitid.dk/identifikationsmidler{QUERY}").location == LOGIN
    begin(client, world(client))
    page = client.get(f"/mitid.dk/identifikationsmidler{QUERY}").text
    assert [kind in page for kind in ("MitID app", "MitID kodeviser", "MitID chip")] == [True, True, False]
    send(client, "vaelg", kind="code-display")
    assert "Brug din kodeviser" in client.get(LOGIN).text
    assert send(client, "vaelg", kind="noget-andet").location == LOGIN


def test_cancelling_leads_to_the_page_that_says_so(participant: Participant, world: WorldOf) -> None:
    client = participant()
    begin(client, world(client))
    assert send(client, "afbryd").location == f"/nemlog-in.dk/afbrudt{QUERY}"
    assert world(client).mitid_pending is None


@pytest.mark.parametrize(
    "step", ["vent", "vaelg", "samme-enhed", "engangskode", "fortsaet", "kode", "adgangskode", "chip"]
)
def test_a_step_that_is_not_under_way_leads_to_the_page_that_is(participant: Participant, step: str) -> None:
    client = participant()
    assert send(client, step, kind="app", mitid_code="1", password="x").location == LOGIN
    assert client.get(f"/mitid.dk/{step}{QUERY}").location == LOGIN


def test_whoever_is_signed_in_is_told_so(participant: Participant, world: WorldOf, change: Change) -> None:
    client = participant()
    begin(client, world(client))
    change(client, approve)
    assert send(client, "bruger-id", user_id="x").location == f"/nemlog-in.dk/login{QUERY}"


def test_the_box_loaded_again_after_the_approval_goes_on(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    begin(client, world(client))
    change(client, approve)
    assert client.get(LOGIN).location == TO_POST["return_to"]


def test_nothing_secret_is_shown_again_or_kept(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    begin(client, world(client), "senior")
    pages = [send(client, "kode", mitid_code="tastet-kode").text]
    send(client, "kode", mitid_code=str(change(client, lambda world: press(world, "senior"))))
    pages.append(send(client, "adgangskode", password="tastet-adgangskode").text)
    assert "tastet" not in "".join(pages) + world(client).to_json()


def test_a_real_number_as_user_id_is_neither_kept_nor_shown(participant: Participant) -> None:
    page = send(participant(), "bruger-id", user_id="010190-1234")
    assert page.status_code == 422
    assert "Det ligner et rigtigt CPR-nummer." in page.text
    assert "010190" not in page.text


def test_the_way_back_when_the_user_id_is_forgotten(participant: Participant) -> None:
    page = participant().get(f"/mitid.dk/glemt-bruger-id{QUERY}")
    assert "Glemt bruger-ID?" in page.text
    assert LOGIN.replace("&", "&amp;") in page.text


def test_the_front_page_leads_to_one_s_own(participant: Participant) -> None:
    assert "/mitid.dk/mit/" in participant().get("/mitid.dk/").text


def test_the_service_is_that_of_the_sign_in_under_way_where_none_is_named(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    begin(client, world(client))
    assert "Log på hos Digital Post" in client.get("/mitid.dk/login").text
    assert TO_POST["service"] in client.get("/mitid.dk/login").text


def test_one_can_let_the_time_go_until_a_paused_authenticator_works_again(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    begin(client, world(client), "senior")
    for _ in range(3):
        send(client, "kode", mitid_code="1")
    assert "Lad tiden gå" in client.get(LOGIN).text
    assert send(client, "vent").location == LOGIN
    page = client.get(LOGIN).text
    assert "Nu kan du prøve igen." in page
    assert "Lad tiden gå" not in page


def test_where_time_does_not_help_it_is_not_offered(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, block)
    begin(client, world(client), "young")
    assert "Lad tiden gå" not in client.get(LOGIN).text
