import pytest

from sandbox.world import paper_mail, timeline
from sandbox.world.nemid import account, activation, code_app, sign_in
from sandbox.world.nemid.account import CodeAppActivated, NemidOpened, PasswordChanged, UserIdChanged
from sandbox.world.nemid.activation import TemporaryOrdered
from sandbox.world.state.world import World
from tests.world.worlds import enter_password, fresh_world

NEW = "regnbue42"


def change(world: World, old: str, new: str = NEW, again: str = NEW) -> str:
    checked, choice = account.change_password(world, "senior", old, new, again)
    return checked if checked != "right" else " ".join(choice.password) or "changed"


def test_a_changed_password_is_the_one_in_force() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    assert change(world, own.password) == "changed"
    assert world.take_announced() == [PasswordChanged(citizen="senior")]
    assert enter_password(world, own.user_id, own.password) == "wrong"
    assert enter_password(world, own.user_id, NEW.upper()) == "key-asked"
    assert change(world, NEW, own.password, own.password) == "changed"
    assert own.chosen == ""


def test_the_old_password_is_asked_for_and_a_wrong_one_counts() -> None:
    world = fresh_world()
    assert change(world, "") == "empty"
    assert [change(world, "forkert") for _ in range(5)] == ["wrong"] * 4 + ["locked"]
    assert change(world, world.nemid["senior"].password) == "locked"


def test_a_new_password_keeps_to_the_rules() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    assert change(world, own.password, "kort", "kort") == "too-short no-digit"
    assert change(world, own.password, NEW, "andet42") == "not-the-same"
    assert change(world, own.password, f"x{own.user_id}1", f"x{own.user_id}1") == "user-id-inside"


def test_a_user_id_is_chosen_with_the_password() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    checked, choice = account.change_user_id(world, "senior", own.password, "bedstemor")
    assert checked == "right"
    assert choice.is_good
    assert world.take_announced() == [UserIdChanged(citizen="senior")]
    assert sign_in.owner(world, "BEDSTEMOR") == "senior"


@pytest.mark.parametrize(
    ("user_id", "password", "user_id_faults"),
    [("anna", [], ["too-short"]), ("inside", ["user-id-inside"], [])],
)
def test_a_user_id_keeps_to_the_rules(user_id: str, password: list[str], user_id_faults: list[str]) -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    wanted = own.password[:6] if user_id == "inside" else user_id
    _checked, choice = account.change_user_id(world, "senior", own.password, wanted)
    assert (choice.password, choice.user_id) == (password, user_id_faults)


def test_a_user_id_needs_the_right_password() -> None:
    checked, _choice = account.change_user_id(fresh_world(), "senior", "forkert", "bedstemor")
    assert checked == "wrong"


def test_a_temporary_password_over_the_counter_is_there_at_once() -> None:
    world = fresh_world()
    account.be_helped(world, "senior", "password")
    assert TemporaryOrdered(citizen="senior") in world.take_announced()
    letter = paper_mail.here(world)[0]
    assert letter.kind == "temporary-password"
    assert enter_password(world, world.nemid["senior"].number, letter.facts["code"]) == "choose-password"
    activation.cancel(world)


def test_help_opens_what_is_locked() -> None:
    world = fresh_world()
    own = world.nemid["senior"]
    for _ in range(5):
        enter_password(world, own.user_id, "forkert")
    account.be_helped(world, "senior", "open")
    assert NemidOpened(citizen="senior") in world.take_announced()
    assert enter_password(world, own.user_id, own.password) == "key-asked"


def test_a_card_can_be_closed_by_whoever_has_shown_a_passport() -> None:
    world = fresh_world()
    account.be_helped(world, "senior", "lost")
    assert world.nemid["senior"].card_lost


def test_an_app_is_ready_after_an_hour() -> None:
    world = fresh_world()
    account.activate_app(world, "senior")
    assert CodeAppActivated(citizen="senior") in world.take_announced()
    assert not code_app.ready(world, "senior")
    timeline.move_clock(world, 60)
    assert code_app.ready(world, "senior")
