from datetime import timedelta

import pytest

from sandbox.world.mailbox import letters
from sandbox.world.state.mailbox import (
    BoxedLetter,
    Mailbox,
    Message,
    NoSuchFolder,
    NoSuchLetter,
    NoSuchMessage,
)
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def test_a_letter_from_before_there_were_folders_lies_in_the_inbox_as_it_did() -> None:
    world = fresh_world()
    old = {"id": "a", "letter": "elregning", "received": "2026-11-01T10:00:00", "read": True, "facts": {}}
    box = Mailbox.model_validate({"letters": [old]})
    assert box.inbox == box.letters == [BoxedLetter.model_validate(old)]
    assert (box.drafts, box.sent, box.archive, box.deleted, box.unread) == ([], [], [], [], 0)
    world.post["senior"] = box
    assert World.model_validate_json(world.to_json()).post["senior"] == box


def test_what_is_not_in_a_mailbox_is_not_found_in_it() -> None:
    box = fresh_world().post["senior"]
    with pytest.raises(NoSuchLetter):
        box.find("x")
    with pytest.raises(NoSuchMessage):
        box.find_message("x")
    with pytest.raises(NoSuchFolder):
        box.find_folder("inbox")


def test_a_deleted_letter_is_unread_no_more() -> None:
    box = fresh_world().post["senior"]
    unread = box.unread
    next(boxed for boxed in box.letters if not boxed.read).deleted = True
    assert box.unread == unread - 1


def test_drafts_and_sent_messages_are_listed_newest_first() -> None:
    world = fresh_world()
    day = [world.clock + timedelta(days=number) for number in range(4)]
    box = Mailbox(
        messages=[
            Message(id="sent late", changed=day[0], sent=day[2]),
            Message(id="sent early", changed=day[1], sent=day[1]),
            Message(id="old draft", changed=day[0], text="Hej"),
            Message(id="new draft", changed=day[3], attachments=["pasfoto"]),
            Message(id="thrown away", changed=day[3], text="Hej", deleted=True),
            Message(id="nothing written", changed=day[3]),
            Message(id="only Reply pressed", changed=day[3], answers="letter", subject="Svar: Et brev"),
        ]
    )
    assert [each.id for each in box.sent] == ["sent late", "sent early"]
    assert [each.id for each in box.drafts] == ["new draft", "old draft"]


def test_the_days_of_a_letter_passed_on_are_counted_from_when_it_first_came() -> None:
    world = fresh_world()
    boxed = letters.deliver(world, "senior", "elregning", at=world.clock - timedelta(days=3))
    assert boxed.counted_from == boxed.received
