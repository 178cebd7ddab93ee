"""The mailbox's log: what was done, by whom, and what the mailbox told the citizen of, for as far back as is kept."""

from sandbox.world.state.mailbox import Action, LogLine
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

KEPT = 60
BY_NOBODY: frozenset[Action] = frozenset(
    {"letter-came", "told-by-sms", "told-by-email", "reminded", "access-expired"}
)
ONCE: frozenset[Action] = frozenset({"draft-kept"})
"""Of these the last time is told of, each thing that they are about."""


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
