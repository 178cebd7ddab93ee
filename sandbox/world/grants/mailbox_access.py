"""Access to another's mailbox in Digital Post: whose mailbox is looked at, and what may be done there.

Source: domain facts on access for helpers, the new form (“Læse- og skriveadgang”): a reader reads everything, also what
came before, sorts and forwards, but neither deletes for good, writes nor changes settings. Post from private companies
is not included. That whoever may write may do the rest, too, is our own reading of it. How access is given and
withdrawn is in `granting_access`.
"""

from datetime import date
from typing import Literal

from sandbox.world.grants.lookup import run_out, without_earlier, written_down
from sandbox.world.mailbox.events import AccessExpired
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.base import Refused
from sandbox.world.state.events import Event
from sandbox.world.state.grants import Access, Level
from sandbox.world.state.mailbox import BoxedLetter, Mailbox
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class MailboxSwitched(Event):
    """The citizen looks into the mailbox of `owner`, which may be their own again."""

    owner: Role


class NoAccess(Refused):
    """The signed-in person may not look into that mailbox."""


def give(
    world: World,
    giver: Role,
    holder: Role,
    level: Level,
    until: date,
    state: Literal["asked", "given"] = "given",
) -> Access:
    """Write it down, without telling anybody; it takes the place of what was there between the two before."""
    access = Access(
        id=world.new_id(),
        giver=giver,
        holder=holder,
        level=level,
        since=world.clock.date(),
        until=until,
        state=state,
    )
    world.mailbox_access.append(written_down(access))
    replace_earlier(world, access)
    return access


def replace_earlier(world: World, access: Access) -> None:
    world.mailbox_access = without_earlier(world.mailbox_access, access, lambda one, other: True)


def expire(world: World) -> None:
    """End what has run out. Called whenever time has passed."""
    today = world.clock.date()
    for access in run_out(world.mailbox_access, today):
        if access.state == "given":
            announce(world, AccessExpired(citizen=access.holder, giver=access.giver), access)
        access.end("expired", today)


def may_look(world: World) -> list[Access]:
    """Into whose mailboxes the signed-in person may look today."""
    today = world.clock.date()
    return [each for each in world.mailbox_access if each.holder == world.signed_in and each.holds(today)]


def switch(world: World, owner: Role) -> None:
    """Look into somebody's mailbox from now on, or into one's own again.

    :raises NoAccess: when the signed-in person may not look there.
    """
    if world.session is None or owner not in {world.signed_in, *(each.giver for each in may_look(world))}:
        raise NoAccess(owner)
    world.session.mailbox = None if owner == world.signed_in else owner
    world.announce(MailboxSwitched(citizen=world.signed_in, owner=owner))


def in_use(world: World) -> Access | None:
    """By which access the signed-in person looks into somebody else's mailbox just now."""
    chosen = world.session.mailbox if world.session else None
    return next((each for each in may_look(world) if each.giver == chosen), None)


def mailbox_shown(world: World) -> Role | None:
    """Whose mailbox is looked at: the one switched to while the access holds, else that of whoever is signed in."""
    access = in_use(world)
    return access.giver if access else world.signed_in


def may_write(world: World) -> bool:
    """Whether the mailbox that is looked at may be written from, settled and emptied for good."""
    access = in_use(world)
    return access is None or access.level == "write"


def has_lapsed(world: World) -> bool:
    """Whether the access by which somebody looked into a mailbox has ended since, and they have not been told."""
    return bool(world.signed_in and world.session and world.session.mailbox and not in_use(world))


def go_on(world: World) -> None:
    """Whoever has been told that their access has ended looks into their own mailbox again."""
    if world.session:
        world.session.mailbox = None


def seen(world: World, box: Mailbox) -> Mailbox:
    """A mailbox as it is shown: who looks into another's sees no private letters, and drafts only if they may write."""
    access = in_use(world)
    if access is None:
        return box
    public = [each for each in box.letters if not is_private(each)]
    messages = [each for each in box.messages if each.sent or access.level == "write"]
    return box.model_copy(update={"letters": public, "messages": messages})


def is_private(boxed: BoxedLetter) -> bool:
    return boxed.sender.kind == "privat"
