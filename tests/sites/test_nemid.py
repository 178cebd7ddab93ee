import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from sandbox.config import Config
from sandbox.world import timeline
from sandbox.world.nemid.key_cards import keys_left
from sandbox.world.state.nemid import KEYS
from sandbox.world.state.world import World
from tests.sites.signing import TO_POST, asked_key, pass_first_step, send_key, send_password

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
LOGIN = "/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/"
WRONG = "Bruger-id eller adgangskode er forkert."


def test_two_steps_lead_to_the_page_that_asked(participant: Participant, world: WorldOf) -> None:
    client = participant()
    step = pass_first_step(client, world(client))
    assert step.location == LOGIN
    page = client.get(step.location)
    pending = world(client).pending
    assert pending
    for text in (
        pending.key_number,
        world(client).nemid["senior"].card.number,
        "Log på",
        "Afbryd",
        "148 nøgler",
    ):
        assert text in page.text
    answer = send_key(client, asked_key(world(client)))
    assert (answer.status_code, answer.location) == (303, "/post.borger.dk/")
    assert world(client).signed_in == "senior"


@pytest.mark.parametrize("which", ["chosen", "number", "cpr", "cpr_text"])
def test_every_kind_of_user_id_is_good(participant: Participant, world: WorldOf, which: str) -> None:
    client = participant()
    own, citizen = world(client).nemid["senior"], world(client).citizen("senior")
    user_id = {
        "chosen": own.user_id,
        "number": own.number,
        "cpr": citizen.cpr,
        "cpr_text": citizen.cpr_text,
    }[which]
    assert send_password(client, user_id.upper(), own.password.upper()).status_code == 303


def test_a_wrong_password_and_an_unknown_user_id_get_the_very_same_page(
    participant: Participant, world: WorldOf
) -> None:
    known, unknown = participant(), participant()
    user_id = world(known).nemid["senior"].user_id
    for tries in range(1, 5):
        pages = [
            send_password(known, user_id, "forkert"),
            send_password(unknown, "x" * len(user_id), "forkert"),
        ]
        assert [page.status_code for page in pages] == [422, 422]
        texts = [without_token(page.text).replace(user_id, "x" * len(user_id)) for page in pages]
        assert WRONG in texts[0]
        assert (f"Du har nu prøvet {tries} gange i træk." in texts[0]) == (tries >= 3)
        assert texts[0] == texts[1]


def without_token(page: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def test_the_user_id_is_kept_and_the_secrets_are_not(participant: Participant, world: WorldOf) -> None:
    client = participant()
    page = send_password(client, "tastet-id", "tastet-kode")
    assert 'value="tastet-id"' in page.text
    assert "tastet-kode" not in page.text
    pass_first_step(client, world(client))
    assert "987123" not in send_key(client, "987123").text


@pytest.mark.parametrize(
    ("user_id", "password", "messages"),
    [
        ("", "kode", ["Skriv dit bruger-id"]),
        ("id", "", ["Skriv din adgangskode"]),
        ("  ", "   ", ["Skriv dit bruger-id", "Skriv din adgangskode"]),
    ],
    ids=["no user-id", "no password", "neither"],
)
def test_empty_fields_are_told_above_the_form_and_at_the_field(
    participant: Participant, user_id: str, password: str, messages: list[str]
) -> None:
    page = send_password(participant(), user_id, password)
    assert page.status_code == 422
    for message in messages:
        assert page.text.count(message) == 2
    assert page.text.count('aria-invalid="true"') == len(messages)
    assert WRONG not in page.text


def test_an_empty_key_is_told_and_the_same_number_still_asked_for(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    pass_first_step(client, world(client))
    before = world(client).pending
    page = send_key(client, "  ")
    assert page.status_code == 422
    assert before
    assert page.text.count(f"Skriv nøglen til nr. {before.key_number}") == 2
    assert world(client).pending == before


def test_a_wrong_key_is_told_and_another_number_asked_for(participant: Participant, world: WorldOf) -> None:
    client = participant()
    pass_first_step(client, world(client))
    before = world(client).pending
    page = send_key(client, "000")
    after = world(client).pending
    assert before
    assert after
    assert page.status_code == 422
    assert "Nøglen var ikke den rigtige." in page.text
    assert f"Nu skal du finde nr. {after.key_number} i stedet." in page.text
    assert before.key_number not in page.text
    assert "147 nøgler tilbage" in page.text


def test_the_last_wrong_keys_say_how_many_tries_are_left(participant: Participant, world: WorldOf) -> None:
    client = participant()
    pass_first_step(client, world(client))
    pages = [send_key(client, "000").text for _ in range(5)]
    assert "tilbage. Derefter" not in pages[0] + pages[1]
    assert "Du har 2 forsøg tilbage. Derefter bliver NemID spærret." in pages[2]
    assert "Du har 1 forsøg tilbage. Derefter bliver NemID spærret." in pages[3]
    assert "NemID er spærret" in pages[4]
    assert "Borgerservice" in pages[4]
    again = send_password(
        client, world(client).nemid["senior"].user_id, world(client).nemid["senior"].password
    )
    assert again.status_code == 422
    assert "NemID er spærret" in again.text


def test_five_wrong_passwords_lock_and_the_page_says_until_when(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    own = world(client).nemid["senior"]
    pages = [send_password(client, own.user_id, "forkert") for _ in range(5)]
    until = world(client).nemid["senior"].locked_until
    assert until
    assert "NemID er låst" in pages[4].text
    assert f"Prøv igen efter kl. 16.{until.minute + 1:02}." in pages[4].text
    assert "NemID er låst" in send_password(client, own.user_id, own.password).text
    change(client, lambda world: timeline.move_clock(world, 8 * 60))
    assert send_password(client, own.user_id, own.password).status_code == 303


def test_a_lock_that_lasts_into_the_next_day_names_the_day(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, lambda world: timeline.move_clock(world, 10 * 60))
    user_id = world(client).nemid["senior"].user_id
    for _ in range(5):
        page = send_password(client, user_id, "forkert")
    assert "Prøv igen den 24. november 2026 efter kl. 2." in page.text


def test_an_empty_card_is_told_with_what_to_do(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()

    def use_up(world: World) -> None:
        card = world.nemid["senior"].card
        card.used = [number for number, _ in card.pairs()]

    change(client, use_up)
    own = world(client).nemid["senior"]
    page = send_password(client, own.user_id, own.password)
    assert page.status_code == 422
    assert "Alle nøgler på dit nøglekort er brugt." in page.text


def test_a_real_cpr_number_is_refused_kindly_and_the_rest_goes_on(participant: Participant) -> None:
    real = "010170" + "-" + "1234"
    page = send_password(participant(), real, "kode")
    assert page.status_code == 422
    assert "Det ligner et rigtigt CPR-nummer." in page.text
    assert real not in page.text
    assert "Skriv dit bruger-id" not in page.text


def test_cancelling_leaves_the_login_without_a_trace(participant: Participant, world: WorldOf) -> None:
    client = participant()
    pass_first_step(client, world(client))
    answer = client.post("/nemlog-in.dk/nemid/afbryd", data=TO_POST)
    assert answer.status_code == 303
    assert world(client).pending is None
    assert "Det er helt i orden" in client.get(answer.location).text


def test_a_key_that_nobody_asked_for_leads_to_the_login_page(participant: Participant) -> None:
    answer = send_key(participant(), "123456")
    assert (answer.status_code, answer.location) == (303, LOGIN)


def test_the_key_sent_twice_still_leads_on(participant: Participant, world: WorldOf) -> None:
    client = participant()
    pass_first_step(client, world(client))
    key = asked_key(world(client))
    send_key(client, key)
    again = send_key(client, key)
    assert (again.status_code, again.location) == (303, LOGIN)
    assert "Du er allerede logget på" in client.get(LOGIN).text


def test_the_password_of_another_tab_does_not_end_the_session(
    signed_in: Callable[..., FlaskClient], world: WorldOf
) -> None:
    client = signed_in("senior")
    own = world(client).nemid["parent"]
    assert send_password(client, own.user_id, own.password).location == LOGIN
    assert world(client).signed_in == "senior"
    assert world(client).pending is None


def test_back_to_the_first_step_and_sending_it_again_asks_for_another_key(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    pass_first_step(client, world(client))
    before = world(client).pending
    pass_first_step(client, world(client))
    after = world(client).pending
    assert before
    assert after
    assert before.key_number != after.key_number


def test_a_login_for_another_site_begins_with_its_own_first_step(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    pass_first_step(client, world(client))
    assert 'name="key"' in client.get(LOGIN).text
    assert 'name="password"' in client.get("/nemlog-in.dk/login?service=borger.dk").text


def test_an_address_without_a_service_goes_on_with_the_login_under_way(
    participant: Participant, world: WorldOf
) -> None:
    client = participant()
    pass_first_step(client, world(client))
    assert 'name="key"' in client.get("/nemlog-in.dk/login").text


@pytest.mark.parametrize("step", ["adgangskode", "noegle", "afbryd"])
def test_a_typed_steps_address_leads_to_the_login_page(participant: Participant, step: str) -> None:
    answer = participant().get(f"/nemlog-in.dk/nemid/{step}", follow_redirects=True)
    assert answer.status_code == 200
    assert answer.request.path == "/nemlog-in.dk/login"


def test_a_typed_steps_address_keeps_where_one_was_going(participant: Participant) -> None:
    answer = participant().get("/nemlog-in.dk/nemid/adgangskode", query_string=TO_POST)
    assert answer.location == LOGIN


def test_an_answer_that_was_wrong_is_still_the_login_page(participant: Participant) -> None:
    page = send_password(participant(), "id", "forkert").text
    assert 'value="nemlog-in.dk/login"' in page
    assert "<title>Fejl: Log på med NemID" in page
    assert (
        'action="/nemlog-in.dk/nemid/adgangskode?service=post.borger.dk&amp;return_to=/post.borger.dk/"'
        in page
    )


@pytest.mark.parametrize("missing", ["adgangskode", "noegle"])
def test_a_form_without_its_fields_is_no_error_of_the_servers(
    participant: Participant, world: WorldOf, missing: str
) -> None:
    client = participant()
    if missing == "noegle":
        pass_first_step(client, world(client))
    assert client.post(f"/nemlog-in.dk/nemid/{missing}").status_code == 422


def test_a_form_for_a_service_that_does_not_exist_gets_the_kind_page(participant: Participant) -> None:
    form = {"service": "findes-ikke.dk", "user_id": "a", "password": "b"}
    assert participant().post("/nemlog-in.dk/nemid/adgangskode", data=form).status_code == 404


def test_letters_and_very_long_texts_are_only_wrong(participant: Participant, world: WorldOf) -> None:
    client = participant()
    assert send_password(client, "æ" * 5_000, "ø" * 5_000).status_code == 422
    pass_first_step(client, world(client))
    assert send_key(client, "å" * 5_000).status_code == 422


def test_nothing_that_was_typed_is_in_the_database_or_the_log(
    participant: Participant, world: WorldOf, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    client = participant()
    user_id = world(client).nemid["senior"].user_id
    send_password(client, "Qzhemmeligtid", "Qzhemmeligkode")
    send_password(client, user_id, "Qzhemmeligkode")
    pass_first_step(client, world(client))
    send_key(client, "Qzhemmelignøgle")
    kept = b"".join(path.read_bytes() for path in files_of(config.data_dir))
    assert user_id.encode() in kept
    assert b"Qzhemmelig" not in kept
    assert "Qzhemmelig" not in caplog.text


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_every_key_of_a_card_signs_in_once(participant: Participant, world: WorldOf) -> None:
    client = participant()
    asked = set()
    for _ in range(12):
        pass_first_step(client, world(client))
        pending = world(client).pending
        assert pending
        asked.add(pending.key_number)
        assert send_key(client, asked_key(world(client))).status_code == 303
        client.post("/nemlog-in.dk/log-af")
    assert len(asked) == 12
    assert keys_left(world(client), "senior") == KEYS - 12
