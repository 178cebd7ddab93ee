"""The base class of everything that an exercise puts into a world; `kinds.py` lists the subclasses."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.state.people import Role, role_named
from sandbox.world.state.world import World

Who = Literal["citizen", "senior", "parent", "young"]


def role_of(who: Who, citizen: Role) -> Role:
    return role_named(who) or citizen


class Setup(ContentModel):
    """`starts_only` is for what would be against nature in the middle of an exercise."""

    starts_only: ClassVar[bool] = False

    def apply(self, world: World, citizen: Role) -> None:
        raise NotImplementedError


class CannotHappen(Exception):
    """A happening that the world does not take. `place` is its index in the list; `reason` is for the author.

    The reason can quote the exercise file, but nothing that a participant typed.
    """

    def __init__(self, place: int, error: Exception) -> None:
        self.place = place
        self.reason = str(error) if isinstance(error, ValueError) else f"{type(error).__name__}: {error}"
        super().__init__(self.reason)


def let_happen(happenings: Iterable[Setup], world: World, citizen: Role) -> None:
    """Apply the happenings in order.

    :raises CannotHappen: for the first that fails; those before it are in the world, and perhaps half of it.
    """
    for place, happening in enumerate(happenings):
        try:
            happening.apply(world, citizen)
        except Exception as error:  # the content of a file can fail in any way
            raise CannotHappen(place, error) from error
