"""The NemID box in every state, row by row as the domain facts have it: what is done, and what is told."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox.config import Config
from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import code_app, code_viewer, key_cards, presets
from sandbox.world.state.world import World
from tests.sites.signing import TO_POST, asked_key, pass_first_step, send_key, send_password

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[[FlaskClient, Callable[[World], object]], object]
LOGIN = "/nemlog-in.dk/login?service=post.borger.dk&return_to=/post.borger.dk/"
ACTIVATION = "/nemlog-in.dk/nemid/aktivering"
OWN = "regnbue42"


@dataclass
class Desk:
    """A participant at a seat whose senior has a NemID in some situation."""

    client: FlaskClient
    world_of: WorldOf
    change_of: Change

    @property
    def world(self) -> World:
        return self.world_of(self.client)

    def change(self, how: Callable[[World], object]) -> None:
        self.change_of(self.client, how)

    def log_on(self, password: str | None = None) -> TestResponse:
        own = self.world.nemid["senior"]
        return send_password(self.client, own.number, password or own.password)

    def post(self, path: str, **form: str) -> TestResponse:
        return self.client.post(path, data=form)

    def step(self, name: str, **form: str) -> TestResponse:
        return self.client.post(f"/nemlog-in.dk/nemid/{name}", data={**TO_POST, **form})

    def code(self) -> str:
        letter = paper_mail.latest(self.world, "senior", "temporary-password")
        assert letter
        return letter.facts["code"]

    def choose(self, password: str = OWN, again: str | None = None, user_id: str = "") -> TestResponse:
        form = {"password": password, "password_again": password if again is None else again}
        return self.post(ACTIVATION, **form, user_id=user_id)

    def activation_key(self) -> str:
        under_way = self.world.activation
        assert under_way
        return dict(self.world.nemid["senior"].card.pairs())[under_way.key_number]


@pytest.fixture
def desk(participant: Participant, world: WorldOf, change: Change) -> Desk:
    return Desk(participant(), world, change)


@pytest.fixture
def new(desk: Desk) -> Desk:
    """A desk at which the senior's NemID is not activated, and the letters have come."""
    desk.change(lambda world: presets.not_activated(world, "senior"))
    return desk


def empty(world: World) -> None:
    presets.use_up(world, "senior", 0)


def empty_and_coming(world: World) -> None:
    presets.new_card(world, "senior", "coming")
    empty(world)


def block_by_passwords(world: World) -> None:
    presets.block(world, "senior")
    world.nemid["senior"].blocked_because = "passwords"


def void(world: World) -> None:
    presets.not_activated(world, "senior")
    world.nemid["senior"].temporary = None


FIRST_STEP: list[tuple[str, Callable[[World], object], str, list[str]]] = [
    ("LOCK001", lambda w: presets.lock(w, "senior"), "", ["NemID er låst", "efter kl. 16.3"]),
    ("LOCK002", block_by_passwords, "", ["adgangskoden var forkert for mange gange", "Borgerservice"]),
    ("LOCK003", lambda w: presets.block(w, "senior"), "", ["nøglen var forkert for mange gange"]),
    ("AUTH006", empty, "", ["Alle nøgler på dit nøglekort er brugt.", "Borgerservice"]),
    ("AUTH006, card coming", empty_and_coming, "", ["Det kommer den 30. november 2026."]),
    ("card lost", lambda w: key_cards.report_lost(w, "senior"), "", ["meldt væk", "Tag dit pas"]),
    ("AUTH008", void, "code", ["gælder ikke mere", "bestille en ny kode"]),
]


@pytest.mark.parametrize(
    ("arrange", "typed", "told"), [row[1:] for row in FIRST_STEP], ids=[row[0] for row in FIRST_STEP]
)
def test_the_first_step_tells_what_is_wrong_and_where_help_is(
    desk: Desk, arrange: Callable[[World], object], typed: str, told: list[str]
) -> None:
    desk.change(arrange)
    page = desk.log_on(desk.code() if typed else None)
    assert page.status_code == 422
    for text in told:
        assert text in page.text
    assert 'href="/nemid.nu/hjaelp"' in page.text
    assert desk.world.signed_in is None


def test_the_papers_lead_from_the_letters_to_being_logged_on(new: Desk) -> None:
    assert "Velkomstbrevet" in new.client.get("/nemid.nu/aktiver").text
    assert new.log_on(new.code()).location == ACTIVATION
    page = new.client.get(ACTIVATION).text
    assert "Nu skal du finde på din egen." in page
    assert new.choose(user_id="bedstemor").location == ACTIVATION
    page = new.client.get(ACTIVATION).text
    assert new.world.nemid["senior"].card.number in page
    answer = new.post(f"{ACTIVATION}/noegle", key=new.activation_key())
    assert (answer.status_code, answer.location) == (303, "/post.borger.dk/")
    new.client.post("/nemlog-in.dk/log-af")
    assert send_password(new.client, "bedstemor", OWN).status_code == 303


FAULTS: list[tuple[str, str, str, str, str]] = [
    ("nothing", "", "", "", "Skriv den adgangskode, du vil have"),
    ("five characters", "abcd1", "abcd1", "", "Adgangskoden er for kort."),
    ("too long", "ab12" * 11, "ab12" * 11, "", "Adgangskoden er for lang."),
    ("no digit", "regnbue", "regnbue", "", "Der mangler et tal."),
    ("no letter", "7294153", "7294153", "", "Der mangler et bogstav."),
    ("an æ", "regnbuæ42", "regnbuæ42", "", "Brug ikke æ, ø eller å i adgangskoden."),
    ("four alike", "aaaab12", "aaaab12", "", "Det samme tegn står 4 gange i træk."),
    ("a space first", " regnbue42", " regnbue42", "", "Der er et mellemrum først eller sidst."),
    ("not alike", OWN, "regnbue24", "", "Du har ikke skrevet det samme to gange."),
    ("digits alike", "7777", "7777", "", "De 4 tal må ikke være ens."),
    ("a series", "6543", "6543", "", "De 4 tal må ikke følge efter hinanden"),
    ("user-id in it", "xoliver7x", "xoliver7x", "oliver7", "må ikke stå inde i adgangskoden."),
    ("user-id too short", OWN, OWN, "anna", "Bruger-id’et er for kort."),
    ("user-id with ø", OWN, OWN, "søren", "Brug ikke æ, ø eller å i dit bruger-id."),
    ("user-id like a number", OWN, OWN, "412345678", "må ikke ligne et CPR-nummer"),
    ("user-id with a space", OWN, OWN, " bedstemor", "mellemrum først eller sidst i dit bruger-id"),
]


@pytest.mark.parametrize(
    ("password", "again", "user_id", "told"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_each_broken_rule_is_told_in_plain_words(
    new: Desk, password: str, again: str, user_id: str, told: str
) -> None:
    new.log_on(new.code())
    page = new.choose(password, again, user_id)
    assert page.status_code == 422
    assert page.text.count(told) == 2
    assert "<title>Fejl:" in page.text
    assert not password or password not in page.text
    assert not new.world.activation or not new.world.activation.key_number


def test_the_temporary_password_as_ones_own_is_told(new: Desk) -> None:
    new.log_on(new.code())
    page = new.choose(new.code()).text
    assert "Det er den midlertidige adgangskode fra brevet." in page
    assert new.code() not in page


def test_anothers_user_id_is_told(new: Desk) -> None:
    new.log_on(new.code())
    assert "Det bruger-id har en anden." in new.choose(user_id=new.world.nemid["young"].user_id).text


def test_a_real_number_as_password_or_user_id_is_refused_kindly(new: Desk) -> None:
    real = "010170" + "-" + "1234"
    new.log_on(new.code())
    assert "Det ligner et rigtigt CPR-nummer." in new.choose(user_id=real).text
    page = new.choose(real).text
    assert "Det ligner et rigtigt CPR-nummer." in page
    assert real not in page


def test_cancelling_says_what_it_means_and_how_to_go_on(new: Desk) -> None:
    code = new.code()
    new.log_on(code)
    cancelled = new.post(f"{ACTIVATION}/afbryd")
    page = new.client.get(cancelled.location).text
    assert "Den midlertidige adgangskode er brugt og gælder ikke mere." in page
    assert 'href="/nemid.nu/glemt"' in page
    assert "gælder ikke mere" in new.log_on(code).text
    assert (
        new.post("/nemid.nu/glemt", user_id=new.world.nemid["senior"].number).location == "/nemid.nu/bestilt"
    )
    assert "Det kommer den 26. november 2026." in new.client.get("/papers/").text
    new.post("/papers/vent")
    assert new.code() != code
    assert new.log_on(new.code()).location == ACTIVATION


def test_a_wrong_key_of_the_activation_is_told_and_an_empty_one(new: Desk) -> None:
    new.log_on(new.code())
    new.choose()
    assert "Skriv nøglen til nr." in new.post(f"{ACTIVATION}/noegle", key=" ").text
    pages = [new.post(f"{ACTIVATION}/noegle", key="000").text for _ in range(5)]
    assert "Nøglen var ikke den rigtige." in pages[0]
    assert "Du har 1 forsøg tilbage." in pages[3]
    assert "Du kan ikke bruge en nøgle lige nu" in pages[4]


def test_without_a_card_the_activation_ends_with_where_to_go(new: Desk) -> None:
    new.change(empty)
    new.log_on(new.code())
    page = new.choose()
    assert page.status_code == 422
    assert "Gå hen i Borgerservice med dit pas." in page.text
    assert new.client.get(ACTIVATION).location == "/nemlog-in.dk/login"


@pytest.mark.parametrize("path", [ACTIVATION, f"{ACTIVATION}/noegle", f"{ACTIVATION}/afbryd"])
def test_the_pages_of_an_activation_that_is_not_under_way_lead_on(desk: Desk, path: str) -> None:
    assert desk.client.get(path, follow_redirects=True).status_code == 200
    assert desk.client.post(path, follow_redirects=True).status_code == 200


def test_a_card_with_few_keys_says_that_a_new_one_is_on_its_way(desk: Desk) -> None:
    desk.change(lambda world: presets.use_up(world, "senior", 20))
    pass_first_step(desk.client, desk.world)
    page = desk.client.get(LOGIN).text
    assert "Du har 20 nøgler tilbage." in page
    assert "Der er et nyt nøglekort på vej til dig med posten." in page


def test_a_new_card_that_has_come_is_taken_into_use_in_the_box(desk: Desk) -> None:
    desk.change(lambda world: presets.new_card(world, "senior", "here"))
    assert desk.log_on().location == LOGIN
    assert "Du har fået et nyt nøglekort med posten." in desk.client.get(LOGIN).text
    assert "Skriv det nye korts nummer" in desk.step("nyt-noeglekort", card_number=" ").text
    assert (
        "Nummeret passer ikke til det nye kort." in desk.step("nyt-noeglekort", card_number="A000000000").text
    )
    card = desk.world.nemid["senior"].new_card
    assert card
    assert desk.step("nyt-noeglekort", card_number=card.number).location == LOGIN
    assert card.number in desk.client.get(LOGIN).text
    assert send_key(desk.client, asked_key(desk.world)).location == "/post.borger.dk/"


def test_the_old_card_can_be_used_a_little_longer(desk: Desk) -> None:
    desk.change(lambda world: presets.use_up(world, "senior", 1))
    desk.change(lambda world: presets.new_card(world, "senior", "here"))
    desk.log_on()
    assert desk.step("noeglekort").location == LOGIN
    page = desk.client.get(LOGIN).text
    assert "Dit nye nøglekort er kommet." in page
    send_key(desk.client, asked_key(desk.world))
    desk.client.post("/nemlog-in.dk/log-af")
    desk.log_on()
    assert "Det gamle kort har ingen nøgler tilbage." in desk.client.get(LOGIN).text
    assert "Alle nøgler på dit nøglekort er brugt." in desk.step("noeglekort").text


def app_asked(desk: Desk) -> str:
    desk.change(lambda world: presets.give_app(world, "senior"))
    assert desk.log_on().location == LOGIN
    page = desk.client.get(LOGIN).text
    assert "Åbn nøgleappen på din telefon." in page
    waiting = code_app.request(desk.world, "senior")
    assert waiting
    assert f'value="{waiting.id}"' in page
    return waiting.id


def approve(desk: Desk, request_id: str) -> None:
    pin = code_app.pin_of(desk.world, "senior")
    desk.change(lambda world: code_app.approve(world, request_id, pin))


def test_the_box_waits_for_the_app_and_goes_on_when_it_is_approved(desk: Desk) -> None:
    request_id = app_asked(desk)
    state = "/nemlog-in.dk/nemid/noegleapp/tilstand"
    assert desk.client.get(state).text == "waiting"
    assert "Vi venter stadig på din telefon." in desk.step("noegleapp", request=request_id).text
    approve(desk, request_id)
    assert desk.client.get(state).text == "approved"
    assert desk.step("noegleapp", request=request_id).location == "/post.borger.dk/"
    assert desk.world.signed_in == "senior"
    assert desk.step("noegleapp", request=request_id).location == "/post.borger.dk/"
    assert desk.client.get(state).text == "gone"


APP_ENDS: list[tuple[str, Callable[[World, str], object], str]] = [
    ("CAN005", lambda world, request_id: timeline.move_clock(world, 5), "Der gik for lang tid"),
    ("CAN007", code_app.refuse, "Du sagde nej i nøgleappen."),
    ("CAN008", lambda world, request_id: code_app.ask_unasked(world, "senior"), "en nyere anmodning"),
]


@pytest.mark.parametrize(("end", "told"), [row[1:] for row in APP_ENDS], ids=[row[0] for row in APP_ENDS])
def test_the_box_tells_how_a_request_ended(
    desk: Desk, end: Callable[[World, str], object], told: str
) -> None:
    request_id = app_asked(desk)
    desk.change(lambda world: end(world, request_id))
    page = desk.step("noegleapp", request=request_id)
    assert page.status_code == 422
    assert told in page.text
    assert 'name="user_id"' in page.text


def test_the_card_can_be_used_instead_of_the_app(desk: Desk) -> None:
    app_asked(desk)
    assert desk.step("noeglekort").location == LOGIN
    assert send_key(desk.client, asked_key(desk.world)).location == "/post.borger.dk/"


def test_a_code_viewer_shows_the_key_when_its_button_is_pressed(desk: Desk) -> None:
    desk.change(lambda world: presets.give_viewer(world, "senior"))
    viewer = "/papers/noegleviser/senior"
    assert "Vinduet er tomt, til du er i gang" in desk.client.get(viewer).text
    desk.log_on()
    assert "Tryk på knappen på din nøgleviser." in desk.client.get(LOGIN).text
    assert "Tryk på knappen. Så viser" in desk.client.get(viewer).text
    assert desk.client.post(viewer).location == viewer
    key = code_viewer.window(desk.world, "senior")
    assert key in desk.client.get(viewer).text
    beside = desk.client.get(viewer, headers={"X-Fragment": "1"}).text
    assert key in beside
    assert "<h1" not in beside
    assert send_key(desk.client, key).location == "/post.borger.dk/"


def test_two_logins_at_once_are_told(desk: Desk) -> None:
    pass_first_step(desk.client, desk.world)
    older = desk.world.pending
    assert older
    pass_first_step(desk.client, desk.world)
    page = desk.step("noegle", asked=older.key_number, key="123456")
    assert page.status_code == 422
    assert "logge på to steder på én gang" in page.text
    assert desk.world.nemid["senior"].wrong_keys_in_row == 0


def test_a_key_that_comes_too_late_is_told(desk: Desk) -> None:
    pass_first_step(desk.client, desk.world)
    key = asked_key(desk.world)
    desk.change(lambda world: timeline.move_clock(world, 10))
    page = send_key(desk.client, key)
    assert "Der gik for lang tid, før du skrev nøglen." in page.text
    assert 'name="user_id"' in page.text


@pytest.mark.parametrize("step", ["noegleapp", "noeglekort", "nyt-noeglekort", "noegle"])
def test_a_step_that_is_not_asked_for_leads_to_the_login_page(desk: Desk, step: str) -> None:
    answer = desk.client.post(f"/nemlog-in.dk/nemid/{step}", data=TO_POST, follow_redirects=True)
    assert 'name="user_id"' in answer.text
    assert desk.client.get(f"/nemlog-in.dk/nemid/{step}").status_code == 302


def test_nothing_chosen_is_in_the_database_or_the_log(
    new: Desk, config: Config, caplog: pytest.LogCaptureFixture
) -> None:
    new.log_on(new.code())
    new.choose("Qzhemmelig", "Qzhemmelig")
    new.choose("Qzhemmelig1", "Qzhemmelig2")
    new.choose("Qzhemmelig1")
    new.post(f"{ACTIVATION}/noegle", key=new.activation_key())
    new.post(
        "/nemid.nu/mit/adgangskode", old_password="Qzhemmelig1", password="Qzhemmelig7", password_again="x"
    )
    kept = b"".join(path.read_bytes() for path in files_of(config.data_dir))
    assert b"qzhemmelig" not in kept.lower()
    assert "qzhemmelig" not in caplog.text.casefold()


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
