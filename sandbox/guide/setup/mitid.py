"""What an exercise can say about a citizen's MitID: each key is a situation, and several can be combined."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.mitid import activation, app, presets
from sandbox.world.state.mitid import Action
from sandbox.world.state.people import Role
from sandbox.world.state.world import World

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
            presets.fresh_app(world, role)
        if self.pin:
            presets.misspell_pin(world, role, self.pin)
        if self.suspended:
            activation.suspend(world, role)
        if self.unasked:
            app.ask_unasked(world, role, self.unasked.receiver, self.unasked.action)
        if self.approved:
            presets.approved_yesterday(world, role, self.approved)
