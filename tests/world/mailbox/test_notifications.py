from datetime import timedelta

import pytest

from sandbox.world import timeline
from sandbox.world.mailbox import folders, letters, notification_choices, notifications
from sandbox.world.mailbox.events import NoticesChosen
from sandbox.world.mailbox.notifications import NEW_POST, REMINDER
from sandbox.world.phone import text
from sandbox.world.state.people import ROLES
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def choose(
    world: World, *, sms: bool = False, email: bool = False, nemsms: bool = False, number: str = ""
) -> None:
    number = number or world.citizen("senior").phone
    notification_choices.choose(world, "senior", sms=sms, email=email, nemsms=nemsms, number=number)
    world.take_announced()


def on_phone(world: World, role: str, message: str) -> list[str]:
    """What that phone says by messages of a kind."""
    found = [each for each in world.phone[role].messages if each.message == message]  # type: ignore[index]
    return [" ".join(text(world, role, each)) for each in found]  # type: ignore[arg-type]


def test_nobody_is_told_of_anything_who_has_not_asked() -> None:
    world = fresh_world()
    before = {role: len(world.phone[role].messages) for role in ROLES}
    for role in ROLES:
        letters.deliver(world, role, "elregning")
    timeline.pass_time(world, timedelta(days=60))
    assert {role: len(world.phone[role].messages) for role in ROLES} == before


def test_whoever_asked_gets_a_text_message_about_new_post_without_a_word_of_it() -> None:
    world = fresh_world()
    choose(world, sms=True)
    letters.deliver(world, "senior", "elregning")
    (told,) = on_phone(world, "senior", NEW_POST)
    assert told.startswith(f"Hej {world.citizen('senior').first_name}. Du har fået ny post fra Øveby El.")
    assert "elregning" not in told


def test_a_letter_from_the_past_is_no_news() -> None:
    world = fresh_world()
    choose(world, sms=True, email=True)
    letters.deliver(world, "senior", "elregning", at=world.clock - timedelta(days=1))
    assert on_phone(world, "senior", NEW_POST) == []
    assert [line.what for line in world.post["senior"].log] == ["notices-chosen"]


def test_an_email_is_told_of_in_the_log() -> None:
    world = fresh_world()
    choose(world, email=True)
    letters.deliver(world, "senior", "elregning")
    assert [line.what for line in world.post["senior"].log] == [
        "notices-chosen",
        "letter-came",
        "told-by-email",
    ]


def test_the_messages_go_to_whoever_has_the_number() -> None:
    world = fresh_world()
    choose(world, sms=True, number=world.citizen("young").phone)
    letters.deliver(world, "senior", "elregning")
    assert on_phone(world, "senior", NEW_POST) == []
    (told,) = on_phone(world, "young", NEW_POST)
    assert told.startswith(f"Hej {world.citizen('senior').first_name}.")


def test_nemsms_reminds_of_a_time_the_day_before_and_once() -> None:
    world = fresh_world()
    choose(world, nemsms=True)
    boxed = next(each for each in world.post["senior"].letters if each.letter == "indkaldelse-oejne")
    at = notifications.appointment(boxed)
    assert at
    timeline.pass_time(world, at - timedelta(hours=25) - world.clock)
    assert on_phone(world, "senior", REMINDER) == []
    timeline.pass_time(world, timedelta(hours=2))
    (told,) = on_phone(world, "senior", REMINDER)
    assert "Husk din tid hos Øveby Sygehus" in told
    assert f"kl. {at.hour}.{at.minute:02}" in told
    timeline.pass_time(world, timedelta(hours=30))
    assert len(on_phone(world, "senior", REMINDER)) == 1


def test_the_two_sign_ups_are_apart() -> None:
    world = fresh_world()
    choose(world, nemsms=True)
    letters.deliver(world, "senior", "elregning")
    assert on_phone(world, "senior", NEW_POST) == []
    choose(world, sms=True)
    boxed = next(each for each in world.post["senior"].letters if each.letter == "indkaldelse-oejne")
    at = notifications.appointment(boxed)
    assert at
    timeline.pass_time(world, at - timedelta(hours=2) - world.clock)
    assert on_phone(world, "senior", REMINDER) == []


def test_a_deleted_letter_or_one_whose_time_has_passed_reminds_of_nothing() -> None:
    world = fresh_world()
    boxed = next(each for each in world.post["senior"].letters if each.letter == "indkaldelse-oejne")
    at = notifications.appointment(boxed)
    assert at
    folders.delete(world, "senior", boxed.id)
    choose(world, nemsms=True)
    timeline.pass_time(world, at + timedelta(hours=2) - world.clock)
    folders.restore(world, "senior", boxed.id)
    timeline.pass_time(world, timedelta(hours=3))
    assert on_phone(world, "senior", REMINDER) == []


def test_only_a_number_of_the_household_is_taken() -> None:
    world = fresh_world()
    for number in ("", "09704010", "00000000", "x"):
        with pytest.raises(ValueError, match="unknown number"):
            notification_choices.choose(world, "senior", sms=True, email=True, nemsms=True, number=number)
    assert world.post["senior"].notices.by_sms is False


def test_what_was_chosen_is_told_but_not_the_number() -> None:
    world = fresh_world()
    for role, own in (("senior", True), ("parent", False)):
        number = world.citizen(role).phone  # type: ignore[arg-type]
        notification_choices.choose(world, "senior", sms=True, email=False, nemsms=True, number=number)
        chosen = NoticesChosen(citizen="senior", sms=True, email=False, nemsms=True, own_phone=own)
        assert world.take_announced() == [chosen]
    assert notifications.number_of(world, "senior") == world.citizen("parent").phone
    assert notifications.number_of(world, "young") == world.citizen("young").phone


@pytest.mark.parametrize(("minutes", "messages"), [(-24 * 60 - 1, 0), (-24 * 60, 1), (-1, 1), (0, 0)])
def test_the_reminder_is_due_from_the_day_before_until_the_time_itself(minutes: int, messages: int) -> None:
    world = fresh_world()
    choose(world, nemsms=True)
    boxed = next(each for each in world.post["senior"].letters if each.letter == "indkaldelse-oejne")
    at = notifications.appointment(boxed)
    assert at
    world.clock = at + timedelta(minutes=minutes)
    notifications.remind(world)
    assert len(on_phone(world, "senior", REMINDER)) == messages
