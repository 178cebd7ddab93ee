"""Access to another's mailbox as it was until 2022: name, number, a code word, a period, a level and some folders.

Source: domain facts on access for helpers, the old form (“Giv andre adgang”): the helper accepts with the code word,
and a folder with the owner's name appears. Of the code word only a salted hash is kept, as of any secret that somebody
chooses. What each level allowed beyond reading is told on the page; here editing is to put a letter under Deleted.
"""

from collections.abc import Collection
from datetime import date

from sandbox.content.mail.letters import letters
from sandbox.world.grants import lookup
from sandbox.world.grants.lookup import grants_of, run_out, without_earlier
from sandbox.world.hashing import hashed, matches
from sandbox.world.mailbox import folders as mailbox_folders
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.events import (
    OldAccessAccepted,
    OldAccessCodeRejected,
    OldAccessExpired,
    OldAccessGiven,
    OldAccessWithdrawn,
)
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.grants import NoSuchGrant, NotWaiting, OldAccess, OldLevel
from sandbox.world.state.mailbox import BoxedLetter, NoSuchLetter
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

SHORTEST_CODE = 4


def of(world: World, role: Role) -> list[OldAccess]:
    """What a citizen has given or got; the newest first."""
    return grants_of(role, world.old_access)


def find(world: World, role: Role, access_id: str) -> OldAccess:
    """:raises NoSuchGrant: when the citizen has no part in it."""
    return lookup.find(access_id, of(world, role))


def give(
    world: World,
    giver: Role,
    holder: Role,
    level: OldLevel,
    folders: Collection[str],
    code: str,
    period: tuple[date, date],
) -> OldAccess:
    """It waits for the holder to accept it, and takes the place of what there was between the two."""
    access = OldAccess(
        id=world.new_id(),
        giver=giver,
        holder=holder,
        since=period[0],
        until=period[1],
        level=level,
        folders=list(folders),
        code=hashed(code, world.new_id()),
    )
    world.old_access = without_earlier([*world.old_access, access], access, lambda one, other: True)
    announce(world, OldAccessGiven(citizen=giver, holder=holder, level=level), access)
    return access


def accept(world: World, holder: Role, access_id: str, code: str) -> bool:
    """Whether the code word was right, and the access is accepted.

    :raises NotWaiting: when there is nothing to accept any more.
    """
    access = find(world, holder, access_id)
    if access.holder != holder or access.accepted or access.is_over:
        raise NotWaiting
    access.accepted = matches(access.code, code)
    kind = OldAccessAccepted if access.accepted else OldAccessCodeRejected
    announce(world, kind(citizen=holder, giver=access.giver), access)
    return access.accepted


def withdraw(world: World, role: Role, access_id: str) -> OldAccess:
    """:raises NotWaiting: when it is over already."""
    access = find(world, role, access_id)
    if access.is_over:
        raise NotWaiting
    access.end("withdrawn", max(access.since, world.clock.date()))
    withdrawn = OldAccessWithdrawn(citizen=role, giver=access.giver, holder=access.holder)
    announce(world, withdrawn, access)
    return access


def expire(world: World) -> None:
    """End what has run out. Called whenever time has passed."""
    today = world.clock.date()
    for access in run_out(world.old_access, today):
        announce(world, OldAccessExpired(citizen=access.holder, giver=access.giver), access)
        access.end("expired", today)


def folders_shown(world: World) -> list[OldAccess]:
    """The folders with other people's names that lie in the mailbox of whoever is signed in."""
    today = world.clock.date()
    return [each for each in world.old_access if each.holder == world.signed_in and each.holds(today)]


def shown(world: World, access_id: str) -> OldAccess:
    """:raises NoSuchGrant: when the signed-in person has no such folder now."""
    return lookup.find(access_id, folders_shown(world))


def letters_in(world: World, access: OldAccess) -> list[BoxedLetter]:
    """The giver's letters that the holder sees: those of the folders chosen."""
    return [
        boxed
        for boxed in world.post[access.giver].letters
        if boxed.folder in access.folders and not boxed.deleted and boxed.letter in letters()
    ]


def letter_in(world: World, access: OldAccess, letter_id: str) -> BoxedLetter:
    """:raises NoSuchLetter: when it is not among those that the holder sees."""
    for boxed in letters_in(world, access):
        if boxed.id == letter_id:
            return boxed
    raise NoSuchLetter(letter_id)


def open_letter(world: World, access_id: str, letter_id: str) -> BoxedLetter:
    access = shown(world, access_id)
    return mailbox_letters.open_letter(world, access.giver, letter_in(world, access, letter_id).id)


def delete_letter(world: World, access_id: str, letter_id: str) -> None:
    """Put it under Deleted in the giver's mailbox.

    :raises NoSuchGrant: when the holder may only read.
    """
    access = shown(world, access_id)
    if access.level == "read":
        raise NoSuchGrant(access_id)
    mailbox_folders.delete(world, access.giver, letter_in(world, access, letter_id).id)
