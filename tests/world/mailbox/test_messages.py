import pytest

from sandbox.world.mailbox import messages, writing
from sandbox.world.mailbox.events import WritingDeleted, WritingRestored
from sandbox.world.mailbox.writing import Typed
from sandbox.world.state.mailbox import NoSuchMessage
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def written(world: World, *, sent: bool) -> str:
    draft = writing.begin(world, "senior", "borgerservice")
    writing.keep(world, "senior", draft.id, Typed("flytning", "Emne", "Tekst"))
    if sent:
        writing.send(world, "senior", draft.id)
    world.take_announced()
    return draft.id


@pytest.mark.parametrize("sent", [True, False])
def test_what_was_written_is_deleted_and_comes_back_to_where_it_was(sent: bool) -> None:
    world = fresh_world()
    message_id, box = written(world, sent=sent), world.post["senior"]
    messages.delete(world, "senior", message_id)
    assert (box.sent, box.drafts) == ([], [])
    messages.restore(world, "senior", message_id)
    assert [each.id for each in (box.sent if sent else box.drafts)] == [message_id]
    assert world.take_announced() == [
        WritingDeleted(citizen="senior", draft=not sent),
        WritingRestored(citizen="senior", draft=not sent),
    ]


def test_a_message_is_destroyed_only_when_it_is_deleted() -> None:
    world = fresh_world()
    message_id = written(world, sent=True)
    for change in (messages.destroy, messages.restore):
        with pytest.raises(NoSuchMessage):
            change(world, "senior", message_id)
    messages.delete(world, "senior", message_id)
    with pytest.raises(NoSuchMessage):
        messages.delete(world, "senior", message_id)
    with pytest.raises(NoSuchMessage):
        messages.destroy(world, "parent", message_id)
    messages.destroy(world, "senior", message_id)
    assert world.post["senior"].messages == []
