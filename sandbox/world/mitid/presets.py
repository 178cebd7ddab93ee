"""The states of a citizen's MitID that an exercise can begin with, or that an instructor can let happen."""

from datetime import timedelta
from typing import Literal

from sandbox.world.mitid import activation, app
from sandbox.world.phone import receive_message
from sandbox.world.state.mitid import Use
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

CODE_MESSAGE = "mitid-aktiveringskode"


def fresh_app(world: World, role: Role) -> None:
    """An app that is not activated; its temporary PIN comes in a text message."""
    activation.new_app(world, role)
    temporary = activation.order_temporary(world, role, "text-message")
    receive_message(world, role, CODE_MESSAGE, {"code": temporary.code})


def approved_yesterday(world: World, role: Role, receiver: str) -> None:
    use = Use(at=world.clock - timedelta(days=1), receiver=receiver, how="approved", kind="app")
    world.mitid[role].uses.append(use)


def misspell_pin(world: World, role: Role, becomes: Literal["paused", "blocked"]) -> None:
    """:raises NothingToDo: when the citizen has no app."""
    lock = app.app_of(world, role).lock
    if becomes == "blocked":
        lock.blocked = True
    else:
        lock.pauses, lock.until = 1, world.clock + timedelta(minutes=world.rules.mitid.pause_minutes)
