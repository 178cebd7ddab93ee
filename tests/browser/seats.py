"""A class whose seats stand where the pages are to be looked at: begun, stuck, signed in, in the middle of a form."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient

from sandbox.classroom import password
from sandbox.content.services.catalogue import services
from sandbox.content.services.model import CHECK
from sandbox.store.classes import ClassSession
from sandbox.web.services import KEY, Services
from sandbox.world import paper_mail, phone, timeline
from sandbox.world import session as world_session
from sandbox.world.grants import power_of_attorney
from sandbox.world.mitid import accounts, activation, office_visit
from sandbox.world.mitid import app as mitid_app
from sandbox.world.mitid import sign_in as mitid_sign_in
from sandbox.world.nemid import presets
from sandbox.world.seeding import seeded_world
from sandbox.world.state.documents import Paper
from sandbox.world.state.mitid import Temporary
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.sites import mitids
from tests.sites.phones import begin_mitid, open_app
from tests.sites.signing import pass_first_step, send_password
from tests.sites.walking import Walk, sign_in

if TYPE_CHECKING:
    from tests.browser.kinds.kind import Kind

DAY = date(2026, 11, 23)
MOVE = services()["flytning"].examples[0].answers
LETTER = "indkaldelse-oejne"
Situation = Callable[[World, Role], object]


@contextmanager
def without_csrf(app: Flask) -> Iterator[None]:
    app.config["WTF_CSRF_ENABLED"] = False
    try:
        yield
    finally:
        app.config["WTF_CSRF_ENABLED"] = True


@dataclass
class Seats:
    """Each seat is arranged once, by its name, through the pages themselves where there is a page for it."""

    app: Flask

    def __post_init__(self) -> None:
        from tests.browser.kinds import SEATS

        every = ARRANGE | SEATS
        self.numbers = {name: number for number, name in enumerate(every, start=1)}
        self.clients: dict[str, FlaskClient] = {}
        with without_csrf(self.app):
            for name, arrange in every.items():
                arrange(self, self.sit(name))

    @property
    def services(self) -> Services:
        found: Services = self.app.extensions[KEY]
        return found

    @cached_property
    def opened(self) -> ClassSession:
        worlds = [
            seeded_world(self.services.config.seed, seat, DAY).to_json() for seat in self.numbers.values()
        ]
        codes = (f"{number:04}" for number in count(4000))
        return self.services.classes.open(
            "Begyndere, mandag formiddag", DAY, codes, ("laes-et-brev", "log-paa-og-af"), worlds
        )

    def sit(self, name: str) -> FlaskClient:
        self.clients[name] = self.app.test_client()
        joined = self.clients[name].post(
            "/", data={"code": self.opened.code, "seat": str(self.numbers[name])}
        )
        assert joined.status_code == 303, joined.text
        return self.clients[name]

    def seat_id(self, name: str) -> int:
        return self.services.classes.seat_id(self.opened.id, self.numbers[name])

    def world(self, name: str) -> World:
        return self.services.store.seat(self.seat_id(name)).world

    def change(self, name: str, how: Callable[[World], Any]) -> None:
        self.services.store.act(self.seat_id(name), how)

    def cookie(self, who: str, language: str) -> str:
        """The session of a browser that sits at the seat of that name, or of the instructor's, or of neither."""
        session: dict[str, Any] = {"language": language}
        if who == "instructor":
            with self.app.test_request_context():
                session |= {"_user_id": password.fingerprint(), "_fresh": True}
        elif who == "real phone":
            state = self.services.store.seat(self.seat_id("fresh"))
            session["phone"] = (state.id, state.generation, "parent")
        elif who != "nobody":
            state = self.services.store.seat(self.seat_id(who))
            session |= {"seat": state.id, "generation": state.generation}
        signer = SecureCookieSessionInterface().get_signing_serializer(self.app)
        assert signer
        return str(signer.dumps(session))

    def browser_of(self, who: str, language: str = "da") -> FlaskClient:
        """A browser without scripts, with that session; see `cookie`."""
        client = self.app.test_client()
        client.set_cookie("oevebanen", self.cookie(who, language))
        return client

    @cached_property
    def known(self) -> dict[str, Any]:
        """The values that only this class has, by their names in a kind's `values`; they stay as they are."""
        return {
            "<class>": self.opened.id,
            "<letter>": letter_id(self.world("inside")),
            "<temporary>": temporary_letter(self.world("new")).id,
            "<submission>": self.world("moved").submissions[0].id,
            "<message>": self.world("asked on the phone").phone["parent"].messages[0].id,
        }

    def address(self, endpoint: str, values: dict[str, Any]) -> str:
        """The endpoint's address; a value that is a function is called with the seats."""
        with self.app.test_request_context():
            filled: dict[str, Any] = {
                name: value(self) if callable(value) else self.known.get(value, value)
                for name, value in values.items()
            }
            return self.app.url_for(endpoint, **filled)


@dataclass(frozen=True)
class ShownPage:
    kind: "Kind"
    address: str
    text: str


def show(seats: Seats, kind: "Kind") -> ShownPage:
    address = seats.address(kind.endpoint, kind.values)
    answer = seats.browser_of(kind.who).get(address, follow_redirects=True)
    assert answer.status_code == kind.status, kind.name
    return ShownPage(kind, address, answer.text)


def letter_id(world: World) -> str:
    return next(boxed.id for boxed in world.post["senior"].letters if boxed.letter == LETTER)


def temporary_letter(world: World) -> Paper:
    paper = paper_mail.latest(world, "senior", "temporary-password")
    assert paper
    return paper


def situated(
    name: str, situation: Situation, *, log_on: bool = False
) -> Callable[[Seats, FlaskClient], None]:
    """A seat whose senior's NemID is in a situation, and who has perhaps passed the first step."""

    def arrange(seats: Seats, client: FlaskClient) -> None:
        seats.change(name, lambda world: situation(world, "senior"))
        if log_on:
            assert pass_first_step(client, seats.world(name)).status_code == 303

    return arrange


def activate(name: str) -> Callable[[Seats, FlaskClient], None]:
    def arrange(seats: Seats, client: FlaskClient) -> None:
        seats.change(name, lambda world: presets.not_activated(world, "senior"))
        world = seats.world(name)
        send_password(client, world.nemid["senior"].number, temporary_letter(world).facts["code"])
        if name == "nearly":
            client.post("/nemlog-in.dk/nemid/aktivering", data={"password": "7294", "password_again": "7294"})
        assert seats.world(name).activation

    return arrange


def begin(slug: str) -> Callable[[Seats, FlaskClient], None]:
    def arrange(seats: Seats, client: FlaskClient) -> None:
        answer = client.post(f"/guide/start/{slug}")
        assert answer.status_code == 303, answer.text

    return arrange


def share(seats: Seats, client: FlaskClient) -> None:
    seats.sit("shared")


def ask_for_key(seats: Seats, client: FlaskClient) -> None:
    begin("log-paa-og-af")(seats, client)
    pass_first_step(client, seats.world("asked"))


def be_stuck(seats: Seats, client: FlaskClient) -> None:
    begin("log-paa-og-af")(seats, client)
    client.get("/nemlog-in.dk/login")
    for _each in range(3):
        client.post("/guide/hint")
    client.post("/guide/help")
    send_password(client, "ingen", "forkert")


def finish(seats: Seats, client: FlaskClient) -> None:
    begin("laes-et-brev")(seats, client)
    client.get(f"/post.borger.dk/brev/{letter_id(seats.world('finished'))}")
    client.get("/post.borger.dk/")


def be_idle(seats: Seats, client: FlaskClient) -> None:
    begin("laes-et-brev")(seats, client)
    seats.change("idle", let_26_minutes_pass)


def let_26_minutes_pass(world: World) -> None:
    assert world.session
    world.clock += timedelta(minutes=26)


def move(name: str) -> Callable[[Seats, FlaskClient], None]:
    def arrange(seats: Seats, client: FlaskClient) -> None:
        sign_in(lambda _client, how: seats.change(name, how), client, "senior")
        walk = Walk(client, services()["flytning"], seats.world(name).clock).to(CHECK, dict(MOVE))
        if name == "moved":
            assert walk.send().status_code == 303

    return arrange


def with_mitid(
    name: str, role: Role, *then: Callable[[World], object]
) -> Callable[[Seats, FlaskClient], None]:
    """The user-id is sent in MitID's box, and what follows happens as if on the phone."""

    def arrange(seats: Seats, client: FlaskClient) -> None:
        mitids.begin(client, seats.world(name), role)
        for how in then:
            seats.change(name, how)

    return arrange


def lay_the_chip_in(world: World) -> None:
    accounts.give(world.mitid["senior"], "chip", world.seed, world.seat, "senior")
    mitid_sign_in.choose_authenticator(world, "chip")


def pass_code(world: World) -> None:
    assert mitid_sign_in.enter_code(world, mitids.press(world, "senior")) == "password-asked"


def fail_codes(world: World) -> None:
    for _each in range(3):
        mitid_sign_in.enter_code(world, "1")


def suspend(seats: Seats, client: FlaskClient) -> None:
    with_mitid("mitid suspended", "parent", mitids.approve)(seats, client)
    client.post("/mitid.dk/mit/spaer")


def book(name: str) -> Callable[[Seats, FlaskClient], None]:
    def arrange(seats: Seats, client: FlaskClient) -> None:
        at = office_visit.free_times(seats.world(name).clock)[0].isoformat()
        client.post("/mitid.dk/hjaelp/bestil", data={"who": "senior", "reason": "open", "at": at})

    return arrange


def go_to_the_desk(seats: Seats, client: FlaskClient) -> None:
    book("mitid at the desk")(seats, client)
    client.post("/mitid.dk/hjaelp/tid/senior/gaa")


def hold_power(seats: Seats, client: FlaskClient) -> None:
    def power(world: World) -> None:
        power_of_attorney.give(world, "senior", "parent", "borger.dk", world.date)
        world_session.open_session(world, "parent", "nemid", "borger.dk")

    seats.change("holder", power)


def ask_on_the_phone(seats: Seats, client: FlaskClient) -> None:
    begin("laes-et-brev")(seats, client)
    seats.change("asked on the phone", lambda world: phone.receive_message(world, "parent", "falsk-skat"))
    seats.change("asked on the phone", begin_mitid)


def scan(seats: Seats, client: FlaskClient) -> None:
    seats.change("scanning", begin_mitid)
    open_app(client, seats.world("scanning"))
    seats.change("scanning", mitid_app.one_time_code)


def renew_app(world: World) -> Temporary:
    activation.new_app(world, "parent")
    return activation.order_temporary(world, "parent", "desk")


def choose_a_pin(seats: Seats, client: FlaskClient) -> None:
    seats.change("choosing a PIN", renew_app)
    app = seats.world("choosing a PIN").mitid["parent"].app
    assert app
    assert app.temporary
    client.post("/phone/parent/mitid/temporary", data={"temporary_pin": app.temporary.code})


def wait_for_answer(seats: Seats, client: FlaskClient) -> None:
    seats.change("approving", begin_mitid)
    open_app(client, seats.world("approving"))
    client.post("/phone/parent/mitid/scan")


ARRANGE: dict[str, Callable[[Seats, FlaskClient], Any]] = {
    "fresh": lambda seats, client: None,
    "begun": begin("log-paa-og-af"),
    "shared": share,
    "asked": ask_for_key,
    "stuck": be_stuck,
    "inside": begin("laes-et-brev"),
    "finished": finish,
    "idle": be_idle,
    "moving": move("moving"),
    "moved": move("moved"),
    "new": situated("new", presets.not_activated),
    "activating": activate("activating"),
    "nearly": activate("nearly"),
    "forgetful": situated("forgetful", presets.password_forgotten),
    "renewed": situated("renewed", lambda world, role: presets.new_card(world, role, "here"), log_on=True),
    "viewing": situated("viewing", presets.give_viewer, log_on=True),
    "waiting": situated("waiting", presets.give_app, log_on=True),
    "mitid app": with_mitid("mitid app", "parent"),
    "mitid one-time code": with_mitid("mitid one-time code", "parent", mitid_app.one_time_code),
    "mitid code": with_mitid("mitid code", "senior"),
    "mitid chip": with_mitid("mitid chip", "senior", lay_the_chip_in),
    "mitid password": with_mitid("mitid password", "senior", pass_code),
    "mitid paused": with_mitid("mitid paused", "senior", fail_codes),
    "mitid timed out": with_mitid("mitid timed out", "parent", lambda world: timeline.move_clock(world, 6)),
    "mitid inside": with_mitid("mitid inside", "parent", mitids.approve),
    "mitid suspended": suspend,
    "mitid booked": book("mitid booked"),
    "mitid at the desk": go_to_the_desk,
    "holder": hold_power,
    "asked on the phone": ask_on_the_phone,
    "scanning": scan,
    "approving": wait_for_answer,
    "activating MitID": lambda seats, client: seats.change("activating MitID", renew_app),
    "choosing a PIN": choose_a_pin,
}
