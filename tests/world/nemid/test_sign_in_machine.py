"""Any order of what can happen to a NemID: nobody gets in without the secrets, and whoever has them always gets in.

The way out uses nothing but what the sandbox offers: the papers, the clock, the post and the counter.
"""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sandbox.world import paper_mail, session, timeline
from sandbox.world.nemid import account, activation, code_app, code_viewer, key_cards, presets, sign_in
from sandbox.world.session import SignedIn
from sandbox.world.state.world import World
from tests.world.worlds import enter_password, fresh_world

PASSWORDS = ("regnbue42", "Havluft7", "7294", "æblegrød1", "kort", "1234")
HELPS: tuple[account.Help, ...] = ("open", "password", "card", "lost")
LONG_ENOUGH = 12


class Citizen:
    """Somebody who knows the own password, reads the post, and does what the pages say."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.password = world.nemid["senior"].password

    @property
    def letter(self) -> str:
        """The newest temporary password that has come."""
        came = [
            paper
            for paper in paper_mail.here(self.world)
            if (paper.to, paper.kind) == ("senior", "temporary-password")
        ]
        return came[0].facts["code"] if came else "intet-brev"

    def log_on(self) -> str:
        own = self.world.nemid["senior"]
        return enter_password(self.world, own.number, self.letter if own.closed else self.password)

    def get_in(self) -> None:
        for _turn in range(LONG_ENOUGH):
            if self.follow(self.log_on()):
                return
        raise AssertionError(f"a dead end: {self.world.nemid['senior']}")

    def follow(self, outcome: str) -> bool:
        """Do what the page says; whether that led in."""
        ways = {
            "key-asked": self.give_key,
            "viewer-asked": self.give_key,
            "app-asked": self.approve,
            "new-card": self.take_new_card,
            "choose-password": self.choose,
        }
        if outcome in ways:
            return ways[outcome]()
        if outcome == "locked":
            timeline.move_clock(self.world, 8 * 60)
        elif outcome == "card-empty" and self.world.nemid["senior"].new_card:
            timeline.move_clock(self.world, 7 * 24 * 60)
        else:
            helps: dict[str, account.Help] = {
                "blocked": "open",
                "card-empty": "card",
                "card-lost": "card",
            }
            account.be_helped(self.world, "senior", helps.get(outcome, "password"))
        return False

    def give_key(self) -> bool:
        assert self.world.pending
        if self.world.pending.step == "viewer":
            code_viewer.press(self.world, "senior")
            return sign_in.enter_key(self.world, code_viewer.window(self.world, "senior")) == "signed-in"
        key = dict(self.world.nemid["senior"].card.pairs())[self.world.pending.key_number]
        return sign_in.enter_key(self.world, key) == "signed-in"

    def approve(self) -> bool:
        waiting, app = code_app.request(self.world, "senior"), self.world.nemid["senior"].app
        assert waiting
        assert app
        assert code_app.approve(self.world, waiting.id, app.pin) == "approved"
        return sign_in.ask_app(self.world, waiting.id) == "signed-in"

    def take_new_card(self) -> bool:
        card = paper_mail.latest(self.world, "senior", "key-card")
        assert card
        outcome = sign_in.take_new_card(self.world, card.facts["number"])
        return outcome == "key-asked" and self.give_key()

    def choose(self) -> bool:
        self.password = PASSWORDS[0]
        assert activation.choose(self.world, self.password, self.password, "").is_good
        if not activation.ask_for_key(self.world):
            account.be_helped(self.world, "senior", "card")
            return False
        assert self.world.activation
        key = dict(self.world.nemid["senior"].card.pairs())[self.world.activation.key_number]
        return activation.enter_key(self.world, key) == "signed-in"


class LivingWithNemId(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = fresh_world()
        self.citizen = Citizen(self.world)
        self.came_in_rightly = False

    def now_in(self, is_in: bool) -> None:
        self.came_in_rightly = self.came_in_rightly or is_in

    @rule()
    def begin_to_log_on(self) -> None:
        self.citizen.log_on()

    @rule()
    def follow_the_page_to_the_end(self) -> None:
        self.now_in(self.citizen.follow(self.citizen.log_on()))

    @precondition(lambda self: self.world.pending is not None and self.world.pending.key_number)
    @rule()
    def give_the_key_that_is_asked_for(self) -> None:
        by_card = self.world.pending is not None and self.world.pending.step == "key"
        if self.citizen.give_key():
            assert not (by_card and self.world.nemid["senior"].card_lost), "a lost card's key let somebody in"
            self.came_in_rightly = True

    @rule(typed=st.text(max_size=8), times=st.integers(1, 6))
    def guess_the_password(self, typed: str, times: int) -> None:
        for _each in range(times):
            enter_password(self.world, self.world.nemid["senior"].user_id, typed + "-forkert")

    @precondition(lambda self: self.world.pending is not None and self.world.pending.key_number)
    @rule(typed=st.sampled_from(["", "000", "12345", "nøgle"]), times=st.integers(1, 6))
    def guess_the_key(self, typed: str, times: int) -> None:
        for _each in range(times):
            if self.world.pending and self.world.pending.key_number:
                assert sign_in.enter_key(self.world, typed) != "signed-in"

    @precondition(lambda self: self.world.pending is not None)
    @rule(pin=st.sampled_from(["", "0000", "12"]), refuse=st.booleans())
    def guess_the_apps_code(self, pin: str, refuse: bool) -> None:
        waiting = code_app.request(self.world, "senior")
        if waiting is None:
            return
        if refuse:
            code_app.refuse(self.world, waiting.id)
        assert code_app.approve(self.world, waiting.id, pin) != "approved"
        assert sign_in.ask_app(self.world, waiting.id) != "signed-in"

    @precondition(lambda self: self.world.pending is not None)
    @rule(number=st.sampled_from(["", "A123456789", "forkert"]))
    def go_on_by_card(self, number: str) -> None:
        if self.world.pending and self.world.pending.step == "new-card":
            sign_in.take_new_card(self.world, number)
        if self.world.pending:
            sign_in.use_card(self.world)

    @precondition(lambda self: self.world.activation is not None)
    @rule(
        password=st.sampled_from(PASSWORDS),
        again=st.sampled_from(PASSWORDS),
        key=st.sampled_from(["", "000"]),
    )
    def try_to_choose_a_password(self, password: str, again: str, key: str) -> None:
        if activation.choose(self.world, password, again, "").is_good:
            activation.ask_for_key(self.world)
        if self.world.activation and self.world.activation.key_number:
            assert activation.enter_key(self.world, key) != "signed-in"

    @rule()
    def cancel(self) -> None:
        sign_in.cancel(self.world)
        activation.cancel(self.world)

    @rule()
    def forget_the_password(self) -> None:
        activation.order_temporary(self.world, "senior")

    @rule(by=st.sampled_from(HELPS))
    def go_to_the_counter(self, by: account.Help) -> None:
        account.be_helped(self.world, "senior", by)

    @rule(by=st.sampled_from(HELPS))
    def go_to_the_counter_in_the_middle_of_a_sign_in(self, by: account.Help) -> None:
        self.begin_to_log_on()
        self.go_to_the_counter(by)
        if self.world.pending and self.world.pending.key_number:
            self.give_the_key_that_is_asked_for()

    @rule()
    def order_a_card(self) -> None:
        key_cards.order(self.world, "senior")

    @rule(left=st.integers(0, 3))
    def use_many_keys(self, left: int) -> None:
        presets.use_up(self.world, "senior", left)

    @rule()
    def get_the_app(self) -> None:
        account.activate_app(self.world, "senior")

    @rule()
    def get_a_viewer(self) -> None:
        presets.give_viewer(self.world, "senior")

    @rule(minutes=st.sampled_from([1, 5, 10, 30, 60, 480, 1440, 7 * 1440, 40 * 1440]))
    def let_time_pass(self, minutes: int) -> None:
        timeline.move_clock(self.world, minutes)

    @rule()
    def log_off(self) -> None:
        session.log_off(self.world)
        self.came_in_rightly = False

    @invariant()
    def nobody_is_in_who_did_not_come_in_rightly(self) -> None:
        came = [event for event in self.world.take_announced() if isinstance(event, SignedIn)]
        assert self.came_in_rightly or not came
        assert self.came_in_rightly or self.world.signed_in is None

    @invariant()
    def there_is_a_way_in_for_whoever_has_the_papers(self) -> None:
        copy = Citizen(World.model_validate_json(self.world.to_json()))
        assert copy.world == self.world
        copy.password = self.citizen.password
        copy.get_in()
        assert copy.world.signed_in == "senior"


LivingWithNemId.TestCase.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)
TestLivingWithNemId = LivingWithNemId.TestCase
