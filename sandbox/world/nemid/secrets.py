"""How a chosen NemID password is stored: hashed, or not at all when it is the printed one."""

from sandbox.world.hashing import hashed
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


def kept_password(world: World, role: Role, password: str) -> str:
    """What to keep of a chosen password: nothing where it is the printed one."""
    if password.casefold() == world.nemid[role].password.casefold():
        return ""
    return hashed(password, world.new_id())
