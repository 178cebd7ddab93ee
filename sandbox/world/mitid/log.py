"""Finds the owner of a MitID user-id, and keeps the log of how a MitID was used."""

from sandbox.world.state.mitid import KEPT_USES, Kind, Use
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World


def owner(world: World, user_id: str) -> Role | None:
    """Whose user-id it is; case and spaces around it do not matter."""
    typed = user_id.strip().casefold()
    return next((role for role in ROLES if world.mitid[role].user_id.casefold() == typed), None)


def note(world: World, role: Role, receiver: str, how: str, kind: Kind | None = None) -> None:
    """Write a line in the citizen's log; the oldest leave it, so that a world stays small."""
    line = Use.model_validate({"at": world.clock, "receiver": receiver, "how": how, "kind": kind})
    own = world.mitid[role]
    own.uses = [line, *own.uses][:KEPT_USES]
