from datetime import timedelta

import pytest

from sandbox.world import session, timeline
from sandbox.world.grants import power_of_attorney
from sandbox.world.grants.power_of_attorney import NoPower, acting_for, choose, givers, must_choose
from sandbox.world.state.people import Role
from sandbox.world.state.world import World
from tests.world.worlds import fresh_world

SERVICE, OTHER = "borger.dk", "oeveby.dk"


def signed_in_with_power(days: int = 30, role: Role = "parent") -> World:
    """The parent may act for the senior on `SERVICE` for so many days more; `role` is signed in."""
    world = fresh_world()
    power_of_attorney.give(world, "senior", "parent", SERVICE, world.date + timedelta(days=days))
    session.open_session(world, role, "nemid", SERVICE)
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
    session.touch(world)
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
    session.log_off(world)
    assert not must_choose(world, SERVICE)
    assert acting_for(world, SERVICE) is None
    with pytest.raises(NoPower):
        choose(world, "senior", SERVICE)


def test_a_new_session_asks_anew() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    session.open_session(world, "parent", "nemid", SERVICE)
    assert must_choose(world, SERVICE)


def test_a_new_power_takes_the_place_of_the_old_one() -> None:
    world = signed_in_with_power(days=-1)
    power_of_attorney.give(world, "senior", "parent", SERVICE, world.date)
    assert len(world.powers) == 1
    assert givers(world, SERVICE) == ["senior"]


def test_powers_of_several_people_stand_beside_each_other() -> None:
    world = signed_in_with_power()
    power_of_attorney.give(world, "young", "parent", SERVICE, world.date)
    assert givers(world, SERVICE) == ["senior", "young"]


PART = "flytning"


def signed_in_with_part() -> World:
    """The parent may act for the senior in one self-service on `OTHER`, and is signed in."""
    world = fresh_world()
    power_of_attorney.give(world, "senior", "parent", f"{OTHER}/{PART}", world.date + timedelta(days=30))
    session.open_session(world, "parent", "nemid", OTHER)
    world.take_announced()
    return world


def test_a_power_over_a_part_holds_there_only() -> None:
    world = signed_in_with_part()
    assert must_choose(world, OTHER, PART)
    choose(world, "senior", OTHER, PART)
    assert acting_for(world, OTHER, PART) == "senior"
    for service, part in ((OTHER, ""), (OTHER, "affald"), (SERVICE, PART), (SERVICE, "")):
        assert acting_for(world, service, part) == "parent"
        assert not must_choose(world, service, part)
        with pytest.raises(NoPower):
            choose(world, "senior", service, part)


def test_a_power_over_the_whole_site_covers_its_parts() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE, PART)
    assert acting_for(world, SERVICE, PART) == "senior"
    assert acting_for(world, SERVICE) == "senior"


def test_another_giver_is_asked_about_where_one_comes_to_what_they_gave() -> None:
    world = signed_in_with_part()
    power_of_attorney.give(world, "young", "parent", f"{OTHER}/affald", world.date)
    choose(world, "senior", OTHER, PART)
    assert must_choose(world, OTHER, "affald")
    assert acting_for(world, OTHER, "affald") == "parent"
    choose(world, "young", OTHER, "affald")
    assert acting_for(world, OTHER, PART) == "parent"


def test_a_power_that_is_only_asked_for_gives_nothing() -> None:
    world = fresh_world()
    power_of_attorney.give(world, "senior", "parent", SERVICE, world.date, state="asked")
    session.open_session(world, "parent", "nemid", SERVICE)
    assert not must_choose(world, SERVICE)
    with pytest.raises(NoPower):
        choose(world, "senior", SERVICE)


def test_a_wish_does_not_take_the_place_of_what_holds() -> None:
    world = signed_in_with_power()
    power_of_attorney.give(world, "senior", "parent", SERVICE, world.date, state="asked")
    assert [power.state for power in world.powers] == ["given", "asked"]
    assert givers(world, SERVICE) == ["senior"]


def test_powers_over_different_parts_stand_beside_each_other() -> None:
    world = signed_in_with_part()
    power_of_attorney.give(world, "senior", "parent", f"{OTHER}/affald", world.date)
    assert len(world.powers) == 2


def test_a_power_that_ends_in_the_middle_is_told_and_ends_at_once() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    power_of_attorney.end(world, world.powers[0], "withdrawn")
    assert acting_for(world, SERVICE) == "parent"
    assert world.session
    assert world.session.lapsed == "senior"
    power_of_attorney.go_on(world)
    assert world.session.lapsed is None


def test_whoever_acts_for_themselves_needs_not_be_told_that_a_power_ends() -> None:
    world = signed_in_with_power()
    choose(world, "parent", SERVICE)
    power_of_attorney.end(world, world.powers[0], "withdrawn")
    assert world.session
    assert world.session.lapsed is None


def test_a_power_given_anew_after_it_ended_is_asked_about_anew() -> None:
    world = signed_in_with_power()
    choose(world, "senior", SERVICE)
    power_of_attorney.end(world, world.powers[0], "withdrawn")
    power_of_attorney.give(world, "senior", "parent", SERVICE, world.date)
    assert must_choose(world, SERVICE)


def test_time_ends_a_power_and_the_wish_for_one() -> None:
    world = signed_in_with_power(days=0)
    power_of_attorney.give(world, "young", "parent", SERVICE, world.date, state="asked")
    choose(world, "senior", SERVICE)
    world.clock += timedelta(days=1)
    session.touch(world)
    world.take_announced()
    timeline.pass_time(world)
    assert [power.state for power in world.powers] == ["expired", "expired"]
    assert [(event.name, event.citizen) for event in world.take_announced()] == [("power-expired", "parent")]
    assert world.session
    assert world.session.lapsed == "senior"


def test_one_that_has_run_out_before_it_is_written_down_never_held() -> None:
    world = signed_in_with_power(days=-1)
    assert world.powers[0].state == "expired"
    timeline.pass_time(world)
    assert world.take_announced() == []
