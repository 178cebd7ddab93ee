"""Where somebody lives, where an exercise is about that: `lives_in_zone: citizen`."""

from sandbox.content.municipality.parking import streets_in, zone_of, zones
from sandbox.content.municipality.settings import address_book
from sandbox.guide.setup.base import Setup, Who, role_of
from sandbox.world.state.people import Role
from sandbox.world.state.world import World


class LivesInZone(Setup):
    """Somebody lives where one needs a licence to park: in the municipality's first zone, if they do not already.

    Which zones there are is a municipality's own, so an exercise names none. Where there are none nothing is done.
    """

    starts_only = True
    lives_in_zone: Who

    def apply(self, world: World, citizen: Role) -> None:
        somebody = world.citizen(role_of(self.lives_in_zone, citizen))
        if zones() and not zone_of(somebody.address):
            *_, somebody.address = address_book().at(streets_in(zones()[0])[0])
