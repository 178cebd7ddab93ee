"""Any order of a participant's moves with MitID: no way in without the secrets, and always a way in with them."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sandbox.world import session, timeline
from sandbox.world.mitid import accounts, activation, authenticators, office_visit
from sandbox.world.mitid import app as mitid_app
from sandbox.world.mitid import sign_in as mitid_sign_in
from sandbox.world.session import SignedIn
from sandbox.world.state.mitid import KINDS, Kind, NothingToDo, Reason
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World
from tests.world.mitids import begin, own_pin, sign_in_by_app, stage
from tests.world.worlds import fresh_world

roles = st.sampled_from(ROLES)
kinds = st.sampled_from(KINDS)
minutes = st.sampled_from([0, 1, 4, 5, 10, 11, 30, 60, 48 * 60])
HOME_PIN = "274081"
NEEDED: dict[Kind, set[str]] = {
    "app": {"pin", "screen", "approved"},
    "code-display": {"code", "password"},
    "code-reader": {"code", "password"},
    "chip": {"chip", "password"},
}


def visit(world: World, role: Role, reason: Reason) -> None:
    office_visit.book(world, role, office_visit.free_times(world.clock)[0], reason)
    timeline.move_clock_to(world, office_visit.booked_time(world, role))
    assert office_visit.attend(world, role, "passport", world.citizen(role).address.text) == "helped"


def find_the_way_in(world: World, role: Role) -> None:
    """What the sandbox offers a citizen who cannot sign in, taken one after another."""
    mitid_sign_in.cancel(world)
    own = world.mitid[role]
    if own.suspended:
        visit(world, role, "open")
    kind = own.kinds[0]
    while found := authenticators.obstacle(world, role, kind):
        if found.state == "paused":
            timeline.move_clock(world, 11)
        elif found.what == "pin":
            visit(world, role, "pin")
            activate(world, role)
        else:
            visit(world, role, "password" if found.what == "password" else "device")
    sign_in(world, role, kind)
    assert world.signed_in == role


def activate(world: World, role: Role) -> None:
    app = mitid_app.app_of(world, role)
    assert app.temporary
    assert activation.enter_temporary(world, role, app.temporary.code) == "choose-pin"
    assert activation.choose_pin(world, role, HOME_PIN, HOME_PIN) == "activated"


def pin_of(world: World, role: Role) -> str:
    return HOME_PIN if mitid_app.app_of(world, role).chosen else own_pin(world, role)


def sign_in(world: World, role: Role, kind: Kind) -> None:
    if kind == "app":
        while world.mitid[role].unasked:
            if mitid_app.app_stage(world, role) == "locked":
                mitid_app.app_open(world, role, pin_of(world, role))
            mitid_app.app_refuse(world, role)
        sign_in_by_app(world, role, pin_of(world, role))
        return
    assert begin(world, role) == "begun"
    device = world.mitid[role].device(kind)
    assert device
    assert mitid_sign_in.enter_code(world, device.press()) == "password-asked"
    assert mitid_sign_in.enter_password(world, world.mitid[role].password) == "signed-in"


class MitIdSignIn(RuleBasedStateMachine):
    """Remembers what has been proved in the sign-in under way, and holds every session against it."""

    def __init__(self) -> None:
        super().__init__()
        self.world = fresh_world()
        accounts.give(self.world.mitid["parent"], "chip", 1, 7, "parent")
        self.proved: set[str] = set()
        self.open: set[Role] = set()
        self.active: Role | None = None

    @property
    def citizen(self) -> Role:
        assert self.world.mitid_pending
        return self.world.mitid_pending.citizen

    def at(self, *stages: str) -> bool:
        return stage(self.world) in stages

    @rule(role=roles)
    def give_the_user_id(self, role: Role) -> None:
        waits = self.at("app", "scan", "approve")
        outcome = begin(self.world, role)
        assert (outcome == "parallel") == waits
        if not waits:
            assert outcome == ("suspended" if self.world.mitid[role].suspended else "begun")
            self.proved = set()

    @rule(typed=st.text(max_size=8))
    def give_a_user_id_nobody_has(self, typed: str) -> None:
        waits = self.at("app", "scan", "approve")
        assert begin(self.world, typed=f"ingen-{typed}") == ("parallel" if waits else "unknown-id")

    @precondition(lambda self: self.world.mitid_pending is not None)
    @rule(kind=kinds)
    def choose(self, kind: Kind) -> None:
        had = kind in self.world.mitid[self.citizen].kinds and not self.at("timed-out", "refused")
        try:
            mitid_sign_in.choose_authenticator(self.world, kind)
        except NothingToDo:
            assert not had
        else:
            assert had
            self.proved = set()

    @precondition(lambda self: self.at("code"))
    @rule(right=st.booleans())
    def give_a_code(self, right: bool) -> None:
        assert self.world.mitid_pending
        device = self.world.mitid[self.citizen].device(self.world.mitid_pending.kind)
        assert device
        code = device.press()
        outcome = mitid_sign_in.enter_code(self.world, code if right else "forkert")
        assert (outcome == "password-asked") == right
        self.proved |= {"code"} if right else set()

    @precondition(lambda self: self.at("chip"))
    @rule()
    def touch_the_chip(self) -> None:
        mitid_sign_in.touch_chip(self.world)
        self.proved.add("chip")

    @precondition(lambda self: self.at("password"))
    @rule(right=st.booleans())
    def give_a_password(self, right: bool) -> None:
        own = self.world.mitid[self.citizen]
        self.proved |= {"password"} if right else set()
        outcome = mitid_sign_in.enter_password(self.world, own.password if right else "forkert")
        assert (outcome == "signed-in") == right

    @rule(role=st.sampled_from(["parent", "young"]), right=st.booleans())
    def open_the_app(self, role: Role, right: bool) -> None:
        ready = mitid_app.app_stage(self.world, role) not in ("not-activated", "paused")
        outcome = mitid_app.app_open(self.world, role, pin_of(self.world, role) if right else "forkert")
        assert (outcome == "open") == (ready and right)
        if outcome == "open":
            self.open.add(role)

    @rule(role=st.sampled_from(["parent", "young"]))
    def put_the_app_away(self, role: Role) -> None:
        mitid_app.app_close(self.world, role)
        self.open.discard(role)
        if self.world.mitid_pending and self.citizen == role:
            self.proved.discard("screen")

    @rule(role=st.sampled_from(["parent", "young"]))
    def scan(self, role: Role) -> None:
        may = mitid_app.app_stage(self.world, role) == "scan"
        try:
            mitid_app.app_scan(self.world, role)
        except NothingToDo:
            assert not may
        else:
            assert may
            self.proved.add("screen")

    @precondition(lambda self: self.at("app", "scan"))
    @rule()
    def be_on_the_phone_itself(self) -> None:
        mitid_app.same_device(self.world)
        self.proved.add("screen")

    @precondition(lambda self: self.at("scan"))
    @rule(right=st.booleans())
    def type_the_one_time_code(self, right: bool) -> None:
        code = mitid_app.one_time_code(self.world)
        if mitid_app.app_stage(self.world, self.citizen) != "scan":
            return
        outcome = mitid_app.app_type_code(self.world, self.citizen, code if right else "forkert")
        assert (outcome == "approve") == right
        self.proved |= {"screen"} if right else set()

    @rule(role=st.sampled_from(["parent", "young"]), approve=st.booleans())
    def answer_in_the_app(self, role: Role, approve: bool) -> None:
        asked, may = mitid_app.asked(self.world, role), mitid_app.app_stage(self.world, role) == "approve"
        assert may <= (role in self.open)
        if asked and asked.own and may and approve:
            self.proved |= {"approved", "pin"} if role in self.open else set()
        try:
            (mitid_app.app_approve if approve else mitid_app.app_refuse)(self.world, role)
        except NothingToDo:
            assert not may
        else:
            assert may
            self.open -= {role} if asked and asked.own else set()

    @rule(role=st.sampled_from(["parent", "young"]))
    def be_asked_by_somebody_else(self, role: Role) -> None:
        mitid_app.ask_unasked(self.world, role, "Netbanken", "pay")

    @rule()
    def cancel(self) -> None:
        mitid_sign_in.cancel(self.world)

    @rule()
    def log_off(self) -> None:
        session.log_off(self.world)
        self.active = None

    @rule(role=roles)
    def suspend(self, role: Role) -> None:
        activation.suspend(self.world, role)

    @rule(by=minutes)
    def let_time_pass(self, by: int) -> None:
        before = self.world.clock
        timeline.move_clock(self.world, by)
        if self.world.clock - before >= timedelta(minutes=30):
            self.active = None
        if self.world.signed_in is None:
            self.active = None

    @invariant()
    def whoever_came_in_has_proved_it(self) -> None:
        for event in self.world.take_announced():
            if isinstance(event, SignedIn):
                assert event.citizen
                assert not self.world.mitid[event.citizen].suspended
                used = self.world.mitid[event.citizen].uses[0].kind
                assert used
                assert self.proved >= NEEDED[used]
                self.active, self.proved = event.citizen, set()
        assert self.world.signed_in == self.active

    @invariant()
    def the_world_can_be_written_and_read_back(self) -> None:
        assert World.model_validate_json(self.world.to_json()).to_json() == self.world.to_json()

    def teardown(self) -> None:
        for role in ROLES:
            find_the_way_in(self.world, role)


MitIdSignIn.TestCase.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
TestMitIdSignIn = MitIdSignIn.TestCase
