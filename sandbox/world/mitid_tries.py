"""Counting wrong tries, with what is announced when there was one too many."""

from typing import TYPE_CHECKING

from sandbox.world.mitid import Lock, Miss, Rules, Secret
from sandbox.world.mitid_events import MitidBlocked, MitidPaused
from sandbox.world.people import Role

if TYPE_CHECKING:
    from sandbox.world.world import World


def missed(world: "World", role: Role, what: Secret, lock: Lock, attempts: int, rules: Rules) -> Miss:
    """Count a wrong try; when it was one too many, that is announced."""
    outcome = lock.miss(world.clock, attempts, rules)
    if outcome == "paused" and lock.until:
        world.announce(MitidPaused(citizen=role, what=what, until=lock.until))
    elif outcome == "blocked":
        world.announce(MitidBlocked(citizen=role, what=what))
    return outcome
