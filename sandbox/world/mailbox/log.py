"""The mailbox's log: what was done, by whom, and what the mailbox told the citizen of, for as far back as is kept."""

from collections.abc import Mapping

from sandbox.world.mailbox import events
from sandbox.world.state.base import Part
from sandbox.world.state.events import Event
from sandbox.world.state.grants import Grant
from sandbox.world.state.mailbox import Action, BoxedLetter, LogLine, Message, OwnFolder
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

KEPT = 60
BY_NOBODY: frozenset[Action] = frozenset(
    {"letter-came", "told-by-sms", "told-by-email", "reminded", "access-expired"}
)
ONCE: frozenset[Action] = frozenset({"draft-kept"})
"""Of these the last time is told of, each thing that they are about."""

ACTIONS: Mapping[type[Event], Action] = {
    events.LetterArrived: "letter-came",
    events.LetterOpened: "letter-opened",
    events.LetterMoved: "letter-moved",
    events.LetterDeleted: "letter-deleted",
    events.LetterRestored: "letter-restored",
    events.LetterDestroyed: "letter-destroyed",
    events.LetterForwarded: "letter-forwarded",
    events.AttachmentOpened: "attachment-opened",
    events.MessageSent: "message-sent",
    events.WritingDeleted: "message-deleted",
    events.WritingRestored: "message-restored",
    events.WritingDestroyed: "message-destroyed",
    events.DraftKept: "draft-kept",
    events.FolderMade: "folder-made",
    events.FolderRenamed: "folder-renamed",
    events.FolderDeleted: "folder-deleted",
    events.NoticesChosen: "notices-chosen",
    events.AccessGiven: "access-given",
    events.AccessWithdrawn: "access-ended",
    events.AccessExpired: "access-expired",
    events.OldAccessGiven: "access-given",
    events.OldAccessWithdrawn: "access-ended",
    events.OldAccessExpired: "access-expired",
}
"""Maps each event to its line in the log. `notifications` logs the notices that it sends."""


def hear(world: World, event: Event, part: Part | None) -> None:
    """Write the line of an event, if it leaves one, in the log of the mailbox where it happened."""
    action = ACTIONS.get(type(event))
    owner = part.giver if isinstance(part, Grant) else event.citizen
    if action is None or owner is None or part is None or not _leaves_a_line(world, event, part):
        return
    match part:
        case BoxedLetter():
            note(world, owner, action, part.id, part.letter, _place(event, part))
        case Message() if not isinstance(event, events.WritingDestroyed):
            letter = event.letter if isinstance(event, events.LetterForwarded) else ""
            note(world, owner, action, part.id, letter)
        case OwnFolder():
            note(world, owner, action, place=part.name)
        case Grant():
            note(world, owner, action, place=part.holder)
        case _:
            note(world, owner, action)


def note(
    world: World, citizen: Role, what: Action, about: str = "", letter: str = "", place: str = ""
) -> None:
    """Write a line in that citizen's log; whoever is signed in did it, where somebody did."""
    helper = world.signed_in if what not in BY_NOBODY and world.signed_in != citizen else None
    log = world.post[citizen].log
    if what in ONCE:
        log[:] = [each for each in log if (each.what, each.about) != (what, about)]
    log.append(LogLine(at=world.clock, what=what, about=about, letter=letter, place=place, by=helper))
    del log[:-KEPT]


def _leaves_a_line(world: World, event: Event, part: Part) -> bool:
    """Letters delivered in the past, letters opened again and withdrawn requests leave no line."""
    match event, part:
        case events.LetterArrived(), BoxedLetter():
            return part.received >= world.clock
        case events.LetterOpened(), _:
            return not event.again
        case events.AccessWithdrawn(), _:
            return event.was == "given"
    return True


def _place(event: Event, letter: BoxedLetter) -> str:
    if isinstance(event, events.LetterMoved):
        return letter.folder
    return letter.sender.slug if isinstance(event, events.LetterDestroyed) else ""
