from datetime import timedelta

import pytest

from sandbox.world import timeline
from sandbox.world.grants import legacy_access
from sandbox.world.grants.legacy_access import (
    accept,
    delete_letter,
    find,
    folders_shown,
    letters_in,
    open_letter,
    withdraw,
)
from sandbox.world.state.grants import NoSuchGrant, NotWaiting, OldAccess, OldLevel
from sandbox.world.state.mailbox import NoSuchLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world, sign_in_for_long

CODE = "æbleskive"


def offered(level: OldLevel = "read", since: int = 0, until: int = 9) -> tuple[World, OldAccess]:
    """The senior has let the parent, who is signed in, into the inbox."""
    world = fresh_world()
    period = (world.date + timedelta(days=since), world.date + timedelta(days=until))
    access = legacy_access.give(world, "senior", "parent", level, ["inbox"], CODE, period)
    sign_in_for_long(world, "parent", "post.borger.dk")
    return world, access


def names(world: World) -> list[str]:
    return [event.name for event in world.take_announced() if event.name.startswith("old-access")]


def test_a_folder_appears_when_the_code_word_is_right() -> None:
    world, access = offered()
    assert folders_shown(world) == []
    assert not accept(world, "parent", access.id, "pandekage")
    assert folders_shown(world) == []
    assert accept(world, "parent", access.id, CODE)
    assert folders_shown(world) == [access]
    assert names(world) == ["old-access-given", "old-access-code-rejected", "old-access-accepted"]
    with pytest.raises(NotWaiting):
        accept(world, "parent", access.id, CODE)


def test_the_code_word_is_nowhere_in_the_world() -> None:
    world, access = offered()
    assert CODE not in world.to_json()
    assert CODE not in access.code


def test_only_the_helper_accepts() -> None:
    world, access = offered()
    with pytest.raises(NotWaiting):
        accept(world, "senior", access.id, CODE)
    with pytest.raises(NoSuchGrant):
        accept(world, "young", access.id, CODE)


@pytest.mark.parametrize(("since", "until", "days"), [(2, 9, 2), (0, 1, 0)])
def test_it_holds_in_its_period_only(since: int, until: int, days: int) -> None:
    world, access = offered(since=since, until=until)
    accept(world, "parent", access.id, CODE)
    assert bool(folders_shown(world)) is (since == 0)
    timeline.pass_time(world, timedelta(days=days))
    assert folders_shown(world) == [access]
    timeline.pass_time(world, timedelta(days=10))
    assert access.state == "expired"
    assert folders_shown(world) == []


def test_only_the_folders_chosen_are_seen() -> None:
    world, access = offered()
    accept(world, "parent", access.id, CODE)
    box = world.post["senior"]
    box.letters[0].folder = "archive"
    box.letters[1].deleted = True
    assert letters_in(world, access) == [each for each in box.inbox if not each.deleted]
    for hidden in box.letters[:2]:
        with pytest.raises(NoSuchLetter):
            open_letter(world, access.id, hidden.id)
    opened = open_letter(world, access.id, box.inbox[0].id)
    assert opened.read


@pytest.mark.parametrize("level", ["read", "edit", "administer"])
def test_only_who_may_edit_deletes(level: OldLevel) -> None:
    world, access = offered(level)
    accept(world, "parent", access.id, CODE)
    letter = world.post["senior"].inbox[0]
    if level == "read":
        with pytest.raises(NoSuchGrant):
            delete_letter(world, access.id, letter.id)
    else:
        delete_letter(world, access.id, letter.id)
    assert letter.deleted is (level != "read")


@pytest.mark.parametrize("role", ["senior", "parent"])
def test_either_ends_it_at_once(role: Role) -> None:
    world, access = offered()
    accept(world, "parent", access.id, CODE)
    withdraw(world, role, access.id)
    assert folders_shown(world) == []
    with pytest.raises(NoSuchGrant):
        open_letter(world, access.id, world.post["senior"].inbox[0].id)
    with pytest.raises(NotWaiting):
        withdraw(world, role, access.id)
    with pytest.raises(NoSuchGrant):
        find(world, "young", access.id)


def test_a_new_one_takes_the_place_of_the_old_one() -> None:
    world, _access = offered()
    period = (world.date, world.date)
    newer = legacy_access.give(world, "senior", "parent", "edit", ["archive"], CODE, period)
    assert world.old_access == [newer]
