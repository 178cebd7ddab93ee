from datetime import timedelta

import pytest

from sandbox.world import session, timeline
from sandbox.world.grants import mailbox_access
from sandbox.world.grants.mailbox_access import (
    NoAccess,
    go_on,
    has_lapsed,
    in_use,
    is_private,
    mailbox_shown,
    may_look,
    may_write,
    seen,
    switch,
)
from sandbox.world.state.grants import Access, Level
from sandbox.world.state.mailbox import Message
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world, sign_in_for_long


def helper(level: Level = "read", days: int = 9, role: Role = "parent") -> tuple[World, Access]:
    """The parent may look into the senior's mailbox; `role` is signed in."""
    world = fresh_world()
    access = mailbox_access.give(world, "senior", "parent", level, world.date + timedelta(days=days))
    sign_in_for_long(world, role, "post.borger.dk")
    world.take_announced()
    return world, access


def test_one_looks_into_ones_own_mailbox_until_one_switches() -> None:
    world, access = helper()
    assert mailbox_shown(world) == "parent"
    switch(world, "senior")
    assert mailbox_shown(world) == "senior"
    assert in_use(world) == access
    [event] = world.take_announced()
    assert event.model_dump() == {"citizen": "parent", "owner": "senior"}
    switch(world, "parent")
    assert mailbox_shown(world) == "parent"


def test_nobody_looks_where_they_may_not() -> None:
    world, _access = helper(role="young")
    for owner in ("senior", "parent"):
        with pytest.raises(NoAccess):
            switch(world, owner)
    session.log_off(world)
    with pytest.raises(NoAccess):
        switch(world, "senior")
    assert mailbox_shown(world) is None


def test_the_owner_is_not_let_into_the_helpers_mailbox() -> None:
    world, _access = helper(role="senior")
    with pytest.raises(NoAccess):
        switch(world, "parent")


@pytest.mark.parametrize(("level", "writes"), [("read", False), ("write", True)])
def test_a_reader_does_not_write(level: Level, writes: bool) -> None:
    world, _access = helper(level)
    assert may_write(world)
    switch(world, "senior")
    assert may_write(world) is writes


def test_private_senders_and_drafts_are_not_shown_to_a_reader() -> None:
    world, access = helper()
    box = world.post["senior"]
    box.messages.append(Message(id="1", changed=world.clock, authority="borgerservice"))
    assert seen(world, box) is box
    switch(world, "senior")
    shown = seen(world, box)
    assert any(is_private(each) for each in box.letters)
    assert shown.letters == [each for each in box.letters if not is_private(each)]
    assert shown.drafts == []
    access.level = "write"
    assert seen(world, box).drafts == box.drafts
    assert box.messages


def test_access_that_ends_in_the_middle_shows_ones_own_mailbox_and_is_told_once() -> None:
    world, access = helper(days=0)
    switch(world, "senior")
    timeline.pass_time(world, timedelta(days=1))
    assert access.state == "expired"
    assert mailbox_shown(world) == "parent"
    assert has_lapsed(world)
    go_on(world)
    assert not has_lapsed(world)
    assert ("access-expired", "parent") in [(each.name, each.citizen) for each in world.take_announced()]


def test_a_wish_opens_nothing() -> None:
    world = fresh_world()
    mailbox_access.give(world, "senior", "parent", "write", world.date, "asked")
    session.open_session(world, "parent", "nemid", "post.borger.dk")
    assert may_look(world) == []


def test_new_access_takes_the_place_of_the_old_one() -> None:
    world, _access = helper()
    newer = mailbox_access.give(world, "senior", "parent", "write", world.date)
    assert world.mailbox_access == [newer]


def test_a_new_session_begins_in_ones_own_mailbox() -> None:
    world, _access = helper()
    switch(world, "senior")
    session.open_session(world, "parent", "nemid", "post.borger.dk")
    assert mailbox_shown(world) == "parent"
