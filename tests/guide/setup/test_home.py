import pytest

from sandbox.content.municipality.parking import zone_of
from sandbox.guide.setup.kinds import KINDS
from tests.world.worlds import fresh_world


@pytest.mark.parametrize("seat", [1, 7, 12])
def test_whoever_lives_elsewhere_lives_in_a_zone_for_the_exercise(seat: int) -> None:
    world = fresh_world(seat)
    KINDS["lives_in_zone"].model_validate({"lives_in_zone": "citizen"}).apply(world, "senior")
    assert zone_of(world.citizen("senior").address)


def test_who_lives_in_a_zone_already_stays_there() -> None:
    world = fresh_world()
    happening = KINDS["lives_in_zone"].model_validate({"lives_in_zone": "senior"})
    happening.apply(world, "senior")
    before = world.citizen("senior").address
    happening.apply(world, "senior")
    assert world.citizen("senior").address == before
