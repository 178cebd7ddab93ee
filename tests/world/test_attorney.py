from datetime import timedelta

import pytest

from sandbox.world import attorney, signin
from sandbox.world.attorney import NoPower, acting_for, choose, givers, must_choose
from sandbox.world.people import Role
from sandbox.world.world import World
from tests.world.worlds import fresh_world

SERVICE, OTHER = "borger.dk", "oeveby.dk"


def signed_in_with_power(days: int = 30, role: Role = "parent") -> World:
    """The parent may act for the senior on `SERVICE` for so many days more; `role` is signed in."""
    world = fresh_world()
    attorney.give(world, "senior", "parent", SERVICE, world.date + timedelta(days=days))
    signin.open_session(world, role, "nemid", SERVICE)
    world.take_announced()
    return world


def test_whoever_may_act_for_somebody_is_asked_once() -> None:
    world = signed_in_with_power()
    assert must_choose(world, SERVICE)
    choose(world, "senior", SERVICE)
    assert not must_choose(world, SERVICE)
    assert acting_for(world, SERVICE) == "senior"
    assert world.signed_in == "parent"


def test_it_is_announced_for_whom() -> None:
    world = signed_in_with_power()
    choose(world, "parent", SERVICE)
    [event] = world.take_announced()
    assert event.name == "person-chosen"
    assert event.model_dump() == {"citizen": "parent", "person": "parent", "service": SERVICE}


def test_to_act_for_oneself_is_a_choice_too() -> None:
    world = signed_in_with_power()
    choose(world, "parent", SERVICE)
    assert not must_choose(world, SERVICE)
    assert acting_for(world, SERVICE) == "parent"


def test_a_power_holds_for_its_own_service_only() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    assert not must_choose(world, OTHER)
    assert acting_for(world, OTHER) == "parent"
    with pytest.raises(NoPower):
        choose(world, "senior", OTHER)


@pytest.mark.parametrize(("days", "holds"), [(1, True), (0, True), (-1, False)])
def test_a_power_holds_to_the_end_of_its_last_day(days: int, holds: bool) -> None:
    assert must_choose(signed_in_with_power(days), SERVICE) is holds


def test_a_power_that_runs_out_makes_one_act_for_oneself_again() -> None:
    world = signed_in_with_power(days=0)
    choose(world, "senior", SERVICE)
    world.clock += timedelta(days=1)
    signin.touch(world)
    assert acting_for(world, SERVICE) == "parent"


@pytest.mark.parametrize("role", ["senior", "young"])
def test_a_power_is_only_its_holders(role: Role) -> None:
    world = signed_in_with_power(role=role)
    assert not must_choose(world, SERVICE)
    with pytest.raises(NoPower):
        choose(world, "parent", SERVICE)


def test_nobody_acts_for_anybody_when_nobody_is_signed_in() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    signin.log_off(world)
    assert not must_choose(world, SERVICE)
    assert acting_for(world, SERVICE) is None
    with pytest.raises(NoPower):
        choose(world, "senior", SERVICE)


def test_a_new_session_asks_anew() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    signin.open_session(world, "parent", "nemid", SERVICE)
    assert must_choose(world, SERVICE)


def test_a_new_power_takes_the_place_of_the_old_one() -> None:
    world = signed_in_with_power(days=-1)
    attorney.give(world, "senior", "parent", SERVICE, world.date)
    assert len(world.powers) == 1
    assert givers(world, SERVICE) == ["senior"]


def test_powers_of_several_people_stand_beside_each_other() -> None:
    world = signed_in_with_power()
    attorney.give(world, "young", "parent", SERVICE, world.date)
    assert givers(world, SERVICE) == ["senior", "young"]
