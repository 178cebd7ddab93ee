"""Access to a mailbox as an exercise gives it: `post_access: {from: senior, to: parent, level: read}`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.guide.setup.power_of_attorney import Until, span
from sandbox.world.grants import mailbox_access
from sandbox.world.state.grants import Level
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class AccessState(ContentModel):
    """`from` is whose mailbox it is, and `to` who may look into it. `until` is written as for a power of attorney.

    With `is: asked` the one it goes to has only asked for it.
    """

    from_: Annotated[Role, Field(alias="from")]
    to: Role
    level: Level = "read"
    until: Until = "+1 year"
    is_: Annotated[Literal["asked", "given"], Field(alias="is")] = "given"

    @model_validator(mode="after")
    def _is_between_two(self) -> Self:
        if self.from_ == self.to:
            raise ValueError("adgang går fra en til en anden")
        return self

    def apply(self, world: World) -> None:
        until = world.date + span(self.until)
        mailbox_access.give(world, self.from_, self.to, self.level, until, self.is_)
