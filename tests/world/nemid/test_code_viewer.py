from sandbox.world.nemid import code_viewer, presets, sign_in
from sandbox.world.session import SignInFailed
from sandbox.world.state.world import World
from tests.world.worlds import enter_password, fresh_world, right_key


def with_viewer() -> World:
    world = fresh_world()
    presets.give_viewer(world, "senior")
    return world


def log_on(world: World) -> str:
    own = world.nemid["senior"]
    return enter_password(world, own.user_id, own.password)


def test_the_window_is_dark_until_the_button_is_pressed_while_a_key_is_asked_for() -> None:
    world = with_viewer()
    code_viewer.press(world, "senior")
    assert code_viewer.window(world, "senior") == ""
    assert log_on(world) == "viewer-asked"
    assert code_viewer.window(world, "senior") == ""
    code_viewer.press(world, "senior")
    key = code_viewer.window(world, "senior")
    assert len(key) == 6
    assert sign_in.enter_key(world, key) == "signed-in"
    assert code_viewer.window(world, "senior") == ""


def test_a_wrong_key_asks_for_another_and_the_window_is_dark_again() -> None:
    world = with_viewer()
    log_on(world)
    code_viewer.press(world, "senior")
    old = code_viewer.window(world, "senior")
    world.take_announced()
    assert sign_in.enter_key(world, "000") == "wrong"
    assert isinstance(world.take_announced()[0], SignInFailed)
    assert code_viewer.window(world, "senior") == ""
    assert sign_in.enter_key(world, old) == "wrong"
    code_viewer.press(world, "senior")
    assert sign_in.enter_key(world, code_viewer.window(world, "senior")) == "signed-in"


def test_too_many_wrong_keys_of_a_viewer_block_too() -> None:
    world = with_viewer()
    log_on(world)
    assert [sign_in.enter_key(world, "000") for _ in range(5)][-1] == "blocked"


def test_a_viewer_uses_up_no_keys_of_the_card_and_the_card_can_be_used_instead() -> None:
    world = with_viewer()
    log_on(world)
    assert world.nemid["senior"].card.used == []
    assert sign_in.use_card(world) == "key-asked"
    assert world.pending
    key = dict(world.nemid["senior"].card.pairs())[world.pending.key_number]
    assert sign_in.enter_key(world, key) == "signed-in"


def test_anothers_viewer_shows_nothing_for_it() -> None:
    world = with_viewer()
    presets.give_viewer(world, "young")
    log_on(world)
    code_viewer.press(world, "young")
    assert code_viewer.window(world, "young") == ""
    code_viewer.press(world, "parent")
    assert code_viewer.window(world, "parent") == ""


def test_the_right_key_is_the_viewers_own() -> None:
    world = with_viewer()
    log_on(world)
    assert world.pending
    assert sign_in.right_key(world, world.pending) == code_viewer.key_for(
        world, "senior", world.pending.key_number
    )
    sign_in.use_card(world)
    assert sign_in.right_key(world, world.pending) == right_key(world)
