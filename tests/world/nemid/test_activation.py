"""From the papers to one's own password, row by row as the domain facts have it."""

import pytest

from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import activation, key_cards, locks, presets, sign_in
from sandbox.world.nemid.activation import NemidActivated, NoActivation, PasswordRefused
from sandbox.world.nemid.locks import TemporaryVoided
from sandbox.world.paper_mail import PaperCame
from sandbox.world.session import SignedIn, SignInCancelled, SignInFailed
from sandbox.world.state.world import World
from tests.world.worlds import ask_for_key, enter_password, fresh_world

OWN = "regnbue42"


def new_world() -> World:
    world = fresh_world()
    presets.not_activated(world, "senior")
    world.take_announced()
    return world


def code(world: World) -> str:
    letter = paper_mail.latest(world, "senior", "temporary-password")
    assert letter
    return letter.facts["code"]


def begin(world: World) -> None:
    assert enter_password(world, world.nemid["senior"].number, code(world)) == "choose-password"


def right_key(world: World) -> str:
    assert world.activation
    return dict(world.nemid["senior"].card.pairs())[world.activation.key_number]


def choose(world: World, password: str = OWN, user_id: str = "") -> None:
    assert activation.choose(world, password, password, user_id).is_good
    assert activation.ask_for_key(world)


def test_number_temporary_password_own_password_and_a_key_activate_and_sign_in() -> None:
    world = new_world()
    begin(world)
    assert world.signed_in is None
    choose(world)
    world.take_announced()
    assert activation.enter_key(world, right_key(world)) == "signed-in"
    assert world.take_announced() == [
        NemidActivated(citizen="senior"),
        SignedIn(citizen="senior", method="nemid", service="borger.dk"),
    ]
    assert enter_password(world, world.nemid["senior"].number, OWN.upper()) == "key-asked"


def test_the_own_password_of_the_sheet_is_kept_as_no_hash() -> None:
    world = new_world()
    begin(world)
    choose(world, world.nemid["senior"].password)
    activation.enter_key(world, right_key(world))
    assert world.nemid["senior"].chosen == ""
    ask_for_key_by_number(world)


def ask_for_key_by_number(world: World) -> None:
    own = world.nemid["senior"]
    assert enter_password(world, own.number, own.password) == "key-asked"


def test_a_chosen_user_id_is_good_from_then_on_and_none_before() -> None:
    world = new_world()
    printed = world.nemid["senior"].user_id
    assert sign_in.owner(world, printed) is None
    begin(world)
    choose(world, user_id="bedstemor")
    activation.enter_key(world, right_key(world))
    assert sign_in.owner(world, "Bedstemor") == "senior"
    assert sign_in.owner(world, printed) is None
    assert sign_in.owner(world, world.nemid["senior"].number) == "senior"


def test_without_a_user_id_the_number_stays() -> None:
    world = new_world()
    begin(world)
    choose(world)
    activation.enter_key(world, right_key(world))
    assert not world.nemid["senior"].has_user_id


def test_before_activation_only_the_temporary_password_is_good() -> None:
    world = new_world()
    own = world.nemid["senior"]
    assert enter_password(world, own.number, own.password) == "wrong"
    [failed] = world.take_announced()
    assert isinstance(failed, SignInFailed)
    assert failed.slip == "own-for-temporary"


def test_the_temporary_password_where_the_own_one_is_wanted_is_a_slip() -> None:
    world = new_world()
    begin(world)
    choose(world)
    activation.enter_key(world, right_key(world))
    world.take_announced()
    assert enter_password(world, world.nemid["senior"].number, code(world)) == "wrong"
    failed = world.take_announced()[-1]
    assert isinstance(failed, SignInFailed)
    assert failed.slip == "temporary-for-own"


def test_the_temporary_password_as_the_own_one_is_a_slip() -> None:
    world = new_world()
    begin(world)
    world.take_announced()
    assert activation.choose(world, code(world), code(world), "").password == ["temporary"]
    assert world.take_announced() == [
        PasswordRefused(citizen="senior", faults=["temporary"], slip="temporary-as-own")
    ]
    assert world.activation


def test_cancelling_voids_the_temporary_password_and_a_new_one_comes_by_post() -> None:
    world = new_world()
    used = code(world)
    begin(world)
    world.take_announced()
    activation.cancel(world)
    assert world.take_announced() == [
        SignInCancelled(citizen="senior", method="nemid"),
        TemporaryVoided(citizen="senior"),
    ]
    assert enter_password(world, world.nemid["senior"].number, used) == "temporary-void"
    failed = world.take_announced()[-1]
    assert failed == SignInFailed(
        citizen="senior", method="nemid", reason="temporary-void", slip="old-temporary"
    )
    activation.order_temporary(world, "senior")
    assert enter_password(world, world.nemid["senior"].number, used) == "temporary-void"
    timeline.move_clock(world, 7 * 24 * 60)
    assert PaperCame(citizen="senior", kind="temporary-password") in world.take_announced()
    assert code(world) != used
    begin(world)


def test_beginning_anew_at_the_login_voids_it_as_well() -> None:
    world = new_world()
    begin(world)
    assert enter_password(world, world.nemid["senior"].number, code(world)) == "temporary-void"
    assert world.activation is None


def test_a_temporary_password_is_too_old_after_its_days() -> None:
    world = new_world()
    timeline.move_clock(world, 27 * 24 * 60)
    begin(world)
    activation.cancel(world)
    world = new_world()
    timeline.move_clock(world, 28 * 24 * 60)
    assert enter_password(world, world.nemid["senior"].number, code(world)) == "temporary-void"


def test_a_forgotten_password_closes_nemid_until_the_temporary_one_is_typed() -> None:
    world = fresh_world()
    activation.order_temporary(world, "senior")
    own = world.nemid["senior"]
    assert enter_password(world, own.user_id, own.password) == "wrong"
    timeline.move_clock(world, 7 * 24 * 60)
    assert enter_password(world, own.user_id, own.password) == "wrong"
    assert enter_password(world, own.user_id, code(world)) == "choose-password"
    choose(world)
    assert activation.enter_key(world, right_key(world)) == "signed-in"
    assert enter_password(world, own.user_id, OWN) == "key-asked"


def test_a_code_that_has_not_come_yet_is_no_known_slip() -> None:
    world = fresh_world()
    activation.order_temporary(world, "senior")
    activation.order_temporary(world, "senior")
    first = world.papers[-2].facts["code"]
    assert enter_password(world, world.nemid["senior"].number, first) == "wrong"


def test_a_wrong_key_asks_for_another_and_too_many_block_and_void() -> None:
    world = new_world()
    begin(world)
    choose(world)
    assert [activation.enter_key(world, "000") for _ in range(5)] == ["wrong"] * 4 + ["blocked"]
    assert world.activation is None
    assert world.nemid["senior"].temporary is None
    assert world.nemid["senior"].blocked


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_key_is_no_try(typed: str) -> None:
    world = new_world()
    begin(world)
    choose(world)
    assert activation.enter_key(world, typed) == "empty"
    assert world.nemid["senior"].wrong_keys_in_row == 0


@pytest.mark.parametrize("trouble", ["empty", "lost"])
def test_without_a_card_the_choice_comes_to_an_end(trouble: str) -> None:
    world = new_world()
    if trouble == "empty":
        presets.use_up(world, "senior", 0)
    else:
        key_cards.report_lost(world, "senior")
    begin(world)
    assert activation.choose(world, OWN, OWN, "").is_good
    assert not activation.ask_for_key(world)
    assert world.activation is None


def test_a_new_card_that_has_come_takes_the_place_of_an_empty_one() -> None:
    world = new_world()
    presets.use_up(world, "senior", 0)
    presets.new_card(world, "senior", "here")
    begin(world)
    choose(world)
    assert activation.enter_key(world, right_key(world)) == "signed-in"


def test_the_key_step_cannot_be_jumped_to() -> None:
    world = new_world()
    with pytest.raises(NoActivation):
        activation.choose(world, OWN, OWN, "")
    begin(world)
    with pytest.raises(NoActivation):
        activation.enter_key(world, "123456")


def test_nothing_that_was_chosen_stays_in_the_world_or_its_events() -> None:
    world = new_world()
    begin(world)
    activation.choose(world, "qz", "qz", "")
    choose(world, "Qzhemmelig1")
    activation.enter_key(world, right_key(world))
    kept = world.to_json() + "".join(event.model_dump_json() for event in world.take_announced())
    assert "qzhemmelig1" not in kept.casefold()


def test_an_ordinary_sign_in_is_not_touched_by_ending_what_is_not_under_way() -> None:
    world = fresh_world()
    ask_for_key(world)
    locks.void(world)
    activation.cancel(world)
    assert world.pending


def test_a_new_card_in_the_middle_of_the_choice_asks_for_the_password_again() -> None:
    world = new_world()
    begin(world)
    choose(world)
    key_cards.hand_out(world, "senior")
    with pytest.raises(NoActivation):
        activation.enter_key(world, "123456")
    choose(world)
    assert activation.enter_key(world, right_key(world)) == "signed-in"


def test_a_new_temporary_password_ends_the_choice_that_an_older_one_began() -> None:
    world = new_world()
    begin(world)
    activation.order_temporary(world, "senior")
    assert world.activation is None
