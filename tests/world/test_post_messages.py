import pytest

from sandbox.world import post_messages, post_writing
from sandbox.world.post_box import NoSuchMessage
from sandbox.world.post_messages import WritingDeleted, WritingRestored
from sandbox.world.post_writing import Typed
from sandbox.world.world import World
from tests.world.worlds import fresh_world


def written(world: World, *, sent: bool) -> str:
    draft = post_writing.begin(world, "senior", "borgerservice")
    post_writing.keep(world, "senior", draft.id, Typed("flytning", "Emne", "Tekst"))
    if sent:
        post_writing.send(world, "senior", draft.id)
    world.take_announced()
    return draft.id


@pytest.mark.parametrize("sent", [True, False])
def test_what_was_written_is_deleted_and_comes_back_to_where_it_was(sent: bool) -> None:
    world = fresh_world()
    message_id, box = written(world, sent=sent), world.post["senior"]
    post_messages.delete(world, "senior", message_id)
    assert (box.sent, box.drafts) == ([], [])
    post_messages.restore(world, "senior", message_id)
    assert [each.id for each in (box.sent if sent else box.drafts)] == [message_id]
    assert world.take_announced() == [
        WritingDeleted(citizen="senior", draft=not sent),
        WritingRestored(citizen="senior", draft=not sent),
    ]


def test_a_message_is_destroyed_only_when_it_is_deleted() -> None:
    world = fresh_world()
    message_id = written(world, sent=True)
    for change in (post_messages.destroy, post_messages.restore):
        with pytest.raises(NoSuchMessage):
            change(world, "senior", message_id)
    post_messages.delete(world, "senior", message_id)
    with pytest.raises(NoSuchMessage):
        post_messages.delete(world, "senior", message_id)
    with pytest.raises(NoSuchMessage):
        post_messages.destroy(world, "parent", message_id)
    post_messages.destroy(world, "senior", message_id)
    assert world.post["senior"].messages == []
