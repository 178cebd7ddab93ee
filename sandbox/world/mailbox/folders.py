"""Order in the mailbox: own folders, and letters that are moved, flagged, put among the unread, deleted and restored.

A letter is lost only where the citizen destroys it, which is asked first and possible only for a deleted one.
Source: an own folder is deleted only when it is empty (e-Boks' rules, as in the domain facts).
"""

from typing import Literal

from sandbox.world.mailbox import log
from sandbox.world.mailbox.search import by_alphabet
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.mailbox import ARCHIVE, INBOX, BoxedLetter, Mailbox, NoSuchLetter, OwnFolder
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

NameProblem = Literal["empty", "too-long", "taken", "too-many"]
LONGEST_NAME = 30
MOST_FOLDERS = 12


class LetterMoved(Event):
    """A letter lies in another folder: inbox, archive, or own for one that the citizen made."""

    letter: str
    to: Literal["inbox", "archive", "own"]


class LetterFlagged(Event):
    """A flag was set on a letter, or taken off again."""

    letter: str
    flagged: bool


class LetterMarkedUnread(Event):
    """A letter that was opened counts among the unread again."""

    letter: str


class LetterDeleted(Event):
    """A letter lies under Deleted, from where it can be restored."""

    letter: str


class LetterRestored(Event):
    """A deleted letter is where it was before."""

    letter: str


class LetterDestroyed(Event):
    """A deleted letter is gone for good."""

    letter: str


class FolderMade(Event):
    """The citizen made a folder; what it is called is the citizen's own."""


class FolderRenamed(Event):
    """An own folder has another name."""


class FolderDeleted(Event):
    """An own folder that was empty is gone."""


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
        log.note(world, citizen, "letter-moved", boxed.id, boxed.letter, folder)
        world.announce(LetterMoved(citizen=citizen, letter=boxed.letter, to=to))
    return boxed


def flag(world: World, citizen: Role, letter_id: str, *, flagged: bool) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox."""
    boxed = world.post[citizen].find(letter_id)
    if boxed.flagged != flagged:
        boxed.flagged = flagged
        world.announce(LetterFlagged(citizen=citizen, letter=boxed.letter, flagged=flagged))


def mark_unread(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox."""
    boxed = world.post[citizen].find(letter_id)
    if boxed.read:
        boxed.read = False
        world.announce(LetterMarkedUnread(citizen=citizen, letter=boxed.letter))


def delete(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when it is not in this mailbox, or is deleted already."""
    boxed = _kept(world.post[citizen], letter_id)
    boxed.deleted = True
    log.note(world, citizen, "letter-deleted", boxed.id, boxed.letter)
    world.announce(LetterDeleted(citizen=citizen, letter=boxed.letter))


def restore(world: World, citizen: Role, letter_id: str) -> BoxedLetter:
    """To the folder where it lay, or to the inbox where that one is gone.

    :raises NoSuchLetter: when no such letter is deleted.
    """
    box = world.post[citizen]
    boxed = _deleted(box, letter_id)
    boxed.deleted = False
    if boxed.folder not in {INBOX, ARCHIVE, *(folder.id for folder in box.folders)}:
        boxed.folder = INBOX
    log.note(world, citizen, "letter-restored", boxed.id, boxed.letter)
    world.announce(LetterRestored(citizen=citizen, letter=boxed.letter))
    return boxed


def destroy(world: World, citizen: Role, letter_id: str) -> None:
    """:raises NoSuchLetter: when no such letter is deleted: one is destroyed from there only."""
    box = world.post[citizen]
    boxed = _deleted(box, letter_id)
    box.letters.remove(boxed)
    log.note(world, citizen, "letter-destroyed", boxed.id, boxed.letter, boxed.sender.slug)
    world.announce(LetterDestroyed(citizen=citizen, letter=boxed.letter))


def make_folder(world: World, citizen: Role, name: str) -> OwnFolder | NameProblem:
    box = world.post[citizen]
    if problem := "too-many" if len(box.folders) >= MOST_FOLDERS else _wrong_name(box, name):
        return problem
    folder = OwnFolder(id=world.new_id(), name=_tidy(name))
    box.folders.append(folder)
    box.folders.sort(key=lambda each: by_alphabet(each.name))
    log.note(world, citizen, "folder-made", place=folder.name)
    world.announce(FolderMade(citizen=citizen))
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
        log.note(world, citizen, "folder-renamed", place=folder.name)
        world.announce(FolderRenamed(citizen=citizen))
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
    log.note(world, citizen, "folder-deleted", place=folder.name)
    world.announce(FolderDeleted(citizen=citizen))


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
