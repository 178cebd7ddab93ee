"""Every form of the phone leads to a page of the phone, wherever the phone is and whatever is typed in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient

from sandbox.web.seat import PHONE
from sandbox.world import phone
from sandbox.world.mitid import activation
from sandbox.world.mitid import app as mitid_app
from sandbox.world.nemid import code_app
from sandbox.world.state.world import World
from tests.forms import Form, forms_of
from tests.sites.phones import begin_mitid

Participant = Callable[..., FlaskClient]
WorldOf = Callable[[FlaskClient], World]
Change = Callable[..., object]
MITID, CODE_APP = "/phone/parent/mitid", "/phone/parent/code-app"


def scanning(world: World) -> None:
    begin_mitid(world)
    mitid_app.one_time_code(world)
    open_app(world)


def open_app(world: World) -> None:
    app = world.mitid["parent"].app
    assert app
    mitid_app.app_open(world, "parent", app.pin)


def approving(world: World) -> None:
    scanning(world)
    mitid_app.app_scan(world, "parent")


def fresh_app(world: World) -> None:
    activation.new_app(world, "parent")
    activation.order_temporary(world, "parent", "desk")


def choosing(world: World) -> None:
    fresh_app(world)
    app = world.mitid["parent"].app
    assert app
    assert app.temporary
    app.temporary.accepted = True


def asking(world: World) -> None:
    code_app.install(world, "parent")
    code_app.ask(world, "parent", "post.borger.dk")


def told(world: World) -> None:
    phone.receive_message(world, "parent", "falsk-skat")


# Where the form of each endpoint is, and the seat's situation.
FORMS: dict[str, tuple[str, Callable[[World], object]]] = {
    "open_mitid": (MITID, begin_mitid),
    "close_mitid": (MITID, open_app),
    "scan": (MITID, scanning),
    "type_code": (MITID, scanning),
    "approve": (MITID, approving),
    "refuse": (MITID, approving),
    "enter_temporary": (MITID, fresh_app),
    "choose_pin": (MITID, choosing),
    "approve_code": (CODE_APP, asking),
    "refuse_code": (CODE_APP, asking),
    "press_link": ("message", told),
    "delete": ("message", told),
}
WRONG = [
    "",
    " ",
    "1",
    "12 3",
    "koden",
    "12a4",
    "000000",
    "0000",
    "00000000",
    "9" * 40,
    "20304050",
    "0101901234",
]


@dataclass
class Place:
    """`computer` sits at the seat, and `client` is where the phone is."""

    computer: FlaskClient
    client: FlaskClient
    headers: dict[str, str] = field(default_factory=dict)


@pytest.fixture(params=["page", "drawer", "real phone"])
def place(request: pytest.FixtureRequest, participant: Participant, app: Flask) -> Place:
    computer = participant()
    if request.param != "real phone":
        return Place(computer, computer, {"X-Fragment": "1"} if request.param == "drawer" else {})
    with computer.session_transaction() as session:
        paired = (session["seat"], session["generation"], "parent")
    real = app.test_client()
    with real.session_transaction() as session:
        session[PHONE] = paired
    return Place(computer, real)


@pytest.fixture
def form_of(place: Place, app: Flask, change: Change, world: WorldOf) -> Callable[[str], Form]:
    def form(endpoint: str) -> Form:
        screen, situation = FORMS[endpoint]
        change(place.computer, situation)
        if screen == "message":
            screen = f"/phone/parent/messages/{world(place.computer).phone['parent'].messages[0].id}"
        with app.test_request_context():
            matching = app.url_map.bind("localhost").match
            page = place.client.get(screen, headers=place.headers)
            posted = [found for found in forms_of(page.text, screen) if found.method == "post"]
            return next(
                found
                for found in posted
                if matching(found.action.split("?")[0], method="POST")[0] == f"phone.{endpoint}"
            )

    return form


def test_every_form_of_the_phone_is_tried(app: Flask) -> None:
    posted = {
        rule.endpoint.removeprefix("phone.")
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("phone.") and "POST" in (rule.methods or ())
    }
    assert posted == FORMS.keys()


@pytest.mark.parametrize("endpoint", FORMS)
def test_a_form_leads_to_a_page_that_can_be_loaded_again(
    place: Place, form_of: Callable[[str], Form], endpoint: str
) -> None:
    form = form_of(endpoint)
    for wrong in WRONG if form.typed else [""]:
        typed = form.values | dict.fromkeys(form.typed, wrong)
        answer = place.client.post(form.action, data=typed, headers=place.headers)
        assert answer.status_code == 303, (wrong, answer.text)
        for _reload in range(2):
            page = place.client.get(answer.location, headers=place.headers)
            assert page.status_code == 200, (wrong, answer.location)
            if form.typed:
                assert answer.location.startswith("/phone/parent/")
                assert 'class="phone-title"' in page.text
            if len(wrong) > 8:  # not a number that the address may say of itself
                assert wrong not in page.text + answer.location


@pytest.mark.parametrize(
    "endpoint", ["open_mitid", "type_code", "enter_temporary", "choose_pin", "approve_code"]
)
@pytest.mark.parametrize("half", ["", "1", "koden", "20304050"])
def test_what_is_no_whole_code_is_explained_at_its_field_however_often(
    place: Place, form_of: Callable[[str], Form], endpoint: str, half: str
) -> None:
    form = form_of(endpoint)
    for _often in range(9):
        typed = form.values | dict.fromkeys(form.typed, half)
        answer = place.client.post(form.action, data=typed, headers=place.headers, follow_redirects=True)
        assert 'class="form-error-message"' in answer.text
