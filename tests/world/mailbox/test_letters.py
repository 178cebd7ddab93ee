from datetime import date, timedelta

import pytest

from sandbox.content.mail.letters import letters, render, render_appeal, subject
from sandbox.content.municipality.address import Address
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.events import LetterArrived, LetterEnlarged, LetterOpened
from sandbox.world.seeding import seeded_world
from sandbox.world.state.mailbox import NoSuchLetter
from sandbox.world.state.people import ROLES
from tests.world.worlds import DAY, fresh_world

WITH_NAME = next(
    slug for slug, letter in letters().items() if "name" in letter.placeholders and not letter.required
)
WITH_ADDRESS = next(slug for slug, letter in letters().items() if "address" in letter.placeholders)


def test_everybody_has_letters_from_before_the_day_newest_first() -> None:
    world = fresh_world()
    for role in ROLES:
        received = [boxed.received for boxed in world.post[role].letters]
        assert len(received) >= 8
        assert received == sorted(received, reverse=True)
        assert received[0].date() < DAY


def test_a_letter_of_a_season_lies_there_in_it_only() -> None:
    def box(month: int, day: int) -> set[str]:
        world = seeded_world(1, 7, date(2026, month, day))
        return {boxed.letter for boxed in world.post["senior"].letters}

    assert "aarsopgoerelse" in box(4, 7) - box(11, 23)
    assert "influenzavaccination" in box(11, 23) - box(4, 7)


def test_no_two_letters_of_any_seat_share_an_id() -> None:
    worlds = [fresh_world(seat) for seat in range(1, 31)]
    ids = [boxed.id for world in worlds for box in world.post.values() for boxed in box.letters]
    assert len(set(ids)) == len(ids)


def test_opening_a_letter_reads_it_and_says_whether_it_was_the_first_time() -> None:
    world = fresh_world()
    boxed = next(boxed for boxed in world.post["senior"].letters if not boxed.read)
    unread = world.post["senior"].unread
    mailbox_letters.open_letter(world, "senior", boxed.id)
    mailbox_letters.open_letter(world, "senior", boxed.id)
    assert world.post["senior"].unread == unread - 1
    assert world.take_announced() == [
        LetterOpened(citizen="senior", letter=boxed.letter),
        LetterOpened(citizen="senior", letter=boxed.letter, again=True),
    ]


def test_a_letter_shown_larger_is_told_and_nothing_else_changes() -> None:
    world = fresh_world()
    boxed, before = world.post["senior"].letters[0], world.to_json()
    mailbox_letters.enlarge_letter(world, "senior", boxed.id, 3, full_screen=True)
    assert world.take_announced() == [
        LetterEnlarged(citizen="senior", letter=boxed.letter, zoom=3, full_screen=True)
    ]
    assert world.to_json() == before
    with pytest.raises(NoSuchLetter):
        mailbox_letters.enlarge_letter(world, "parent", boxed.id, 3, full_screen=True)


def test_nobody_opens_a_letter_of_another_citizen_or_another_seat() -> None:
    world, other = fresh_world(7), fresh_world(8)
    foreign = [world.post["parent"].letters[0].id, other.post["senior"].letters[0].id, "", "findes-ikke"]
    before = world.to_json()
    for letter_id in foreign:
        with pytest.raises(NoSuchLetter):
            mailbox_letters.open_letter(world, "senior", letter_id)
    assert world.to_json() == before


def test_a_delivered_letter_lies_on_top_unread_and_is_announced() -> None:
    world = fresh_world()
    boxed = mailbox_letters.deliver(world, "young", WITH_NAME)
    assert world.post["young"].letters[0] == boxed
    assert (boxed.received, boxed.read) == (world.clock, False)
    assert world.take_announced() == [LetterArrived(citizen="young", letter=WITH_NAME)]


def test_a_letter_from_the_past_takes_its_place_in_the_order() -> None:
    world = fresh_world()
    mailbox_letters.deliver(world, "young", WITH_NAME, at=world.clock - timedelta(days=400))
    assert world.post["young"].letters[-1].letter == WITH_NAME


def test_a_letter_whose_content_file_is_gone_says_so() -> None:
    world = fresh_world()
    boxed = mailbox_letters.deliver(world, "senior", "findes-ikke", {"until": "+3 days"})
    facts = mailbox_letters.letter_facts(world, "senior", boxed)
    assert facts["sender"] == "Øvebanen"
    assert subject(letters()[boxed.letter], facts) == "Brevet er her ikke længere"


def test_every_letter_in_every_box_can_be_shown() -> None:
    world = fresh_world()
    for role, box in world.post.items():
        for boxed in box.letters:
            letter, facts = letters()[boxed.letter], mailbox_letters.letter_facts(world, role, boxed)
            shown = [
                subject(letter, facts),
                *map(str, render(letter, facts)),
                *map(str, render_appeal(letter, facts)),
            ]
            assert "{" not in "".join(shown)
            assert facts["name"] == world.citizen(role).name


def test_a_move_changes_no_letter_that_was_sent_before_it() -> None:
    world = fresh_world()
    old, facts = world.citizen("young").address, letters()[WITH_ADDRESS].required
    given = dict.fromkeys(facts, "12")
    before = mailbox_letters.deliver(world, "young", WITH_ADDRESS, given)
    new = Address(street="Prøvevej", number="1", postcode=old.postcode, town=old.town)
    world.citizen("young").address = new
    after = mailbox_letters.deliver(world, "young", WITH_ADDRESS, given)
    assert mailbox_letters.letter_facts(world, "young", before)["address"] == old.text
    assert mailbox_letters.letter_facts(world, "young", after)["address"] == new.text


def test_a_letter_can_name_the_youngest_child_and_the_municipality() -> None:
    world = fresh_world()
    facts = mailbox_letters.citizen_facts(world, "parent")
    assert facts["child"] == max(world.household.children, key=lambda child: child.born).first_name
    world.household.children.clear()
    assert mailbox_letters.citizen_facts(world, "parent")["child"] == ""
