"""What an exercise can say about a citizen's MitID: each key is a situation, and several can be combined."""

from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.mitid import activation, app
from sandbox.world.phone import receive_message
from sandbox.world.state.mitid import RULES, Action, Use
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

CODE_MESSAGE = "mitid-aktiveringskode"


Receiver = Annotated[str, Field(min_length=1, max_length=60)]


class Unasked(ContentModel):
    """What somebody else has begun, and wants the citizen to approve."""

    receiver: Receiver
    action: Action = "log-on"


class MitIdState(ContentModel):
    """`activated: false` is a fresh app, and its temporary PIN in a text message; `suspended` all that one has.

    `approved` is the receiver of something that others began, and the citizen approved the day before.
    """

    citizen: Literal["citizen", "senior", "parent", "young"] = "citizen"
    activated: Literal[False] | None = None
    pin: Literal["paused", "blocked"] | None = None
    suspended: bool = False
    unasked: Unasked | None = None
    approved: Receiver | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set - {"citizen"}:
            raise ValueError("skriv hvordan MitID er: activated, pin, suspended, unasked eller approved")
        return self

    def apply(self, world: World, role: Role) -> None:
        """:raises NothingToDo: for what is about an app, when the citizen has none."""
        if self.activated is False:
            _fresh_app(world, role)
        if self.pin:
            _misspell_pin(world, role, self.pin)
        if self.suspended:
            activation.suspend(world, role)
        if self.unasked:
            app.ask_unasked(world, role, self.unasked.receiver, self.unasked.action)
        if self.approved:
            _approved_yesterday(world, role, self.approved)


def _fresh_app(world: World, role: Role) -> None:
    activation.new_app(world, role)
    temporary = activation.order_temporary(world, role, "text-message")
    receive_message(world, role, CODE_MESSAGE, {"code": temporary.code})


def _approved_yesterday(world: World, role: Role, receiver: str) -> None:
    use = Use(at=world.clock - timedelta(days=1), receiver=receiver, how="approved", kind="app")
    world.mitid[role].uses.append(use)


def _misspell_pin(world: World, role: Role, becomes: Literal["paused", "blocked"]) -> None:
    lock = app.app_of(world, role).lock
    if becomes == "blocked":
        lock.blocked = True
    else:
        lock.pauses, lock.until = 1, world.clock + timedelta(minutes=RULES.pause_minutes)
