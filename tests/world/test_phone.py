from datetime import timedelta

import pytest

from sandbox.content.mail.messages import messages
from sandbox.world import phone
from sandbox.world.phone import MessageArrived, MessageDeleted, MessageLinkPressed, MessageOpened
from sandbox.world.state.people import ROLES
from sandbox.world.state.phone import NoSuchMessage
from tests.world.worlds import DAY, fresh_world

FALSE, GENUINE, CODE = "falsk-mitid-udloeber", "laes-om-svindel", "mitid-aktiveringskode"


def test_everybody_has_a_phone_with_old_messages_newest_first() -> None:
    world = fresh_world()
    for role in ROLES:
        received = [message.received for message in world.phone[role].messages]
        assert received
        assert received == sorted(received, reverse=True)
        assert received[0].date() < DAY
        assert world.phone[role].unread == 0


def test_a_message_comes_unread_on_top_and_is_announced() -> None:
    world = fresh_world()
    came = phone.receive_message(world, "young", FALSE)
    assert world.phone["young"].messages[0] == came
    assert (came.received, came.read, world.phone["young"].unread) == (world.clock, False, 1)
    assert world.take_announced() == [MessageArrived(citizen="young", message=FALSE)]


def test_an_older_message_takes_its_place_in_the_order() -> None:
    world = fresh_world()
    phone.receive_message(world, "young", FALSE, at=world.clock - timedelta(days=400), read=True)
    assert world.phone["young"].messages[-1].message == FALSE


def test_reading_says_whether_it_was_the_first_time() -> None:
    world = fresh_world()
    came = phone.receive_message(world, "senior", FALSE)
    world.take_announced()
    phone.read_message(world, "senior", came.id)
    phone.read_message(world, "senior", came.id)
    assert world.take_announced() == [
        MessageOpened(citizen="senior", message=FALSE),
        MessageOpened(citizen="senior", message=FALSE, again=True),
    ]
    assert world.phone["senior"].unread == 0


@pytest.mark.parametrize(("slug", "false"), [(FALSE, True), (GENUINE, False)])
def test_pressing_a_link_tells_where_it_leads_and_whether_it_was_a_fraud(slug: str, false: bool) -> None:
    world = fresh_world()
    came = phone.receive_message(world, "senior", slug)
    world.take_announced()
    address = phone.press_link(world, "senior", came.id)
    assert address == messages()[slug].link
    pressed = MessageLinkPressed(citizen="senior", message=slug, address=address, false=false)
    assert world.take_announced() == [pressed]


def test_a_message_without_a_link_has_nothing_to_press() -> None:
    world = fresh_world()
    came = phone.receive_message(world, "senior", "nabo")
    with pytest.raises(NoSuchMessage):
        phone.press_link(world, "senior", came.id)


def test_a_deleted_message_is_gone() -> None:
    world = fresh_world()
    came = phone.receive_message(world, "senior", FALSE)
    world.take_announced()
    phone.delete(world, "senior", came.id)
    assert world.take_announced() == [MessageDeleted(citizen="senior", message=FALSE, false=True)]
    with pytest.raises(NoSuchMessage):
        phone.read_message(world, "senior", came.id)


def test_nobody_reaches_a_message_on_another_phone_or_at_another_seat() -> None:
    world, other = fresh_world(7), fresh_world(8)
    foreign = [world.phone["parent"].messages[0].id, other.phone["senior"].messages[0].id, "", "findes-ikke"]
    before = world.to_json()
    for message_id in foreign:
        for change in (phone.read_message, phone.press_link, phone.delete):
            with pytest.raises(NoSuchMessage):
                change(world, "senior", message_id)
    assert world.to_json() == before


def test_a_message_says_what_its_sender_gave_and_to_whom_it_came() -> None:
    world = fresh_world()
    code = phone.receive_message(world, "parent", CODE, {"code": "481920"})
    assert "481920" in phone.text(world, "parent", code)[0]
    own = {"first_name": world.citizen("parent").first_name, "from": "Øveby Kommune"}
    post = phone.receive_message(world, "parent", "besked-om-ny-post", own)
    assert phone.text(world, "parent", post)[0].startswith(f"Hej {own['first_name']}.")
    assert phone.sender(world, "parent", post) == "Digital Post"


@pytest.mark.parametrize(("slug", "facts"), [(CODE, {}), (CODE, {"kode": "1"}), ("nabo", {"code": "1"})])
def test_a_message_cannot_come_without_what_it_has_to_say(slug: str, facts: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="facts"):
        phone.receive_message(fresh_world(), "senior", slug, facts)


def test_a_message_whose_content_file_is_gone_says_so() -> None:
    world = fresh_world()
    message = phone.receive_message(world, "senior", "findes-ikke", {"code": "1"})
    assert phone.text(world, "senior", message) == ["Beskeden findes ikke i Øvebanen længere."]


def test_every_message_on_every_phone_can_be_shown() -> None:
    world = fresh_world()
    for role in ROLES:
        for message in world.phone[role].messages:
            assert "{" not in "".join(phone.text(world, role, message))
