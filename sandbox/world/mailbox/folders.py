"""Order in the mailbox: own folders, and letters that are moved, flagged, put among the unread, deleted and restored.

A letter is lost only where the citizen destroys it, which is asked first and possible only for a deleted one.
Source: an own folder is deleted only when it is empty (e-Boks' rules, as in the domain facts).
"""

from typing import Literal

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
from sandbox.world.mailbox.listeners import announce
from sandbox.world.mailbox.search import by_alphabet
from sandbox.world.state.base import Refused
from sandbox.world.state.mailbox import ARCHIVE, INBOX, BoxedLetter, Mailbox, NoSuchLetter, OwnFolder
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

NameProblem = Literal["empty", "too-long", "taken", "too-many"]
LONGEST_NAME = 30
MOST_FOLDERS = 12


class FolderNotEmpty(Refused):
    """An own folder is deleted only when nothing lies in it."""


def move(world: World, citizen: Role, letter_id: str, folder: str) -> BoxedLetter:
    """Into the inbox, the archive or an own folder; a letter that lies there already is not moved.

    :raises NoSuchLetter: when it is not in this mailbox, or is deleted.
    :raises NoSuchFolder: when this mailbox has no such folder.
    """
    box = world.post[citizen]
    boxed = _kept(box, letter_id)
    own = None if folder in (INBOX, ARCHIVE) else box.find_folder(folder)
    if boxed.folder != folder:
        boxed.folder = folder
        to: Literal["inbox", "archive", "own"] = "own" if own else "archive" if folder == ARCHIVE else "inbox"
        announce(world, LetterMoved(citizen=citizen, letter=boxed.letter, to=to), boxed)
    return boxed


def flag(world: World, citizen: Role, letter_id: str, *, flagged: bool) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox."""
    boxed = world.post[citizen].find(letter_id)
    if boxed.flagged != flagged:
        boxed.flagged = flagged
        announce(world, LetterFlagged(citizen=citizen, letter=boxed.letter, flagged=flagged), boxed)


def mark_unread(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox."""
    boxed = world.post[citizen].find(letter_id)
    if boxed.read:
        boxed.read = False
        announce(world, LetterMarkedUnread(citizen=citizen, letter=boxed.letter), boxed)


def delete(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox, or is deleted already."""
    boxed = _kept(world.post[citizen], letter_id)
    boxed.deleted = True
    announce(world, LetterDeleted(citizen=citizen, letter=boxed.letter), boxed)


def restore(world: World, citizen: Role, letter_id: str) -> BoxedLetter:
    """To the folder where it lay, or to the inbox where that one is gone.

    :raises NoSuchLetter: when no such letter is deleted.
    """
    box = world.post[citizen]
    boxed = _deleted(box, letter_id)
    boxed.deleted = False
    if boxed.folder not in {INBOX, ARCHIVE, *(folder.id for folder in box.folders)}:
        boxed.folder = INBOX
    announce(world, LetterRestored(citizen=citizen, letter=boxed.letter), boxed)
    return boxed


def destroy(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when no such letter is deleted: one is destroyed from there only."""
    box = world.post[citizen]
    boxed = _deleted(box, letter_id)
    box.letters.remove(boxed)
    announce(world, LetterDestroyed(citizen=citizen, letter=boxed.letter), boxed)


def make_folder(world: World, citizen: Role, name: str) -> OwnFolder | NameProblem:
    box = world.post[citizen]
    if problem := "too-many" if len(box.folders) >= MOST_FOLDERS else _wrong_name(box, name):
        return problem
    folder = OwnFolder(id=world.new_id(), name=_tidy(name))
    box.folders.append(folder)
    box.folders.sort(key=lambda each: by_alphabet(each.name))
    announce(world, FolderMade(citizen=citizen), folder)
    return folder


def rename_folder(world: World, citizen: Role, folder_id: str, name: str) -> NameProblem | None:
    """:raises NoSuchFolder: when this mailbox has no such folder."""
    box = world.post[citizen]
    folder = box.find_folder(folder_id)
    if problem := _wrong_name(box, name, but=folder):
        return problem
    if folder.name != _tidy(name):
        folder.name = _tidy(name)
        box.folders.sort(key=lambda each: by_alphabet(each.name))
        announce(world, FolderRenamed(citizen=citizen), folder)
    return None


def delete_folder(world: World, citizen: Role, folder_id: str) -> None:
    """:raises NoSuchFolder: when this mailbox has no such folder.
    :raises FolderNotEmpty: when a letter lies in it.
    """
    box = world.post[citizen]
    folder = box.find_folder(folder_id)
    if box.lying_in(folder_id):
        raise FolderNotEmpty(folder_id)
    box.folders.remove(folder)
    announce(world, FolderDeleted(citizen=citizen), folder)


def _kept(box: Mailbox, letter_id: str) -> BoxedLetter:
    boxed = box.find(letter_id)
    if boxed.deleted:
        raise NoSuchLetter(letter_id)
    return boxed


def _deleted(box: Mailbox, letter_id: str) -> BoxedLetter:
    boxed = box.find(letter_id)
    if not boxed.deleted:
        raise NoSuchLetter(letter_id)
    return boxed


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _wrong_name(box: Mailbox, name: str, but: OwnFolder | None = None) -> NameProblem | None:
    """A folder is called what no other is, and not what the fixed ones are called in Danish or English."""
    tidy = _tidy(name)
    if not tidy:
        return "empty"
    if len(tidy) > LONGEST_NAME:
        return "too-long"
    others = {folder.name.casefold() for folder in box.folders if folder is not but}
    return "taken" if tidy.casefold() in others | FIXED else None


FIXED = {"indbakke", "kladder", "sendt", "arkiv", "slettet", "inbox", "drafts", "sent", "archive", "deleted"}
