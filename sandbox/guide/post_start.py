"""How a citizen is told of new post, as an exercise gives it: `post_notices: {sms: true, phone: young}`."""

from typing import Literal

from sandbox.content.yamlfile import ContentModel
from sandbox.world import (  # noqa: F401 what these announce can be asked for in conditions
    post_folders,
    post_forwarding,
    post_messages,
    post_notices,
    post_search,
    post_writing,
)
from sandbox.world.people import Role
from sandbox.world.world import World


class NoticesState(ContentModel):
    """`phone` is whose number it is: an old one reaches somebody else in the family."""

    citizen: Literal["citizen", "senior", "parent", "young"] = "citizen"
    sms: bool = False
    email: bool = False
    nemsms: bool = False
    phone: Role | None = None

    def apply(self, world: World, citizen: Role) -> None:
        number = world.citizen(self.phone or citizen).phone
        post_notices.choose(world, citizen, sms=self.sms, email=self.email, nemsms=self.nemsms, number=number)
