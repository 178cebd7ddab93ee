"""The register of vehicles. The registration certificate among the citizen's documents names the owner."""

from sandbox.world.state.people import Role
from sandbox.world.state.world import World

CERTIFICATE = "registreringsattest"


def plate_of(world: World, role: Role) -> str:
    """The number plate of the car that is registered to the citizen; empty for none."""
    certificates = (each for each in world.shelf[role] if each.document == CERTIFICATE)
    return next((each.facts["plate"] for each in certificates), "")
