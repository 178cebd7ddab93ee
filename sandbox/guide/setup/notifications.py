"""How a citizen is told of new post, as an exercise gives it: `post_notices: {sms: true, phone: young}`."""

from typing import Literal

from sandbox.content.reading.yaml_file import ContentModel
from sandbox.world.mailbox import notification_choices
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class NoticesState(ContentModel):
    """`phone` is whose number it is: an old one reaches somebody else in the family."""

    citizen: Literal["citizen", "senior", "parent", "young"] = "citizen"
    sms: bool = False
    email: bool = False
    nemsms: bool = False
    phone: Role | None = None

    def apply(self, world: World, citizen: Role) -> None:
        number = world.citizen(self.phone or citizen).phone
        notification_choices.choose(
            world, citizen, sms=self.sms, email=self.email, nemsms=self.nemsms, number=number
        )
