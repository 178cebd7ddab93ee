"""How the citizen chooses to be told of new post, and reminded by NemSMS; `notifications` sends it."""

from sandbox.world.mailbox.events import NoticesChosen
from sandbox.world.mailbox.listeners import announce
from sandbox.world.state.people import ROLES, Role
from sandbox.world.state.world import World


def choose(world: World, citizen: Role, *, sms: bool, email: bool, nemsms: bool, number: str) -> None:
    """:raises ValueError: for a number that nobody of the household has (see `known_number`)."""
    if not known_number(world, number):
        raise ValueError("an unknown number")
    chosen = world.post[citizen].notices
    chosen.by_sms, chosen.by_email, chosen.nemsms, chosen.phone = sms, email, nemsms, number
    own = number == world.citizen(citizen).phone
    event = NoticesChosen(citizen=citizen, sms=sms, email=email, nemsms=nemsms, own_phone=own)
    announce(world, event, chosen)


def known_number(world: World, number: str) -> bool:
    return number in {world.citizen(role).phone for role in ROLES}
