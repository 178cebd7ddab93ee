"""How much one seat's world may hold: far more than a participant fills, little enough that every page stays quick.

The whole document is measured and not one list of it, so a new kind of list is limited, too. What comes by itself
later, such as the answers to what was sent, is counted from the start, because nothing can refuse it then.
"""

from sandbox.world import timeline
from sandbox.world.state.base import Refused
from sandbox.world.state.world import World

LARGEST = 200_000  # bytes of the document
ROOM, FULL = 150_000, 180_000
COMING = 900  # bytes of what is due: a letter, what its log says, and the messages that tell of it
SMALL = (
    400  # bytes of a note, a mark or a sign-in: where there is no room a mailbox is still read and emptied
)
NEVER_NEAR = 60_000  # bytes: no form is large enough to fill the rest


class NoRoom(Refused):
    """The change would add to a world that is full already."""


def check(before: int, world: World) -> None:
    """Refuse a change that adds much to a large world, or anything to a full one.

    :param before: the bytes of the document before the change.
    :raises NoRoom: when the world may not hold what was added.
    """
    if before <= NEVER_NEAR:
        return
    after = len(world.to_json().encode())
    limit = ROOM if after - before > SMALL else FULL
    if after > before and after + COMING * timeline.coming(world) > limit:
        raise NoRoom
