"""Access to a mailbox from hand to hand: given, asked for, answered, withdrawn; and the letters that tell of it."""

from datetime import date
from typing import TYPE_CHECKING, Literal

from sandbox.content.letters import letters
from sandbox.world import leave, post, post_access, post_log
from sandbox.world.events import Event
from sandbox.world.leave import NotWaiting, leaves_of
from sandbox.world.people import Role
from sandbox.world.post_access import Access, Level

if TYPE_CHECKING:
    from sandbox.world.world import World

IN_WORDS: dict[Level, str] = {"read": "læseadgang", "write": "læse- og skriveadgang"}


class AccessGiven(Event):
    """`holder` may look into the citizen's mailbox."""

    holder: Role
    level: Level
    until: date


class AccessAsked(Event):
    """The citizen asks to look into the mailbox of `giver`."""

    giver: Role
    level: Level
    until: date


class AccessAnswered(Event):
    """Whoever was asked has said yes or no."""

    holder: Role
    approved: bool


class AccessWithdrawn(Event):
    """Access, or the wish for it, was taken back, by the giver or by the holder: `citizen`."""

    giver: Role
    holder: Role
    was: Literal["asked", "given"]


def of(world: "World", role: Role) -> list[Access]:
    """What a citizen has given, got, asked for or been asked for; the newest first."""
    return leaves_of(role, world.mailbox_access)


def find(world: "World", role: Role, access_id: str) -> Access:
    """:raises NoSuchLeave: when the citizen has no part in it."""
    return leave.find(access_id, of(world, role))


def give(world: "World", giver: Role, holder: Role, level: Level, until: date) -> Access:
    access = post_access.give(world, giver, holder, level, until)
    _announce_given(world, access)
    return access


def ask(world: "World", holder: Role, giver: Role, level: Level, until: date) -> Access:
    access = post_access.give(world, giver, holder, level, until, "asked")
    world.announce(AccessAsked(citizen=holder, giver=giver, level=level, until=until))
    _write(world, access, "adgang-anmodning", giver)
    return access


def answer(world: "World", giver: Role, access_id: str, *, approved: bool) -> Access:
    """Say yes or no to whoever asks.

    :raises NotWaiting: when there is nothing to answer any more.
    """
    access, today = find(world, giver, access_id), world.clock.date()
    if not access.waits_for(giver):
        raise NotWaiting
    world.announce(AccessAnswered(citizen=giver, holder=access.holder, approved=approved))
    if not approved:
        access.end("refused", today)
        _write(world, access, "adgang-afvist", access.holder)
        return access
    access.state, access.since = "given", today
    post_access.replace_earlier(world, access)
    _announce_given(world, access)
    return access


def withdraw(world: "World", role: Role, access_id: str) -> Access:
    """Take access back, or give it back, or take back the wish for it; it holds no more from this moment.

    :raises NotWaiting: when it holds no more already.
    """
    access = find(world, role, access_id)
    if not access.can_be_withdrawn_by(role):
        raise NotWaiting
    was: Literal["asked", "given"] = "asked" if access.state == "asked" else "given"
    access.end("withdrawn", world.clock.date())
    if role == access.holder and world.session and world.session.mailbox == access.giver:
        post_access.go_on(world)  # who gives it back needs not be told
    world.announce(AccessWithdrawn(citizen=role, giver=access.giver, holder=access.holder, was=was))
    if was == "given":
        post_log.note(world, access.giver, "access-ended", place=access.holder)
        for to in (access.giver, access.holder):
            _write(world, access, "adgang-ophoert", to, by=world.citizen(role).name)
    return access


def _announce_given(world: "World", access: Access) -> None:
    world.announce(
        AccessGiven(citizen=access.giver, holder=access.holder, level=access.level, until=access.until)
    )
    post_log.note(world, access.giver, "access-given", place=access.holder)
    _write(world, access, "adgang-givet", access.giver)
    _write(world, access, "adgang-modtaget", access.holder)


def _write(world: "World", access: Access, letter: str, to: Role, **more: str) -> None:
    facts = {
        "giver": world.citizen(access.giver).name,
        "holder": world.citizen(access.holder).name,
        "level": IN_WORDS[access.level],
        "until": access.until.isoformat(),
    }
    post.deliver(world, to, letter, letters()[letter].facts_from(facts | more))
