"""Mit MitID, and the help that opens what is locked."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from sandbox.world import timeline
from sandbox.world.mitid import activation, office_visit
from sandbox.world.mitid import app as mitid_app
from sandbox.world.state.mitid import Reason
from sandbox.world.state.world import World
from tests.sites.mitids import approve, begin, press, send

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
MINE = "/mitid.dk/mit/"
HELP = "/mitid.dk/hjaelp"
NEW = "Blyant-skærm-48"


@pytest.fixture
def inside(participant: Participant, world: WorldOf, change: Change) -> FlaskClient:
    """The parent, signed in with the app."""
    client = participant()
    begin(client, world(client))
    change(client, approve)
    return client


def test_one_signs_in_to_see_one_s_own_mitid(participant: Participant) -> None:
    answer = participant().get(MINE)
    assert answer.location == "/nemlog-in.dk/login?service=mitid.dk&return_to=/mitid.dk/mit/"


def test_the_page_shows_what_one_has_and_what_it_was_used_for(inside: FlaskClient, world: WorldOf) -> None:
    page = inside.get(MINE).text
    own = world(inside).mitid["parent"]
    assert own.display
    for text in (
        own.user_id,
        "MitID app",
        own.display.serial,
        "Betydelig",
        "Du loggede på hos post.borger.dk",
    ):
        assert text in page
    assert own.password not in page


def test_an_approval_that_one_did_not_begin_is_warned_of(inside: FlaskClient, change: Change) -> None:
    def be_tricked(world: World) -> None:
        mitid_app.ask_unasked(world, "parent", "Netbanken", "pay")
        approve_unasked(world)

    change(inside, be_tricked)
    page = inside.get(MINE).text
    assert "Du har godkendt noget, du ikke selv satte i gang." in page
    assert "Du godkendte noget, du ikke selv satte i gang: Netbanken" in page


def approve_unasked(world: World) -> None:
    app = world.mitid["parent"].app
    assert app
    mitid_app.app_open(world, "parent", app.pin)
    mitid_app.app_approve(world, "parent")


def test_a_mitid_is_suspended_and_the_page_says_who_opens_it(inside: FlaskClient, world: WorldOf) -> None:
    assert "Spær mit MitID" in inside.get("/mitid.dk/mit/spaer").text
    answer = inside.post("/mitid.dk/mit/spaer")
    assert answer.location == "/mitid.dk/mit/spaer"
    assert "Borgerservice åbner det igen." in inside.get(answer.location).text
    assert world(inside).mitid["parent"].suspended


def test_a_new_password_is_taken_by_the_rules_and_never_shown(inside: FlaskClient, world: WorldOf) -> None:
    old = world(inside).mitid["parent"].password
    form = {"old_password": old, "password": NEW, "password_again": NEW}
    for field, typed, message in (
        ("old_password", "forkert", "Den nuværende adgangskode er ikke rigtig"),
        ("password", "Kort-4", "mellem 8 og 64 tegn"),
        ("password", "Password-48-x", "ordet adgangskode"),
        ("password_again", "noget-andet-4", "er ikke ens"),
    ):
        page = inside.post("/mitid.dk/mit/adgangskode", data={**form, field: typed})
        assert page.status_code == 422
        assert message in page.text
        assert NEW not in page.text
    answer = inside.post("/mitid.dk/mit/adgangskode", data=form)
    assert answer.location == MINE
    assert "Din nye adgangskode gælder fra nu af." in inside.get(MINE).text
    assert world(inside).mitid["parent"].is_password(NEW)
    assert NEW not in world(inside).to_json()


def test_a_real_telephone_number_is_no_password(inside: FlaskClient, world: WorldOf) -> None:
    old = world(inside).mitid["parent"].password
    form = {"old_password": old, "password": "20123456", "password_again": "20123456"}
    page = inside.post("/mitid.dk/mit/adgangskode", data=form)
    assert page.status_code == 422
    assert "20123456" not in page.text


def test_a_temporary_pin_is_sent_to_who_has_the_app(participant: Participant, world: WorldOf) -> None:
    client = participant()
    assert client.post(f"{HELP}/pinkode", data={"who_app": "senior"}).status_code == 422
    answer = client.post(f"{HELP}/pinkode", data={"who_app": "young"})
    assert answer.location == f"{HELP}/pinkode/ung"
    assert "gælder i 30 minutter" in client.get(answer.location).text
    app = world(client).mitid["young"].app
    assert app
    assert app.temporary
    assert app.temporary.by == "text-message"
    assert app.temporary.code not in client.get(answer.location).text
    newest = world(client).phone["young"].messages[0]
    assert (newest.message, newest.facts) == ("mitid-aktiveringskode", {"code": app.temporary.code})


def test_nothing_chosen_is_told_at_each_question(participant: Participant) -> None:
    page = participant().post(f"{HELP}/bestil")
    assert page.status_code == 422
    for message in ("Vælg, hvem du er", "Vælg, hvad du vil have hjælp til", "Vælg en tid"):
        assert message in page.text


def test_a_visit_to_borgerservice_from_booking_to_being_helped(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()
    change(client, lambda world: activation.suspend(world, "senior"))
    at = office_visit.free_times(world(client).clock)[0]
    form = {"who": "senior", "reason": "open", "at": at.isoformat()}
    answer = client.post(f"{HELP}/bestil", data=form)
    assert answer.location == f"{HELP}/tid/senior"
    assert "Gå derhen nu" in client.get(answer.location).text
    assert client.post(f"{HELP}/tid/senior/gaa").location == f"{HELP}/tid/senior"
    assert world(client).clock >= at
    page = client.get(answer.location)
    assert "Må jeg se noget legitimation?" in page.text
    home = world(client).citizen("senior").address.text
    for brought, said, message in (
        ("", "", "Vælg, hvad du viser"),
        ("key-card", home, "Vi skal se dit pas eller dit kørekort"),
        ("passport", world(client).citizen("young").address.text, "Det passer ikke med det, vi har."),
    ):
        page = client.post(f"{HELP}/tid/senior", data={"brought": brought, "home": said})
        assert page.status_code == 422
        assert message in page.text
    answer = client.post(f"{HELP}/tid/senior", data={"brought": "passport", "home": home})
    assert answer.location == f"{HELP}/klaret/senior"
    assert "Nu er det ordnet" in client.get(answer.location).text
    assert not world(client).mitid["senior"].suspended


@pytest.mark.parametrize("reason", ["pin", "password", "device"])
def test_what_one_is_given_at_the_desk_is_on_the_page(
    participant: Participant, world: WorldOf, change: Change, reason: Reason
) -> None:
    client = participant()

    def visit(world: World) -> None:
        office_visit.book(world, "senior", office_visit.free_times(world.clock)[0], reason)
        timeline.move_clock_to(world, office_visit.booked_time(world, "senior"))
        office_visit.attend(world, "senior", "licence", world.citizen("senior").address.text)

    change(client, visit)
    own, page = world(client).mitid["senior"], client.get(f"{HELP}/klaret/senior").text
    assert own.display
    assert own.password in page
    assert own.display.serial in page
    if own.app and own.app.temporary:
        assert own.app.temporary.code in page


def test_a_page_about_a_time_that_is_not_booked_leads_to_the_help(participant: Participant) -> None:
    client = participant()
    assert client.get(f"{HELP}/tid/senior").location == HELP
    assert client.post(f"{HELP}/tid/senior", data={}).location == HELP
    assert client.post(f"{HELP}/tid/senior/gaa").location == f"{HELP}/tid/senior"
    assert client.get(f"{HELP}/tid/ingen").status_code == 404


def test_a_blocked_password_is_a_dead_end_no_longer_than_to_the_desk(
    participant: Participant, world: WorldOf, change: Change
) -> None:
    client = participant()

    def block(world: World) -> None:
        world.mitid["senior"].password_lock.blocked = True

    change(client, block)
    begin(client, world(client), "senior")
    page = client.get("/mitid.dk/login?service=post.borger.dk&return_to=/post.borger.dk/")
    assert "Adgangskoden er spærret" in page.text
    assert HELP in page.text
    test_what_one_is_given_at_the_desk_is_on_the_page(lambda: client, world, change, "password")
    send(client, "afbryd")
    begin(client, world(client), "senior")
    send(client, "kode", mitid_code=str(change(client, lambda world: press(world, "senior"))))
    assert (
        send(client, "adgangskode", password=world(client).mitid["senior"].password).location
        == "/post.borger.dk/"
    )
