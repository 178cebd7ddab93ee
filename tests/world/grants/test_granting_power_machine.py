"""Any order of giving, asking, answering, withdrawing and acting: nobody acts without a power that holds there."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sandbox.world import timeline
from sandbox.world.grants import granting_power, power_of_attorney
from sandbox.world.grants.power_of_attorney import NoPower, acting_for, choose
from sandbox.world.state.grants import NoSuchGrant, NotWaiting, Power
from sandbox.world.state.people import ROLES, Role
from tests.world.worlds import fresh_world, sign_in_for_long

PLACES = (("borger.dk", ""), ("borger.dk", "mit-overblik"), ("oeveby.dk", ""), ("oeveby.dk", "flytning"))
COVERS = ("borger.dk", "borger.dk/mit-overblik", "oeveby.dk", "oeveby.dk/flytning")

roles = st.sampled_from(ROLES)
pairs = st.permutations(ROLES).map(lambda order: (order[0], order[1]))
covers = st.lists(st.sampled_from(COVERS), min_size=1, max_size=3, unique=True)
days = st.integers(-1, 40)
which = st.integers(0, 20)


class HelpingEachOther(RuleBasedStateMachine):
    """Keeps its own book of what holds, a line for each power, and compares it with whom the world lets act."""

    def __init__(self) -> None:
        super().__init__()
        self.world = fresh_world()
        self.book: dict[str, tuple[Role, Role, tuple[str, ...], date]] = {}

    @property
    def today(self) -> date:
        return self.world.clock.date()

    def note(self, power: Power) -> None:
        self.book = {
            key: line
            for key, line in self.book.items()
            if (line[0], line[1], set(line[2])) != (power.giver, power.holder, set(power.covers))
        }
        self.book[power.id] = (power.giver, power.holder, tuple(power.covers), power.until)

    def may(self, giver: Role, holder: Role, service: str, part: str) -> bool:
        return any(
            line[:2] == (giver, holder)
            and line[3] >= self.today
            and (service in line[2] or (part and f"{service}/{part}" in line[2]))
            for line in self.book.values()
        )

    @rule(pair=pairs, covers=covers, days=days, asked=st.booleans())
    def give(self, pair: tuple[Role, Role], covers: list[str], days: int, asked: bool) -> None:
        until = self.today + timedelta(days=days)
        power = power_of_attorney.give(self.world, *pair, covers, until, "asked" if asked else "given")
        if power.state == "given":
            self.note(power)

    @precondition(lambda self: self.world.powers)
    @rule(number=which, role=roles, approved=st.booleans())
    def answer(self, number: int, role: Role, approved: bool) -> None:
        power = self.world.powers[number % len(self.world.powers)]
        waits = power.state == "asked" and power.giver == role
        try:
            granting_power.answer(self.world, role, power.id, approved=approved)
        except (NoSuchGrant, NotWaiting):
            assert not waits
        else:
            assert waits
            if approved:
                self.note(power)

    @precondition(lambda self: self.world.powers)
    @rule(number=which, role=roles)
    def withdraw(self, number: int, role: Role) -> None:
        power = self.world.powers[number % len(self.world.powers)]
        try:
            granting_power.withdraw(self.world, role, power.id)
        except (NoSuchGrant, NotWaiting):
            return
        assert role in (power.giver, power.holder)
        self.book.pop(power.id, None)

    @rule(role=roles)
    def sign_in(self, role: Role) -> None:
        sign_in_for_long(self.world, role)

    @rule(person=roles, place=st.sampled_from(PLACES))
    def choose(self, person: Role, place: tuple[str, str]) -> None:
        me = self.world.signed_in
        allowed = me is not None and (person == me or self.may(person, me, *place))
        try:
            choose(self.world, person, *place)
        except NoPower:
            assert not allowed
        else:
            assert allowed

    @rule(days=st.integers(0, 20))
    def let_time_pass(self, days: int) -> None:
        timeline.pass_time(self.world, timedelta(days=days))

    @invariant()
    def whoever_acts_may(self) -> None:
        me = self.world.signed_in
        for place in PLACES:
            person = acting_for(self.world, *place)
            assert person == me or (person and me and self.may(person, me, *place))

    @invariant()
    def the_book_is_the_worlds(self) -> None:
        holding = {power.id for power in self.world.powers if power.holds(self.today)}
        assert holding == {key for key, line in self.book.items() if line[3] >= self.today}


HelpingEachOther.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
test_helping_each_other = HelpingEachOther.TestCase
