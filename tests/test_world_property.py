"""Whatever is done at a seat, in any order: a reset gives the seeded seat back, and undoing it gives the work back."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, select

from sandbox import create_app
from sandbox.config import Config
from sandbox.content.services.model import CHECK
from sandbox.store.resets import KEPT
from sandbox.store.store import SeatState
from sandbox.store.tables import seats, snapshots
from sandbox.web.services import KEY, Services
from sandbox.world.seeding import seeded_world
from sandbox.world.state.people import ROLES
from tests.browser.seats import DAY
from tests.forms import forms_of

SERVICE = "/oeveby.dk/selvbetjening/flytning/"
STEPS = ("dig-og-din-husstand", "hvornaar", "hvorhen", "laege", "kontakt", CHECK)
ANSWERS = {
    "moving_date_day": "30",
    "moving_date_month": "11",
    "moving_date_year": "2026",
    "new_address": "Muslingeskalsvej 12, 0020 Øvestrand",
    "somebody_stays": "nej",
    "declaration": "ja",
}
PAGES = (
    "/start/",
    "/borger.dk/",
    "/borger.dk/flytning",
    "/post.borger.dk/",
    "/nemlog-in.dk/login",
    "/welcome",
)
GUIDE = {
    "hint": {}, "help": {}, "look/aabn": {}, "next": {"scenario": "laes-et-brev"}, "restart": {"sure": "yes"},
    "stop": {"sure": "yes"}, "clock": {"way": "hours"},
}  # fmt: skip

roles = st.sampled_from(ROLES)
actions = st.one_of(
    st.tuples(st.just("visit"), st.sampled_from(PAGES)),
    st.tuples(st.just("start"), st.sampled_from(("laes-et-brev", "log-paa-og-af", "meld-flytning"))),
    st.tuples(st.just("sign_in"), roles),
    st.tuples(st.just("mistype"), st.sampled_from(("password", "user_id", "key"))),
    st.tuples(st.just("open_letter"), st.integers(0, 12)),
    st.tuples(st.just("answer"), st.sampled_from(STEPS)),
    st.tuples(st.just("move"), st.just("all the way")),
    st.tuples(st.just("guide"), st.sampled_from(sorted(GUIDE))),
    st.tuples(st.just("log_off"), st.just("")),
    st.tuples(st.just("join_again"), st.just("")),
)


class Somebody:
    """Sits at the only seat of a class of their own, and does as told where the pages let them."""

    def __init__(self, app: Flask) -> None:
        self.services: Services = app.extensions[KEY]
        world = seeded_world(self.services.config.seed, 1, DAY).to_json()
        codes = (f"{code:04}" for code in range(1000, 10_000))
        self.opened = self.services.classes.open("Prøve", DAY, codes, (), [world])
        self.seat_id = self.services.classes.seat_id(self.opened.id, 1)
        self.client: FlaskClient = app.test_client()
        self.join_again("")

    def state(self) -> SeatState:
        return self.services.store.seat(self.seat_id)

    def row(self, columns: tuple[str, ...] = KEPT) -> Row[Any]:
        query = select(*(seats.c[name] for name in columns)).where(seats.c.id == self.seat_id)
        with self.services.database.reading() as connection:
            return connection.execute(query).one()

    def seeded(self) -> Row[Any]:
        columns = [snapshots.c[name] for name in KEPT if name != "generation"]
        query = select(*columns).where(snapshots.c.seat_id == self.seat_id, snapshots.c.kind == "seed")
        with self.services.database.reading() as connection:
            return connection.execute(query).one()

    def do(self, what: str, how: Any) -> None:
        getattr(self, what)(how)

    def post(self, path: str, **form: str) -> None:
        assert self.client.post(path, data=form).status_code < 500

    def join_again(self, _how: str) -> None:
        self.post("/", code=self.opened.code, seat="1")

    def visit(self, path: str) -> None:
        self.client.get(path)

    def start(self, slug: str) -> None:
        self.post(f"/guide/start/{slug}")

    def sign_in(self, role: Any) -> None:
        nemid = self.state().world.nemid[role]
        self.post("/nemlog-in.dk/nemid/adgangskode", user_id=nemid.user_id, password=nemid.password)
        pending = self.state().world.pending
        if pending:
            self.post("/nemlog-in.dk/nemid/noegle", key=dict(nemid.card.pairs())[pending.key_number])

    def mistype(self, what: str) -> None:
        right = self.state().world.nemid["senior"]
        if what == "key":
            self.post("/nemlog-in.dk/nemid/adgangskode", user_id=right.user_id, password=right.password)
            self.post("/nemlog-in.dk/nemid/noegle", key="1")
        else:
            typed = {"user_id": right.user_id, "password": right.password, what: "forkert"}
            self.post("/nemlog-in.dk/nemid/adgangskode", **typed)

    def open_letter(self, place: int) -> None:
        world = self.state().world
        letters = world.post[world.signed_in or "senior"].letters
        self.client.get(f"/post.borger.dk/brev/{letters[place % len(letters)].id}")

    def answer(self, step: str) -> None:
        """As the page has it, with the answers that are not known beforehand."""
        shown = forms_of(self.client.get(SERVICE + step).text, SERVICE + step)
        form = next((each for each in shown if "draft" in each.values), None)
        if form:
            self.post(
                SERVICE + step, **{name: ANSWERS.get(name, value) for name, value in form.values.items()}
            )

    def move(self, _how: str) -> None:
        for step in STEPS:
            self.answer(step)

    def guide(self, button: str) -> None:
        self.post(f"/guide/{button}", **GUIDE[button])

    def log_off(self, _how: str) -> None:
        self.post("/nemlog-in.dk/log-af")


@pytest.fixture(scope="module")
def one_app(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Any:
    """One for all examples; each has a class of its own in it."""
    folder = tmp_path_factory.mktemp("data")
    shutil.copy(empty_database, folder / "oevebanen.sqlite3")
    app = create_app(Config.from_environ({}, data_dir=folder, instructor_password="tre-gule-baenke"))
    app.testing, app.config["WTF_CSRF_ENABLED"] = True, False
    yield app
    app.extensions[KEY].database.close()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(done=st.lists(actions, max_size=12), before=st.lists(actions, max_size=3))
def test_a_reset_gives_the_seed_back_and_its_undo_the_work_byte_for_byte(
    one_app: Flask, done: list[tuple[str, Any]], before: list[tuple[str, Any]]
) -> None:
    somebody = Somebody(one_app)
    for what, how in done:
        somebody.do(what, how)
    worked = somebody.row()
    assert somebody.services.classes.reset(somebody.opened.id) == 1
    fresh = tuple(name for name in KEPT if name != "generation")
    assert tuple(somebody.row(fresh)) == tuple(somebody.seeded())
    for what, how in before:  # the next participant's click, before the reset is undone
        somebody.do(what, how)
    batch = somebody.services.classes.undoable(somebody.opened.id)[0].batch
    somebody.services.classes.undo(somebody.opened.id, batch)
    assert tuple(somebody.row()) == tuple(worked)


def test_the_actions_do_what_they_are_called(one_app: Flask) -> None:
    somebody = Somebody(one_app)
    somebody.sign_in("senior")
    assert somebody.state().world.signed_in == "senior"
    somebody.open_letter(0)
    assert somebody.state().world.post["senior"].letters[0].read
    somebody.move("all the way")
    assert [sent.service for sent in somebody.state().world.submissions] == ["flytning"]
    somebody.log_off("")
    somebody.mistype("key")
    assert somebody.state().world.nemid["senior"].wrong_keys_in_row == 1
    somebody.start("laes-et-brev")
    assert "laes-et-brev" in somebody.state().progress


def test_the_seed_is_what_the_seed_says(one_app: Flask) -> None:
    somebody = Somebody(one_app)
    somebody.start("meld-flytning")
    somebody.services.classes.reset(somebody.opened.id)
    assert somebody.row(("world",)).world == seeded_world(somebody.services.config.seed, 1, DAY).to_json()
