import pytest

from sandbox.world import session
from sandbox.world.grants import granting_access, mailbox_access
from sandbox.world.grants.granting_access import answer, ask, find, give, of, withdraw
from sandbox.world.state.grants import NoSuchGrant, NotWaiting
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def told(world: World) -> list[tuple[str, Role | None]]:
    return [
        (event.name, event.citizen) for event in world.take_announced() if event.name.startswith("access-")
    ]


def letters_to(world: World, role: Role) -> list[str]:
    return [boxed.letter for boxed in world.post[role].letters if boxed.letter.startswith("adgang-")]


def test_access_that_is_given_is_told_to_both() -> None:
    world = fresh_world()
    access = give(world, "senior", "parent", "read", world.date)
    assert access.state == "given"
    assert told(world) == [("access-given", "senior")]
    assert letters_to(world, "senior") == ["adgang-givet"]
    assert letters_to(world, "parent") == ["adgang-modtaget"]


def test_access_that_is_asked_for_is_given_by_a_yes() -> None:
    world = fresh_world()
    access = ask(world, "parent", "senior", "write", world.date)
    assert letters_to(world, "senior") == ["adgang-anmodning"]
    with pytest.raises(NotWaiting):
        answer(world, "parent", access.id, approved=True)
    answer(world, "senior", access.id, approved=True)
    assert access.state == "given"
    assert told(world) == [
        ("access-asked", "parent"),
        ("access-answered", "senior"),
        ("access-given", "senior"),
    ]
    with pytest.raises(NotWaiting):
        answer(world, "senior", access.id, approved=False)


def test_a_no_is_told_to_who_asked() -> None:
    world = fresh_world()
    access = ask(world, "parent", "senior", "read", world.date)
    answer(world, "senior", access.id, approved=False)
    assert access.state == "refused"
    assert letters_to(world, "parent") == ["adgang-afvist"]
    assert letters_to(world, "senior") == ["adgang-anmodning"]


@pytest.mark.parametrize("role", ["senior", "parent"])
def test_either_ends_it_and_it_ends_at_once(role: Role) -> None:
    world = fresh_world()
    access = give(world, "senior", "parent", "read", world.date)
    session.open_session(world, "parent", "nemid", "post.borger.dk")
    mailbox_access.switch(world, "senior")
    withdraw(world, role, access.id)
    assert mailbox_access.mailbox_shown(world) == "parent"
    assert mailbox_access.has_lapsed(world) is (role == "senior")
    for to in ("senior", "parent"):
        assert letters_to(world, to).count("adgang-ophoert") == 1
    with pytest.raises(NotWaiting):
        withdraw(world, role, access.id)


def test_a_wish_is_taken_back_without_letters() -> None:
    world = fresh_world()
    access = ask(world, "parent", "senior", "read", world.date)
    withdraw(world, "parent", access.id)
    assert letters_to(world, "senior") == ["adgang-anmodning"]
    assert letters_to(world, "parent") == []


def test_a_third_one_has_no_part_in_it() -> None:
    world = fresh_world()
    access = give(world, "senior", "parent", "read", world.date)
    assert of(world, "young") == []
    with pytest.raises(NoSuchGrant):
        find(world, "young", access.id)
    with pytest.raises(NoSuchGrant):
        granting_access.withdraw(world, "young", access.id)
