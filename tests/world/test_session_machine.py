"""Any order of a participant's moves: no way in without the secrets, and the rules of time hold throughout."""

from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sandbox.world import session, timeline
from sandbox.world.nemid import sign_in
from sandbox.world.session import SignedIn
from sandbox.world.state.people import ROLES, Role
from tests.world.worlds import enter_password, fresh_world, right_key

roles = st.sampled_from(ROLES)
minutes = st.sampled_from([0, 1, 10, 24, 25, 29, 30, 31, 60, 479, 480, 600])


class SigningIn(RuleBasedStateMachine):
    """Keeps its own books, in the simplest words, and compares them with the world's."""

    def __init__(self) -> None:
        super().__init__()
        self.world = fresh_world()
        self.asked: dict[Role, list[str]] = {role: [] for role in ROLES}
        self.wrong: dict[Role, int] = dict.fromkeys(ROLES, 0)
        self.wrong_keys: dict[Role, int] = dict.fromkeys(ROLES, 0)
        self.locked: dict[Role, datetime] = {}
        self.blocked: set[Role] = set()
        self.left: dict[Role, int] = dict.fromkeys(ROLES, 0)
        self.locks: dict[Role, int] = dict.fromkeys(ROLES, 0)
        self.pending: Role | None = None
        self.asked_at = self.world.clock
        self.active: tuple[Role, datetime] | None = None

    def open(self, role: Role) -> bool:
        return role not in self.blocked and self.world.clock >= self.locked.get(role, self.world.clock)

    def note_key(self) -> None:
        assert self.world.pending
        role, number = self.world.pending.citizen, self.world.pending.key_number
        assert number not in self.asked[role]
        self.asked[role].append(number)
        self.pending, self.asked_at = role, self.world.clock

    def leave_the_key_step(self) -> None:
        """Whoever begins anew has left the step before; five times in a row count like five wrong passwords."""
        if (role := self.pending) is None:
            return
        self.pending = None
        self.left[role] += 1
        if self.left[role] == 5:
            self.left[role] = 0
            self.lock(role)

    def lock(self, role: Role) -> str:
        self.locks[role] += 1
        if self.locks[role] > 2:
            self.blocked.add(role)
            return "blocked"
        self.locked[role] = self.world.clock + timedelta(hours=8)
        return "locked"

    @rule(role=roles)
    def right_password(self, role: Role) -> None:
        own = self.world.nemid[role]
        outcome = enter_password(self.world, own.user_id, own.password)
        self.leave_the_key_step()
        assert (outcome == "key-asked") == self.open(role)
        if outcome == "key-asked":
            self.wrong[role] = 0
            self.note_key()

    @rule(role=roles, typed=st.text(min_size=1, max_size=8))
    def wrong_password(self, role: Role, typed: str) -> None:
        outcome = enter_password(self.world, self.world.nemid[role].user_id, typed + "-forkert")
        self.leave_the_key_step()
        if not self.open(role):
            assert outcome in ("locked", "blocked")
            return
        self.wrong[role] += 1
        if self.wrong[role] < 5:
            assert outcome == "wrong"
            return
        self.wrong[role] = 0
        assert outcome == self.lock(role)

    @rule(typed=st.text(max_size=8), password=st.text(max_size=8))
    def a_user_id_nobody_has(self, typed: str, password: str) -> None:
        assert enter_password(self.world, f"ingen-{typed}", password) in ("wrong", "empty")
        self.leave_the_key_step()

    @precondition(lambda self: self.pending is not None)
    @rule()
    def give_the_right_key(self) -> None:
        role = self.pending
        assert role
        if self.too_late():
            assert sign_in.enter_key(self.world, right_key(self.world)) == "timeout"
            self.leave_the_key_step()
            return
        assert sign_in.enter_key(self.world, right_key(self.world)) == "signed-in"
        assert [event.citizen for event in self.world.take_announced() if isinstance(event, SignedIn)] == [
            role
        ]
        self.wrong_keys[role] = self.left[role] = self.locks[role] = 0
        self.pending, self.active = None, (role, self.world.clock)

    @precondition(lambda self: self.pending is not None)
    @rule(typed=st.text(alphabet="0123456789 ", max_size=7))
    def give_a_wrong_key(self, typed: str) -> None:
        role = self.pending
        assert role
        typed = "" if "".join(typed.split()) == right_key(self.world) else typed
        late = self.too_late()
        outcome = sign_in.enter_key(self.world, typed)
        if late:
            assert outcome == "timeout"
            self.leave_the_key_step()
            return
        if outcome == "empty":
            assert not typed.strip()
            return
        self.wrong_keys[role] += 1
        assert outcome == ("blocked" if self.wrong_keys[role] == 5 else "wrong")
        if outcome == "blocked":
            self.blocked.add(role)
            self.pending = None
        else:
            self.note_key()

    def too_late(self) -> bool:
        return self.world.clock - self.asked_at >= timedelta(minutes=10)

    @rule()
    def cancel(self) -> None:
        sign_in.cancel(self.world)
        self.pending = None

    @rule()
    def log_off(self) -> None:
        session.log_off(self.world)
        self.active = None

    @rule()
    def do_something_else(self) -> None:
        session.touch(self.world)
        if self.active:
            self.active = (self.active[0], self.world.clock)

    @rule(by=minutes)
    def let_time_pass(self, by: int) -> None:
        timeline.move_clock(self.world, by)
        if self.active and self.world.clock - self.active[1] >= timedelta(minutes=30):
            self.active = None

    @invariant()
    def whoever_is_signed_in_came_in_by_the_right_key_and_was_active(self) -> None:
        assert self.world.signed_in == (self.active[0] if self.active else None)

    @invariant()
    def the_world_can_be_written_and_read_back(self) -> None:
        self.world.take_announced()
        assert type(self.world).model_validate_json(self.world.to_json()) == self.world


SigningIn.TestCase.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
TestSigningIn = SigningIn.TestCase
