"""What an exercise can say about a citizen's NemID: each key is a situation, and several can be combined."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.nemid import presets as situations
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class NemIdState(ContentModel):
    """`card: lost` is reported already; `changed` means that an old card still lies about."""

    citizen: Literal["citizen", "senior", "parent", "young"] = "citizen"
    activated: Literal[False] | None = None
    password: Literal["forgotten"] | None = None
    card: Literal["lost", "changed"] | None = None
    new_card: Literal["coming", "here"] | None = None
    keys_left: Annotated[int, Field(ge=0, le=147)] | None = None
    locked: bool = False
    blocked: bool = False
    app: bool = False
    viewer: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.model_fields_set - {"citizen"}:
            raise ValueError("skriv hvordan NemID er, fx keys_left, locked eller blocked")
        return self

    def apply(self, world: World, role: Role) -> None:
        if self.activated is False:
            situations.not_activated(world, role)
        if self.password:
            situations.password_forgotten(world, role)
        if self.card == "changed":
            situations.changed_card(world, role)
        if self.keys_left is not None:
            situations.use_up(world, role, self.keys_left)
        if self.new_card:
            situations.new_card(world, role, self.new_card)
        if self.card == "lost":
            situations.lose_card(world, role)
        self._of_account(world, role)

    def _of_account(self, world: World, role: Role) -> None:
        for is_so, become in (
            (self.locked, situations.lock),
            (self.blocked, situations.block),
            (self.app, situations.give_app),
            (self.viewer, situations.give_viewer),
        ):
            if is_so:
                become(world, role)
