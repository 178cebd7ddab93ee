"""Order in the mailbox; and that whatever is done in whatever order, no letter is lost."""

from contextlib import suppress
from typing import Any, Literal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sandbox.world.mailbox import folders
from sandbox.world.mailbox.events import (
    FolderDeleted,
    FolderMade,
    FolderRenamed,
    LetterDeleted,
    LetterDestroyed,
    LetterFlagged,
    LetterMarkedUnread,
    LetterMoved,
    LetterRestored,
)
from sandbox.world.mailbox.folders import LONGEST_NAME, MOST_FOLDERS, FolderNotEmpty
from sandbox.world.state.mailbox import BoxedLetter, Mailbox, NoSuchFolder, NoSuchLetter, OwnFolder
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world


def made(world: World, name: str = "Bolig") -> OwnFolder:
    folder = folders.make_folder(world, "senior", name)
    assert isinstance(folder, OwnFolder)
    world.take_announced()
    return folder


def first(world: World) -> BoxedLetter:
    return world.post["senior"].letters[0]


def test_a_letter_is_moved_to_the_archive_to_an_own_folder_and_back() -> None:
    world = fresh_world()
    boxed, folder = first(world), made(world)
    moves: list[tuple[str, Literal["inbox", "archive", "own"]]] = [
        ("archive", "archive"),
        (folder.id, "own"),
        ("inbox", "inbox"),
    ]
    for goal, called in moves:
        folders.move(world, "senior", boxed.id, goal)
        assert boxed in world.post["senior"].lying_in(goal)
        assert world.take_announced() == [LetterMoved(citizen="senior", letter=boxed.letter, to=called)]


def test_moving_a_letter_to_where_it_lies_is_no_move() -> None:
    world = fresh_world()
    folders.move(world, "senior", first(world).id, "inbox")
    assert world.take_announced() == []
    assert world.post["senior"].log == []


@pytest.mark.parametrize("goal", ["", "drafts", "sent", "deleted", "findes-ikke"])
def test_a_letter_is_moved_to_no_folder_that_takes_none(goal: str) -> None:
    world = fresh_world()
    with pytest.raises(NoSuchFolder):
        folders.move(world, "senior", first(world).id, goal)
    assert first(world).folder == "inbox"


def test_another_citizens_folder_is_no_place_for_a_letter() -> None:
    world = fresh_world()
    folder = folders.make_folder(world, "parent", "Bolig")
    assert isinstance(folder, OwnFolder)
    with pytest.raises(NoSuchFolder):
        folders.move(world, "senior", first(world).id, folder.id)


def test_a_flag_is_set_and_taken_off_and_told_once() -> None:
    world = fresh_world()
    for flagged in (True, True, False, False):
        folders.flag(world, "senior", first(world).id, flagged=flagged)
        assert first(world).flagged == flagged
    assert world.take_announced() == [
        LetterFlagged(citizen="senior", letter=first(world).letter, flagged=True),
        LetterFlagged(citizen="senior", letter=first(world).letter, flagged=False),
    ]


def test_a_letter_that_was_read_can_be_unread_again() -> None:
    world = fresh_world()
    boxed = next(each for each in world.post["senior"].letters if each.read)
    unread = world.post["senior"].unread
    folders.mark_unread(world, "senior", boxed.id)
    folders.mark_unread(world, "senior", boxed.id)
    assert world.post["senior"].unread == unread + 1
    assert world.take_announced() == [LetterMarkedUnread(citizen="senior", letter=boxed.letter)]


def test_a_deleted_letter_is_restored_to_where_it_lay() -> None:
    world = fresh_world()
    boxed, folder = first(world), made(world)
    folders.move(world, "senior", boxed.id, folder.id)
    world.take_announced()
    folders.delete(world, "senior", boxed.id)
    assert world.post["senior"].deleted == [boxed]
    assert world.post["senior"].lying_in(folder.id) == []
    folders.restore(world, "senior", boxed.id)
    assert world.post["senior"].lying_in(folder.id) == [boxed]
    assert world.take_announced() == [
        LetterDeleted(citizen="senior", letter=boxed.letter),
        LetterRestored(citizen="senior", letter=boxed.letter),
    ]


def test_a_letter_whose_folder_is_gone_is_restored_to_the_inbox() -> None:
    world = fresh_world()
    boxed, folder = first(world), made(world)
    folders.move(world, "senior", boxed.id, folder.id)
    folders.delete(world, "senior", boxed.id)
    folders.delete_folder(world, "senior", folder.id)
    assert folders.restore(world, "senior", boxed.id).folder == "inbox"


def test_a_letter_is_destroyed_only_when_it_is_deleted() -> None:
    world = fresh_world()
    boxed = first(world)
    with pytest.raises(NoSuchLetter):
        folders.destroy(world, "senior", boxed.id)
    folders.delete(world, "senior", boxed.id)
    world.take_announced()
    folders.destroy(world, "senior", boxed.id)
    assert boxed not in world.post["senior"].letters
    assert world.take_announced() == [LetterDestroyed(citizen="senior", letter=boxed.letter)]


def test_a_deleted_letter_is_neither_moved_nor_deleted_again_and_a_kept_one_not_restored() -> None:
    world = fresh_world()
    boxed = first(world)
    with pytest.raises(NoSuchLetter):
        folders.restore(world, "senior", boxed.id)
    folders.delete(world, "senior", boxed.id)
    for change in (
        lambda: folders.delete(world, "senior", boxed.id),
        lambda: folders.move(world, "senior", boxed.id, "archive"),
    ):
        with pytest.raises(NoSuchLetter):
            change()


def test_folders_stand_by_the_alphabet_and_have_tidy_names() -> None:
    world = fresh_world()
    for name in ("  Skat  og\tlån ", "bolig", "Århus"):
        made(world, name)
    assert [folder.name for folder in world.post["senior"].folders] == ["bolig", "Skat og lån", "Århus"]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "empty"),
        (" \t ", "empty"),
        ("x" * (LONGEST_NAME + 1), "too-long"),
        ("BOLIG", "taken"),
        ("Indbakke", "taken"),
        ("deleted", "taken"),
    ],
)
def test_a_name_that_cannot_be_used_makes_and_renames_no_folder(name: str, problem: str) -> None:
    world = fresh_world()
    made(world, "Bolig")
    other = made(world, "Skat")
    assert folders.make_folder(world, "senior", name) == problem
    assert folders.rename_folder(world, "senior", other.id, name) == problem
    assert [folder.name for folder in world.post["senior"].folders] == ["Bolig", "Skat"]
    assert world.take_announced() == []


def test_a_folder_can_be_renamed_also_to_other_capitals_and_keeps_its_letters() -> None:
    world = fresh_world()
    folder = made(world, "bolig")
    folders.move(world, "senior", first(world).id, folder.id)
    world.take_announced()
    assert folders.rename_folder(world, "senior", folder.id, "Bolig") is None
    assert folders.rename_folder(world, "senior", folder.id, " Bolig ") is None
    assert (folder.name, len(world.post["senior"].lying_in(folder.id))) == ("Bolig", 1)
    assert world.take_announced() == [FolderRenamed(citizen="senior")]


def test_a_folder_with_something_in_it_is_not_deleted() -> None:
    world = fresh_world()
    folder = made(world)
    folders.move(world, "senior", first(world).id, folder.id)
    with pytest.raises(FolderNotEmpty):
        folders.delete_folder(world, "senior", folder.id)
    folders.move(world, "senior", first(world).id, "inbox")
    world.take_announced()
    folders.delete_folder(world, "senior", folder.id)
    assert world.post["senior"].folders == []
    assert world.take_announced() == [FolderDeleted(citizen="senior")]


def test_there_is_a_most_to_the_folders_that_one_has() -> None:
    world = fresh_world()
    for number in range(MOST_FOLDERS):
        made(world, f"Mappe {number}")
    assert folders.make_folder(world, "senior", "En til") == "too-many"


def test_what_a_folder_is_called_is_no_part_of_what_happened() -> None:
    world = fresh_world()
    folders.make_folder(world, "senior", "Min hemmelighed")
    assert world.take_announced() == [FolderMade(citizen="senior")]


class Tidying(RuleBasedStateMachine):
    """Somebody tidies at random; a letter is gone only where it was destroyed."""

    def __init__(self) -> None:
        super().__init__()
        self.world = fresh_world()
        self.left = {boxed.id for boxed in self.box.letters}
        self.names = 0

    @property
    def box(self) -> Mailbox:
        return self.world.post["senior"]

    def letter(self, place: int) -> str:
        return self.box.letters[place % len(self.box.letters)].id

    def attempt(self, change: Any, *arguments: Any, **named: Any) -> None:
        """What cannot be done just now changes nothing."""
        with suppress(NoSuchLetter, NoSuchFolder, FolderNotEmpty):
            change(self.world, "senior", *arguments, **named)

    @rule(place=st.integers(0, 50), goal=st.integers(0, 6))
    def move(self, place: int, goal: int) -> None:
        goals = ["inbox", "archive", *(folder.id for folder in self.box.folders), "deleted", "x"]
        self.attempt(folders.move, self.letter(place), goals[goal % len(goals)])

    @rule(place=st.integers(0, 50), flagged=st.booleans())
    def flag(self, place: int, flagged: bool) -> None:
        self.attempt(folders.flag, self.letter(place), flagged=flagged)

    @rule(place=st.integers(0, 50))
    def mark_unread(self, place: int) -> None:
        self.attempt(folders.mark_unread, self.letter(place))

    @rule(place=st.integers(0, 50))
    def delete(self, place: int) -> None:
        self.attempt(folders.delete, self.letter(place))

    @rule(place=st.integers(0, 50))
    def restore(self, place: int) -> None:
        self.attempt(folders.restore, self.letter(place))

    @precondition(lambda self: len(self.box.deleted) > 1)
    @rule()
    def destroy(self) -> None:
        gone = self.box.deleted[0].id
        folders.destroy(self.world, "senior", gone)
        self.left.remove(gone)

    @rule()
    def make_folder(self) -> None:
        self.names += 1
        self.attempt(folders.make_folder, f"Mappe {self.names}")

    @precondition(lambda self: self.box.folders)
    @rule(place=st.integers(0, 12))
    def delete_folder(self, place: int) -> None:
        self.attempt(folders.delete_folder, self.box.folders[place % len(self.box.folders)].id)

    @invariant()
    def every_letter_lies_in_just_one_place_that_is_there(self) -> None:
        places = ["inbox", "archive", *(folder.id for folder in self.box.folders)]
        lists = [*(self.box.lying_in(place) for place in places), self.box.deleted]
        shown = [boxed.id for one in lists for boxed in one]
        assert sorted(shown) == sorted(self.left)

    @invariant()
    def the_world_can_be_kept(self) -> None:
        assert World.model_validate_json(self.world.to_json()).post == self.world.post


Tidying.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestTidying = Tidying.TestCase


def test_the_longest_name_is_a_folders() -> None:
    assert made(fresh_world(), "x" * LONGEST_NAME).name == "x" * LONGEST_NAME
