"""Access to a mailbox from hand to hand: given, asked for, answered, withdrawn; and the letters that tell of it."""

from datetime import date
from typing import Literal

from sandbox.content.mail.letters import letters
from sandbox.world.grants import lookup, mailbox_access
from sandbox.world.grants.lookup import grants_of
from sandbox.world.mailbox import letters as mailbox_letters
from sandbox.world.mailbox.events import AccessAnswered, AccessAsked, AccessGiven, AccessWithdrawn
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.grants import Access, Level, NotWaiting
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

IN_WORDS: dict[Level, str] = {"read": "læseadgang", "write": "læse- og skriveadgang"}


def of(world: World, role: Role) -> list[Access]:
    """What a citizen has given, got, asked for or been asked for; the newest first."""
    return grants_of(role, world.mailbox_access)


def find(world: World, role: Role, access_id: str) -> Access:
    """:raises NoSuchGrant: when the citizen has no part in it."""
    return lookup.find(access_id, of(world, role))


def give(world: World, giver: Role, holder: Role, level: Level, until: date) -> Access:
    access = mailbox_access.give(world, giver, holder, level, until)
    _announce_given(world, access)
    return access


def ask(world: World, holder: Role, giver: Role, level: Level, until: date) -> Access:
    access = mailbox_access.give(world, giver, holder, level, until, "asked")
    announce(world, AccessAsked(citizen=holder, giver=giver, level=level, until=until), access)
    _write(world, access, "adgang-anmodning", giver)
    return access


def answer(world: World, giver: Role, access_id: str, *, approved: bool) -> Access:
    """Say yes or no to whoever asks.

    :raises NotWaiting: when there is nothing to answer any more.
    """
    access, today = find(world, giver, access_id), world.clock.date()
    if not access.waits_for(giver):
        raise NotWaiting
    announce(world, AccessAnswered(citizen=giver, holder=access.holder, approved=approved), access)
    if not approved:
        access.end("refused", today)
        _write(world, access, "adgang-afvist", access.holder)
        return access
    access.state, access.since = "given", today
    mailbox_access.replace_earlier(world, access)
    _announce_given(world, access)
    return access


def withdraw(world: World, role: Role, access_id: str) -> Access:
    """Take access back, or give it back, or take back the wish for it; it holds no more from this moment.

    :raises NotWaiting: when it holds no more already.
    """
    access = find(world, role, access_id)
    if not access.can_be_withdrawn_by(role):
        raise NotWaiting
    was: Literal["asked", "given"] = "asked" if access.state == "asked" else "given"
    access.end("withdrawn", world.clock.date())
    if role == access.holder and world.session and world.session.mailbox == access.giver:
        mailbox_access.go_on(world)  # who gives it back needs not be told
    withdrawn = AccessWithdrawn(citizen=role, giver=access.giver, holder=access.holder, was=was)
    announce(world, withdrawn, access)
    if was == "given":
        for to in (access.giver, access.holder):
            _write(world, access, "adgang-ophoert", to, by=world.citizen(role).name)
    return access


def _announce_given(world: World, access: Access) -> None:
    given = AccessGiven(citizen=access.giver, holder=access.holder, level=access.level, until=access.until)
    announce(world, given, access)
    _write(world, access, "adgang-givet", access.giver)
    _write(world, access, "adgang-modtaget", access.holder)


def _write(world: World, access: Access, letter: str, to: Role, **more: str) -> None:
    facts = {
        "giver": world.citizen(access.giver).name,
        "holder": world.citizen(access.holder).name,
        "level": IN_WORDS[access.level],
        "until": access.until.isoformat(),
    }
    mailbox_letters.deliver(world, to, letter, letters()[letter].facts_from(facts | more))
