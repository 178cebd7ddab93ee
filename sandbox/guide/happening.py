"""What every kind of happening is; the kinds stand in `happenings.py`."""

from typing import ClassVar, Literal

from sandbox.content.yamlfile import ContentModel
from sandbox.world.people import ROLES, Role
from sandbox.world.world import World

Who = Literal["citizen", "senior", "parent", "young"]


def role_of(who: Who, citizen: Role) -> Role:
    return next((role for role in ROLES if role == who), citizen)


class Happening(ContentModel):
    """`starts_only` is for what would be against nature in the middle of an exercise."""

    starts_only: ClassVar[bool] = False

    def apply(self, world: World, citizen: Role) -> None:
        raise NotImplementedError
